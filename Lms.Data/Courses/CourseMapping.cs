using Lms.Data.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Courses;

static class CourseMapping
{
    internal static void Map(ModelBuilder model) => model.Entity<Course>(course =>
    {
        course.ToTable("Courses");
        course.Property(c => c.Code).HasMaxLength(CourseRules.CodeLength);
        course.Property(c => c.Title).HasMaxLength(CourseRules.TitleLength);
        course.Property(c => c.Term).HasMaxLength(CourseRules.TermLength);
        course.Property(c => c.Description).HasMaxLength(CourseRules.DescriptionLength);
        course.HasIndex(c => c.NormalizedCode).IsUnique();
        course.HasIndex(c => c.JoinCode).IsUnique();
        course.HasIndex(c => c.SourcedId).IsUnique();
        course.HasOne<Account>().WithMany().HasForeignKey(c => c.OwnerId).OnDelete(DeleteBehavior.Restrict);
    });
}

using Lms.Data.Accounts;
using Lms.Data.Courses;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Content.Assignments;

static class AssignmentMapping
{
    internal static void Map(ModelBuilder model) => model.Entity<Assignment>(assignment =>
    {
        assignment.ToTable("Assignments");
        assignment.Property(a => a.Title).HasMaxLength(AssignmentRules.TitleLength);
        assignment.Property(a => a.Instructions).HasMaxLength(AssignmentRules.InstructionsLength);
        assignment.Property(a => a.Points).HasConversion<PointsConverter>();
        assignment.HasIndex(a => new { a.CourseId, a.DueAt });
        assignment.HasIndex(a => a.AuthorId);
        assignment.HasOne<Course>().WithMany().HasForeignKey(a => a.CourseId).OnDelete(DeleteBehavior.Cascade);
        assignment.HasOne<Account>().WithMany().HasForeignKey(a => a.AuthorId).OnDelete(DeleteBehavior.Restrict);
    });
}

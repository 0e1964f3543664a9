using Lms.Data.Accounts;
using Lms.Data.Courses;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Enrolments;

static class EnrolmentMapping
{
    internal static void Map(ModelBuilder model) => model.Entity<Enrolment>(enrolment =>
    {
        enrolment.ToTable("Enrolments");
        enrolment.HasKey(e => new { e.CourseId, e.AccountId });
        enrolment.Property(e => e.Section).HasMaxLength(EnrolmentRules.SectionLength);
        enrolment.Property(e => e.StudentNumber).HasMaxLength(EnrolmentRules.NumberLength);
        enrolment.HasIndex(e => new { e.AccountId, e.WithdrawnAt });
        enrolment.HasIndex(e => new { e.CourseId, e.WithdrawnAt, e.Section });
        enrolment.HasOne<Course>().WithMany().HasForeignKey(e => e.CourseId).OnDelete(DeleteBehavior.Restrict);
        enrolment.HasOne<Account>().WithMany().HasForeignKey(e => e.AccountId).OnDelete(DeleteBehavior.Restrict);
        enrolment.HasOne<Account>().WithMany().HasForeignKey(e => e.ById).OnDelete(DeleteBehavior.Restrict);
    });
}

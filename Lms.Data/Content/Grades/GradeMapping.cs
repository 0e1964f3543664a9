using Lms.Data.Accounts;
using Lms.Data.Content.Assignments;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Content.Grades;

static class GradeMapping
{
    internal static void Map(ModelBuilder model) => model.Entity<Grade>(grade =>
    {
        grade.ToTable("Grades");
        grade.HasKey(g => new { g.AssignmentId, g.AccountId });
        grade.Property(g => g.Points).HasConversion<PointsConverter>();
        grade.Property(g => g.Feedback).HasMaxLength(GradeRules.FeedbackLength);
        grade.Property(g => g.Version).IsConcurrencyToken();
        grade.HasIndex(g => g.AccountId);
        grade.HasIndex(g => g.GraderId);
        grade.HasOne<Assignment>().WithMany().HasForeignKey(g => g.AssignmentId).OnDelete(DeleteBehavior.Restrict);
        grade.HasOne<Account>().WithMany().HasForeignKey(g => g.AccountId).OnDelete(DeleteBehavior.Restrict);
        grade.HasOne<Account>().WithMany().HasForeignKey(g => g.GraderId).OnDelete(DeleteBehavior.Restrict);
    });
}

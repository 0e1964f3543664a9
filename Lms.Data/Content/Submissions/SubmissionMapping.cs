using Lms.Data.Accounts;
using Lms.Data.Content.Assignments;
using Lms.Data.Content.Files;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Content.Submissions;

static class SubmissionMapping
{
    internal static void Map(ModelBuilder model)
    {
        model.Entity<Submission>(submission =>
        {
            submission.ToTable("Submissions");
            submission.Property(s => s.Text).HasMaxLength(SubmissionRules.TextLength);
            submission.HasIndex(s => new { s.AssignmentId, s.AccountId, s.Id });
            submission.HasIndex(s => s.AccountId);
            submission.HasOne<Assignment>().WithMany().HasForeignKey(s => s.AssignmentId).OnDelete(DeleteBehavior.Restrict);
            submission.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Restrict);
            submission.HasMany(s => s.Files).WithOne().HasForeignKey(f => f.SubmissionId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<SubmissionFile>(file =>
        {
            file.ToTable("SubmissionFiles");
            file.HasKey(f => new { f.SubmissionId, f.Position });
            file.HasIndex(f => f.FileId);
            file.HasOne<StoredFile>().WithMany().HasForeignKey(f => f.FileId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}

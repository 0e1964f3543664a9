using Lms.Data.Accounts;
using Lms.Data.Courses;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Audit;

static class AuditMapping
{
    internal static void Map(ModelBuilder model) => model.Entity<AuditEntry>(entry =>
    {
        entry.ToTable("AuditEntries");
        entry.HasOne<Account>().WithMany().HasForeignKey(e => e.ActorId).OnDelete(DeleteBehavior.Restrict);
        entry.HasOne<Account>().WithMany().HasForeignKey(e => e.PersonId).OnDelete(DeleteBehavior.Restrict);
        entry.HasOne<Course>().WithMany().HasForeignKey(e => e.CourseId).OnDelete(DeleteBehavior.Restrict);
        entry.HasIndex(e => new { e.CourseId, e.Id });
        entry.HasIndex(e => new { e.PersonId, e.Id });
        entry.HasIndex(e => new { e.ActorId, e.Id });
        entry.HasIndex(e => new { e.Action, e.Id });
        entry.HasIndex(e => new { e.At, e.Id });
        // Of these alone it is asked who was where and when, and each time an administrator opens a course.
        entry.HasIndex(e => new { e.ActorId, e.CourseId, e.At }).HasFilter($"\"Action\" = {(int)AuditAction.CourseVisited}");
    });
}

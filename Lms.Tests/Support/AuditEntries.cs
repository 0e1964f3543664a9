using Lms.Data.Audit;
using Lms.Data.Shared;

namespace Lms.Tests.Support;

/// <summary>Entries written as nobody could write them by hand.</summary>
static class AuditEntries
{
    /// <summary>That many entries of something somebody did to themselves.</summary>
    public static async Task WriteAsync(this Cast school, Actor actor, int count, AuditAction action, DateTime? at = null, long? courseId = null)
    {
        await using (var db = school.Database.Open())
        {
            db.Audit.Add(new AuditEntry
            {
                At = at ?? TestDatabase.Start.UtcDateTime,
                ActorId = actor.AccountId,
                PersonId = actor.AccountId,
                CourseId = courseId,
                Action = action,
            });
            await db.SaveChangesAsync();
        }

        await using var connection = await school.Database.ConnectAsync();
        await connection.Query($"""
            WITH RECURSIVE times(n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM times WHERE n < {count})
            INSERT INTO AuditEntries (At, ActorId, PersonId, CourseId, Action)
            SELECT At, ActorId, PersonId, CourseId, Action FROM times, (SELECT * FROM AuditEntries ORDER BY Id DESC LIMIT 1) WHERE {count} > 1
            """).ExecuteNonQueryAsync();
    }
}

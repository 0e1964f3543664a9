using Lms.Data.Audit;
using Lms.Data.Shared;

namespace Lms.Tests.Support;

/// <summary>Undoing from the audit log; what comes back is what stood in the way.</summary>
static class Undoing
{
    public static async Task<Problem?> UndoAsync(this Cast school, Actor actor, long entryId, string reason = "") =>
        (await school.Database.Get<AuditUndoService>().UndoAsync(actor, entryId, reason)).Problem;

    /// <summary>The latest entry there is.</summary>
    public static async Task<Problem?> UndoLatestAsync(this Cast school, Actor actor, string reason = "") =>
        await school.UndoAsync(actor, (await school.AuditAsync())[^1].Id, reason);

    /// <summary>The latest entry of this kind.</summary>
    public static async Task<Problem?> UndoAsync(this Cast school, Actor actor, AuditAction action) =>
        await school.UndoAsync(actor, (await school.AuditAsync()).Last(entry => entry.Action == action).Id);
}

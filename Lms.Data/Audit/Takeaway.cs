using Lms.Data.Shared;
using Lms.Data.Storage;

namespace Lms.Data.Audit;

/// <summary>What leaves the product in one piece: who took it is written down before they have it.</summary>
static class Takeaway
{
    /// <summary>
    /// Gives what is asked for, once <paramref name="entry"/> is kept, which asks again whether the actor may.
    /// Who looks through others' eyes takes nothing away.
    /// </summary>
    internal static async Task<Result<T>> NotedAsync<T>(
        this LmsStore store, Actor actor, Func<Task<Result<T>>> ask, Func<LmsDbContext, Task<Result<AuditEntry>>> entry,
        CancellationToken cancel)
    {
        if (actor.Eyes is not null)
            return Why.OnlyLooking;
        var asked = await ask();
        if (!asked.Succeeded)
            return asked;
        var noted = await store.WriteAsync<AuditEntry>(actor, async db =>
        {
            var taken = await entry(db);
            if (taken.Succeeded)
                db.Record(taken.Value);
            return taken;
        }, cancel);
        return noted.Succeeded ? asked : noted.Problem!;
    }
}

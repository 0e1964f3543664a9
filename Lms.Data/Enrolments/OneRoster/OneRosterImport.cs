using Lms.Data.Enrolments.Turns;
using Lms.Data.Shared;
using Lms.Data.Storage;

namespace Lms.Data.Enrolments.OneRoster;

/// <summary>Carries out a package, however large: all that can be, or nothing.</summary>
public sealed class OneRosterImport(LmsStore store, ImportTurns turns, SchoolClock clock, OneRosterQueries queries)
{
    /// <summary>
    /// Carries the package out as the world is at each moment, in turns that let others pass; cancelling leaves nothing, and a second time
    /// nothing is left to do. The answer is what was done. <paramref name="withdrawMany"/>: that many are withdrawn was seen and is meant.
    /// <paramref name="progress"/> hears what part is done, 0 to 1.
    /// </summary>
    public async Task<Result<OneRosterPlan>> ApplyAsync(
        Actor actor, OneRosterPackage package, bool withdrawMany = false, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        var work = new OneRosterWork(actor, clock, new Progressing(progress));
        return await turns.RunAsync(actor, PlanAsync, (db, done, size) => work.TurnAsync(db, done, size, cancel), cancel) is { } problem
            ? problem
            : work.Report;

        // Planning takes long, and nobody waits for it: it is done between the turns, again only if others changed what was planned.
        async Task<Problem?> PlanAsync()
        {
            if (work.IsPlanned)
                return null;
            var planned = await store.ReadAsync(db => queries.PlanAsync(db, actor, package, cancel), cancel);
            return !planned.Succeeded ? planned.Problem
                : !withdrawMany && planned.Value.TooManyWithdrawals is { } tooMany ? tooMany
                : work.Begin(planned.Value);
        }
    }
}

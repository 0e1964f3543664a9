using Lms.Data.Shared;
using Lms.Data.Storage;

namespace Lms.Data.Enrolments.OneRoster;

/// <summary>Carries out a package, however large: all that can be, or nothing.</summary>
public sealed class OneRosterImport(LmsStore store, SchoolClock clock, OneRosterQueries queries)
{
    /// <summary>
    /// Carries the package out as the world is now, in one transaction; cancelling leaves nothing, and a second time nothing is left to do.
    /// The answer is what was done. <paramref name="withdrawMany"/>: that many are withdrawn was seen and is meant.
    /// <paramref name="progress"/> hears what part is done, 0 to 1.
    /// </summary>
    public Task<Result<OneRosterPlan>> ApplyAsync(
        Actor actor, OneRosterPackage package, bool withdrawMany = false, IProgress<double>? progress = null, CancellationToken cancel = default) =>
        store.WriteAsync<OneRosterPlan>(actor, async db =>
        {
            var planned = await queries.PlanAsync(db, actor, package, cancel);
            if (!planned.Succeeded)
                return planned.Problem!;
            var plan = planned.Value;
            if (!withdrawMany && plan.TooManyWithdrawals is { } problem)
                return problem;
            await new OneRosterWriter(db, actor.AccountId, clock.Now, plan, progress).WriteAsync(cancel);
            return plan;
        }, cancel);
}

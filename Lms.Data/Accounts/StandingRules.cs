using Lms.Data.Shared;

namespace Lms.Data.Accounts;

/// <summary>What administrators may change about somebody's standing at the school. Pure.</summary>
public static class StandingRules
{
    /// <summary>The longest reason, in characters.</summary>
    public const int ReasonLength = 300;

    /// <summary>Whether the person may be suspended, for this reason.</summary>
    public static Problem? MaySuspend(long actorId, long accountId, string name, bool isLastAdministrator, string reason) =>
        MayTakeAdministration(actorId, accountId, name, isLastAdministrator) ?? NeedsReason(reason);

    /// <summary>Whether the person may be reinstated, for this reason.</summary>
    public static Problem? MayReinstate(string name, AccountStatus status, string reason) =>
        status != AccountStatus.Suspended ? new Problem(Why.NotSuspended, name) : NeedsReason(reason);

    /// <summary>Whether the person can do without being administrator: the school can't do without one.</summary>
    public static Problem? MayTakeAdministration(long actorId, long accountId, string name, bool isLastAdministrator) =>
        actorId == accountId ? new Problem(Why.OwnStanding)
        : isLastAdministrator ? new Problem(Why.LastAdministrator, name)
        : null;

    static Problem? NeedsReason(string reason) =>
        reason.Length == 0 ? new Problem(Why.ReasonMissing)
        : reason.Length > ReasonLength ? new Problem(Why.TooLong, ReasonLength)
        : null;
}

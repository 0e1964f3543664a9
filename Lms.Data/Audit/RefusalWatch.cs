using Lms.Data.Shared;

namespace Lms.Data.Audit;

/// <summary>Who asked for something, as far as the database knows them; course null: not on one.</summary>
readonly record struct Asked(long AccountId, long? CourseId);

/// <summary>
/// Counts in memory whom the rules refuse, so that the log tells of somebody who tries one door after the other. Bounded: one entry
/// an hour for each person, and no more people at once than fit.
/// </summary>
public sealed class RefusalWatch(SchoolClock clock)
{
    /// <summary>So many within an hour are told of.</summary>
    internal const int Often = 20;

    /// <summary>Of so many people refusals are counted at once.</summary>
    internal const int MostPeople = 10_000;

    static readonly TimeSpan hour = TimeSpan.FromHours(1);

    /// <summary>Of how many it is known.</summary>
    internal int Known => counts.Count;

    readonly Lock guard = new();
    readonly Dictionary<long, (DateTime Since, int Times)> counts = [];

    /// <summary>Whether being answered so is being refused, and not a slip of what was typed.</summary>
    internal static bool IsRefusal(Why why) => why is Why.AdministratorsOnly or Why.CourseNotFound or Why.PersonNotFound or Why.NotOnCourse
        or Why.ForStaff or Why.OwnerOnly or Why.NeedsPermission or Why.NeedsManageStaff or Why.NeedsViewStudents or Why.NeedsManageStudents
        or Why.NotHeldByYou or Why.OwnPermissions or Why.OwnWork or Why.FileNotFound or Why.AssignmentNotFound or Why.MaterialNotFound
        or Why.SectionNotFound or Why.AnnouncementNotFound or Why.JoinLinkGone or Why.WaitingBeyondYou or Why.MovingTakes;

    /// <summary>Counts one more; whether it is the one to tell of.</summary>
    internal bool Count(long accountId)
    {
        lock (guard)
        {
            var now = clock.Now;
            if (counts.Count >= MostPeople && !counts.ContainsKey(accountId))
                Forget(now);
            var (since, times) = counts.GetValueOrDefault(accountId, (now, 0));
            if (now - since >= hour)
                (since, times) = (now, 0);
            counts[accountId] = (since, times + 1);
            return times + 1 == Often;
        }
    }

    // What is over an hour old counts no more; and if everybody is new, nobody is known to come again.
    void Forget(DateTime now)
    {
        foreach (var (id, (since, _)) in counts)
        {
            if (now - since >= hour)
                counts.Remove(id);
        }

        if (counts.Count >= MostPeople)
            counts.Clear();
    }
}

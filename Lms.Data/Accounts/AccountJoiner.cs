using Lms.Data.Audit;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Data.Storage;

namespace Lms.Data.Accounts;

/// <summary>Whether what waits at a pending account may go to somebody else, and lets it go there.</summary>
sealed class AccountJoiner(SchoolClock clock)
{
    /// <summary>Makes the pending account a part of the other; nothing but a look at it, without consent.</summary>
    internal async Task<Result<Corrected>> JoinAsync(
        LmsDbContext db, Account acting, Account account, Account other, bool keepAddress, bool consent, CancellationToken cancel)
    {
        if (AccountRules.MayMerge(account, other) is { } problem)
            return problem;
        if (await MayMoveAsync(db, acting, account, other, cancel) is { } notAllowed)
            return notAllowed;
        if (!consent)
            return new Corrected(account.Id, other.Email!, await Merging.LookAsync(db, account, other, clock.Today, cancel), false);

        if (!keepAddress)
            await RefusedSignInLog.ForgetAsync(db, account, cancel);
        db.Record(AuditEntry.Of(new Actor(acting.Id), other.Id, AuditAction.AccountsMerged, clock.Now, account.Email!, other.Email!));
        await AccountMerger.MergeAsync(db, account, other, keepAddress, clock.Now, clock.Today, cancel);
        return new Corrected(other.Id, other.Email!, null, true);
    }

    /// <summary>Whether this person may move everything that belongs to the account: as <see cref="MovingRules"/> says of each thing.</summary>
    internal async Task<Problem?> MayMoveAsync(LmsDbContext db, Account acting, Account account, Account? into, CancellationToken cancel)
    {
        if (acting.IsAdministrator)
            return null;
        var belongings = await Belongings.OfAsync(db, account.Id, cancel);
        var courses = await CoursesAsync(db, acting, account, into, [.. belongings.Select(b => b.CourseId).OfType<long>().Distinct()], cancel);
        if (!courses.Values.Any(MovingRules.Knows) && !await SchoolDirectory.IsOpenToAsync(db, clock, acting.Id, cancel))
            return new Problem(Why.PersonNotFound);
        if (account.Status != AccountStatus.Pending)
            return new Problem(Why.NotPending, AccountRules.NameOf(account.DisplayName, account.Email));

        // The right to administer or to make courses, and ids of the school office, were never staff's to give.
        if (account.IsAdministrator || account.MayCreateCourses || account.SourcedId is not null)
            return new Problem(Why.WaitingBeyondYou);
        return MovingRules.MayMove(belongings, courses)
            ?? (belongings.Any(b => b.Kind is PersonReference.Staff or PersonReference.Attends) ? null : new Problem(Why.NothingWaits));
    }

    async Task<Dictionary<long, MovingCourse>> CoursesAsync(
        LmsDbContext db, Account acting, Account account, Account? into, IReadOnlyList<long> ids, CancellationToken cancel)
    {
        var courses = new Dictionary<long, MovingCourse>();
        foreach (var id in ids)
        {
            var loaded = await CourseStaff.LoadAsync(db, clock, new Actor(acting.Id), id, cancel);
            if (!loaded.Succeeded)
                continue;
            var staff = loaded.Value;
            var people = await staff.PeopleAsync(into is null ? [account.Id] : [account.Id, into.Id], cancel);
            courses[id] = new MovingCourse(
                staff.Course.Title, staff.Standing, staff.Actor, people[account.Id], into is null ? null : people[into.Id]);
        }

        return courses;
    }
}

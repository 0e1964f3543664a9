using Lms.Data.Audit;
using Lms.Data.Enrolments;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

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

    /// <summary>Moving what waits is giving it to somebody else: the same rule as for giving it, course by course.</summary>
    internal async Task<Problem?> MayMoveAsync(LmsDbContext db, Account acting, Account account, Account? into, CancellationToken cancel)
    {
        if (acting.IsAdministrator)
            return null;
        var beyond = new Problem(Why.WaitingBeyondYou);

        // Further addresses were vouched for and ids come from the school office: neither was theirs to give.
        if (account.IsAdministrator || account.MayCreateCourses || account.Aliases.Count > 0 || account.SourcedId is not null || await db.Courses.AnyAsync(c => c.OwnerId == account.Id, cancel))
            return beyond;
        var courses = await db.Memberships.Where(m => m.AccountId == account.Id).Select(m => m.CourseId).ToListAsync(cancel);
        var attended = await db.Enrolments.Where(e => e.AccountId == account.Id).Select(e => e.CourseId).ToListAsync(cancel);
        if (courses.Count + attended.Count == 0)
            return new Problem(Why.NothingWaits);

        foreach (var courseId in attended)
        {
            if (!(await CourseStaff.EnterAsync(db, clock, new Actor(acting.Id), courseId, EnrolmentRules.MayManageStudents, cancel)).Succeeded)
                return beyond;
        }

        foreach (var courseId in courses)
        {
            var loaded = await CourseStaff.LoadAsync(db, clock, new Actor(acting.Id), courseId, cancel);
            if (!loaded.Succeeded)
                return loaded.Problem;
            var staff = loaded.Value;
            var people = await staff.PeopleAsync(into is null ? [account.Id] : [account.Id, into.Id], cancel);
            var person = people[account.Id];
            if (PermissionRules.MayChange(staff.Actor, person, null, staff.Standing) is not null)
                return beyond;
            if (into is not null && !people[into.Id].IsOwner && PermissionRules.MayChange(staff.Actor, people[into.Id],
                Grants.Merge(people[into.Id].Grants ?? person.Grants!, person.Grants!, clock.Today), staff.Standing) is { } problem)
                return problem;
        }

        return null;
    }
}

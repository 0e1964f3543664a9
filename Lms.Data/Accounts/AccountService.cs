using Lms.Data.Audit;
using Lms.Data.Enrolments;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Lms.Data.Accounts;

/// <summary>
/// A corrected address. <see cref="Asks"/>: the address belongs to this person already; nothing was changed, and the two
/// become one when asked again with consent.
/// </summary>
public sealed record Corrected(long AccountId, string Address, Person? Asks, bool Merged);

/// <summary>Changes to accounts themselves.</summary>
public sealed class AccountService(LmsStore store, SchoolClock clock, IOptions<SignInOptions> options)
{
    /// <summary>
    /// Corrects the address of a pending account. Whatever waits there goes to somebody else by it, so only
    /// those may who could have given all of it: administrators, and staff who hold it on every course concerned.
    /// </summary>
    public Task<Result<Corrected>> CorrectAddressAsync(
        Actor actor, long accountId, string typed, bool merge, CancellationToken cancel = default) =>
        store.WriteAsync<Corrected>(async db =>
        {
            var acting = await db.Users.FirstOrDefaultAsync(a => a.Id == actor.AccountId, cancel);
            if (acting is null or { Status: AccountStatus.Suspended })
                return Why.ActorSuspended;
            var account = await db.Users.FirstOrDefaultAsync(a => a.Id == accountId, cancel);
            if (account is null)
                return Why.PersonNotFound;
            var name = AccountRules.NameOf(account.DisplayName, account.Email);
            if (await MayMoveAsync(db, acting, account, null, cancel) is { } notAllowed)
                return notAllowed;
            if (account.Status != AccountStatus.Pending)
                return new Problem(Why.NotPending, name);

            var parsed = EmailAddress.Parse(typed);
            if (!parsed.Succeeded)
                return parsed.Problem!;
            var address = parsed.Value;
            var other = await db.Users.FirstOrDefaultAsync(a => a.NormalizedEmail == address.Normal, cancel);
            if (other?.Id == account.Id)
                return Why.SameAddress;
            if (other is not null)
                return await JoinAsync(db, acting, account, other, merge, cancel);
            if (AccountRules.MayName(acting.IsAdministrator, address, options.Value.AllowedDomains) is { } problem)
                return problem;

            await RefusedSignInLog.ForgetAsync(db, account, cancel);
            db.Record(Entry(actor, account.Id, AuditAction.AddressCorrected, account.Email!, address.Display));
            AccountRules.Describe(account, account.DisplayName, address);
            return new Corrected(account.Id, address.Display, null, false);
        }, cancel);

    /// <summary>Makes these people administrators, pending until they sign in. For the setting <c>Administrators</c>.</summary>
    public Task<Result<Done>> EnsureAdministratorsAsync(IReadOnlyList<EmailAddress> addresses, CancellationToken cancel = default) =>
        store.WriteAsync<Done>(async db =>
        {
            foreach (var address in addresses.Distinct())
            {
                var account = await db.Users.FirstOrDefaultAsync(a => a.NormalizedEmail == address.Normal, cancel);
                if (account is { IsAdministrator: true })
                    continue;
                if (account is null)
                    db.Users.Add(account = PersonResolver.NewAccount(address, "", null, clock.Now));
                (account.IsAdministrator, account.MayCreateCourses) = (true, true);
                await db.SaveChangesAsync(cancel);
                db.Record(Entry(new Actor(account.Id), account.Id, AuditAction.AdministratorBySetting, null, address.Display));
            }

            return new Done();
        }, cancel);

    async Task<Result<Corrected>> JoinAsync(
        LmsDbContext db, Account acting, Account account, Account other, bool consent, CancellationToken cancel)
    {
        var name = AccountRules.NameOf(other.DisplayName, other.Email);
        if (other.Status == AccountStatus.Suspended || (account.IsAdministrator && !other.IsAdministrator))
            return new Problem(Why.CannotMergeInto, name);
        if (await MayMoveAsync(db, acting, account, other, cancel) is { } problem)
            return problem;
        if (!consent)
            return new Corrected(account.Id, other.Email!, new Person(other.Id, name, other.Email!), false);

        await RefusedSignInLog.ForgetAsync(db, account, cancel);
        db.Record(Entry(new Actor(acting.Id), other.Id, AuditAction.AccountsMerged, account.Email!, other.Email!));
        await AccountMerger.MergeAsync(db, account, other, clock.Today, cancel);
        return new Corrected(other.Id, other.Email!, null, true);
    }

    // Moving what waits is giving it to somebody else: the same rule as for giving it, course by course.
    async Task<Problem?> MayMoveAsync(LmsDbContext db, Account acting, Account account, Account? into, CancellationToken cancel)
    {
        if (acting.IsAdministrator)
            return null;
        var beyond = new Problem(Why.WaitingBeyondYou);
        if (account.IsAdministrator || account.MayCreateCourses || await db.Courses.AnyAsync(c => c.OwnerId == account.Id, cancel))
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

    AuditEntry Entry(Actor actor, long personId, AuditAction action, string? before, string after) => new()
    {
        At = clock.Now,
        ActorId = actor.AccountId,
        PersonId = personId,
        Action = action,
        Before = before,
        After = after,
    };
}

using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Accounts;

/// <summary>Who is signed in, as every page shows them.</summary>
public sealed record Me(long AccountId, string Name, string Address, bool IsAdministrator, bool MayCreateCourses)
{
    /// <summary>What to call them.</summary>
    public string FirstName => Name.Split(' ')[0];
}

/// <summary>What one's own page tells of oneself; times UTC. Named by: who did so first, null for those who came by themselves.</summary>
public sealed record OwnAccount(
    long AccountId, string Name, string Address, bool IsAdministrator, DateTime CreatedAt, string? NamedBy, DateTime? LastSignInAt);

/// <summary>One course that was waiting for somebody: what they may do there and who gave it. No role: they are a student.</summary>
public sealed record WaitingCourse(
    long CourseId, string Code, string Title, string? RoleName, DateOnly? Until, PermissionSet Permissions, IReadOnlyList<string> GivenBy);

/// <summary>What accounts are asked for.</summary>
public sealed class AccountQueries(LmsStore store, SchoolClock clock)
{
    /// <summary>The one who acts.</summary>
    public Task<Result<Me>> MeAsync(Actor actor, CancellationToken cancel = default) =>
        store.ReadAsync<Me>(async db =>
            await db.Users.Where(a => a.Id == actor.AccountId && a.Status == AccountStatus.Active)
                .Select(a => new { a.Id, a.DisplayName, a.Email, a.IsAdministrator, a.MayCreateCourses })
                .FirstOrDefaultAsync(cancel) is { } me
                ? new Me(me.Id, AccountRules.NameOf(me.DisplayName, me.Email), me.Email!, me.IsAdministrator,
                    me.IsAdministrator || me.MayCreateCourses)
                : Why.ActorSuspended, cancel);

    /// <summary>The account of the one who acts.</summary>
    public Task<Result<OwnAccount>> OwnAsync(Actor actor, CancellationToken cancel = default) =>
        store.ReadAsync<OwnAccount>(async db => await (
            from account in db.Users
            where account.Id == actor.AccountId && account.Status == AccountStatus.Active
            join namer in db.Users on account.CreatedById equals namer.Id into namers
            from namer in namers.DefaultIfEmpty()
            select new OwnAccount(
                account.Id, AccountRules.NameOf(account.DisplayName, account.Email), account.Email!, account.IsAdministrator, account.CreatedAt,
                namer == null ? null : AccountRules.NameOf(namer.DisplayName, namer.Email), account.LastSignInAt)).FirstOrDefaultAsync(cancel) is { } own
            ? own
            : Why.ActorSuspended, cancel);

    /// <summary>The administrator whom a command on the server acts as: the one at the address, or the first there is.</summary>
    public Task<Result<Actor>> AdministratorAsync(EmailAddress? address, CancellationToken cancel = default) =>
        store.ReadAsync<Actor>(async db =>
        {
            var administrators = db.Users.Where(a => a.IsAdministrator && a.Status != AccountStatus.Suspended);
            if (address is not null)
                administrators = administrators.Where(a => AddressBook.Holders(db, new[] { address.Normal }).Any(held => held.AccountId == a.Id));
            return await administrators.OrderBy(a => a.Id).Select(a => (long?)a.Id).FirstOrDefaultAsync(cancel) is { } id ? new Actor(id)
                : address is null ? Why.NoAdministrator
                : Why.AdministratorsOnly;
        }, cancel);

    /// <summary>What others have given the one who acts, for the welcome page.</summary>
    public Task<Result<IReadOnlyList<WaitingCourse>>> WaitingAsync(Actor actor, CancellationToken cancel = default) =>
        store.ReadAsync<IReadOnlyList<WaitingCourse>>(async db =>
        {
            if (!await Askers.AreAsync(db, actor, cancel))
                return Why.ActorSuspended;
            var memberships = await (
                from membership in db.Memberships
                where membership.AccountId == actor.AccountId
                join course in db.Courses on membership.CourseId equals course.Id
                join role in db.Roles on membership.RoleId equals role.Id
                orderby course.Title, course.Id
                select new { membership, course, role }).Take(100).ToListAsync(cancel);
            var overrides = (await db.Overrides.Where(o => o.AccountId == actor.AccountId).ToListAsync(cancel)).ToLookup(o => o.CourseId);
            var givers = memberships.SelectMany(m => new[] { m.membership.AddedById, m.membership.RoleGivenById })
                .Concat(overrides.SelectMany(rows => rows).Select(o => o.ById)).ToHashSet();
            var names = await AccountNames.OfAsync(db, givers, cancel);

            return Result.Of<IReadOnlyList<WaitingCourse>>([.. await AttendedAsync(db, actor, cancel), .. memberships.Select(m =>
            {
                var rows = overrides[m.course.Id].ToList();
                var grants = CourseStaff.GrantsOf(m.role.Id, m.role.Permissions, rows, m.membership.Until);
                IEnumerable<long> by = [m.membership.AddedById, m.membership.RoleGivenById, .. rows.Select(o => o.ById)];
                return new WaitingCourse(m.course.Id, m.course.Code, m.course.Title, m.role.Name, m.membership.Until,
                    grants.EndedOn(clock.Today) ? PermissionSet.None : grants.Effective,
                    [.. by.Distinct().Select(id => names[id])]);
            })]);
        }, cancel);

    static async Task<IEnumerable<WaitingCourse>> AttendedAsync(LmsDbContext db, Actor actor, CancellationToken cancel)
    {
        var attended = await (
            from enrolment in db.Enrolments
            where enrolment.AccountId == actor.AccountId && enrolment.WithdrawnAt == null
            join course in db.Courses on enrolment.CourseId equals course.Id
            where !course.Hidden
            join giver in db.Users on enrolment.ById equals giver.Id
            orderby course.Title, course.Id
            select new { course.Id, course.Code, course.Title, giver.DisplayName, giver.Email }).Take(100).ToListAsync(cancel);
        return attended.Select(a => new WaitingCourse(
            a.Id, a.Code, a.Title, null, null, PermissionSet.None, [AccountRules.NameOf(a.DisplayName, a.Email)]));
    }
}

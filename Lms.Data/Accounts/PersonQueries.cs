using System.Globalization;
using Lms.Data.Enrolments;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Accounts;

/// <summary>A course in which somebody has a part; role null: they own it.</summary>
public sealed record TaughtCourse(long CourseId, string Code, string Title, string? RoleName, DateOnly? Until, bool Ended, IReadOnlyList<WhySwitch> Switches);

/// <summary>A switch that differs from the role: who set it and when, UTC.</summary>
public sealed record WhySwitch(Permission Permission, bool Allowed, string By, DateTime At);

/// <summary>A course somebody attends or attended; at: since when in this state, UTC.</summary>
public sealed record AttendedCourse(long CourseId, string Code, string Title, string Section, bool Enrolled, EnrolmentSource Source, string By, DateTime At);

/// <summary>The last mail that was asked for; times UTC. Neither sent nor given up: it waits.</summary>
public sealed record LastInvitation(DateTime AskedAt, DateTime? SentAt, DateTime? GivenUpAt);

/// <summary>One person and everything that refers to them; times UTC.</summary>
public sealed record PersonView(
    long AccountId, string Name, string Address, AccountStatus Status, bool IsAdministrator, bool MayCreateCourses, bool IsYou,
    string? NamedBy, DateTime CreatedAt, DateTime? FirstSignInAt, DateTime? LastSignInAt, DateTime? ErasedAt, string? SourcedId,
    IReadOnlyList<string> Aliases, IReadOnlyList<TaughtCourse> Teaches, IReadOnlyList<AttendedCourse> Attends, IReadOnlyDictionary<PersonReference, BoundedCount> References)
{
    /// <summary>The last mail to somebody who has never signed in.</summary>
    public LastInvitation? Invitation { get; init; }

    /// <summary>In how many browsers they are signed in now.</summary>
    public int SignedIn { get; init; }
}

/// <summary>What an administrator sees of one person.</summary>
public sealed class PersonQueries(LmsStore store, SchoolClock clock)
{
    /// <summary>The most courses shown of each kind.</summary>
    public const int Limit = 200;

    /// <summary>What the file with all that is kept about somebody is called, for whoever may have it.</summary>
    public Task<Result<string>> DataNameAsync(Actor actor, long accountId, CancellationToken cancel = default) =>
        store.ReadAsync<string>(async db =>
        {
            var entered = await Administrators.OrOneselfAsync(db, actor, accountId, cancel);
            return entered.Succeeded ? PersonDataService.FileName(entered.Value, clock) : entered.Problem!;
        }, cancel);

    /// <summary>One person's page.</summary>
    public Task<Result<PersonView>> PersonAsync(Actor actor, long accountId, CancellationToken cancel = default) =>
        store.ReadAsync<PersonView>(async db =>
        {
            if (!await Administrators.AreAsync(db, actor, cancel))
                return Why.AdministratorsOnly;
            var account = await db.Users.FirstOrDefaultAsync(a => a.Id == accountId, cancel);
            if (account is null)
                return Why.PersonNotFound;
            var namedBy = account.CreatedById is { } by
                ? await db.Users.Where(a => a.Id == by).Select(a => AccountRules.NameOf(a.DisplayName, a.Email)).FirstAsync(cancel)
                : null;
            return new PersonView(
                accountId, AccountRules.NameOf(account.DisplayName, account.Email), account.Email!, account.Status, account.IsAdministrator,
                account.MayCreateCourses, accountId == actor.AccountId, namedBy, account.CreatedAt, account.FirstSignInAt, account.LastSignInAt,
                account.ErasedAt, account.SourcedId, [.. account.Aliases.Select(alias => alias.Address).Order(StringComparer.Ordinal)],
                await TeachesAsync(db, accountId, cancel), await AttendsAsync(db, accountId, cancel), await CountAsync(db, accountId, cancel))
            {
                SignedIn = await SignInSessions.Open(db, accountId, clock.Now).CountAsync(cancel),
                Invitation = account.Status == AccountStatus.Pending ? await InvitationAsync(db, accountId, cancel) : null,
            };
        }, cancel);

    static Task<LastInvitation?> InvitationAsync(LmsDbContext db, long accountId, CancellationToken cancel) =>
        db.Invitations.Where(i => i.AccountId == accountId).OrderByDescending(i => i.Id)
            .Select(i => new LastInvitation(i.AskedAt, i.SentAt, i.GivenUpAt)).FirstOrDefaultAsync(cancel);

    async Task<IReadOnlyList<TaughtCourse>> TeachesAsync(LmsDbContext db, long accountId, CancellationToken cancel)
    {
        var owned = await db.Courses.Where(c => c.OwnerId == accountId).OrderBy(c => c.Title).ThenBy(c => c.Id).Take(Limit).ToListAsync(cancel);
        var memberships = await (
            from membership in db.Memberships
            where membership.AccountId == accountId
            join course in db.Courses on membership.CourseId equals course.Id
            join role in db.Roles on membership.RoleId equals role.Id
            orderby course.Title, course.Id
            select new { course.Id, course.Code, course.Title, role.Name, membership.Until }).Take(Limit).ToListAsync(cancel);
        var switches = (await (
            from row in db.Overrides
            where row.AccountId == accountId
            join setter in db.Users on row.ById equals setter.Id
            select new { row.CourseId, row.Permission, row.Allowed, row.At, setter.DisplayName, setter.Email }).ToListAsync(cancel)).ToLookup(row => row.CourseId);
        return
        [
            .. owned.Select(c => new TaughtCourse(c.Id, c.Code, c.Title, null, null, false, [])),
            .. memberships.Select(m => new TaughtCourse(m.Id, m.Code, m.Title, m.Name, m.Until, m.Until < clock.Today,
                [.. switches[m.Id].OrderBy(s => s.Permission).Select(s => new WhySwitch(s.Permission, s.Allowed, AccountRules.NameOf(s.DisplayName, s.Email), s.At))])),
        ];
    }

    static async Task<IReadOnlyList<AttendedCourse>> AttendsAsync(LmsDbContext db, long accountId, CancellationToken cancel) =>
        await (
            from enrolment in db.Enrolments
            where enrolment.AccountId == accountId
            join course in db.Courses on enrolment.CourseId equals course.Id
            join giver in db.Users on enrolment.ById equals giver.Id
            orderby enrolment.WithdrawnAt != null, course.Title, course.Id
            select new AttendedCourse(course.Id, course.Code, course.Title, enrolment.Section, enrolment.WithdrawnAt == null, enrolment.Source,
                AccountRules.NameOf(giver.DisplayName, giver.Email), enrolment.At)).Take(Limit).ToListAsync(cancel);

    // The model knows every column that refers to a person; each has an index, so none costs more than its count.
    static async Task<IReadOnlyDictionary<PersonReference, BoundedCount>> CountAsync(LmsDbContext db, long accountId, CancellationToken cancel)
    {
        var counts = new Dictionary<PersonReference, BoundedCount>();
        foreach (var (reference, _) in PersonReferences.In(db.Model))
        {
            var (table, column) = PersonReferences.ColumnOf(reference);
            var sql = string.Create(CultureInfo.InvariantCulture,
                $"SELECT COUNT(*) AS \"Value\" FROM (SELECT 1 FROM \"{table}\" WHERE \"{column}\" = {{0}} LIMIT {BoundedCount.Limit + 1}) AS \"t\"");
            var count = await db.Database.SqlQueryRaw<int>(sql, accountId).SingleAsync(cancel);
            counts[PersonReferences.PlaceOf(reference)] = BoundedCount.Of(count);
        }

        return counts;
    }
}

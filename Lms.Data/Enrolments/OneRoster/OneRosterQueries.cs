using Lms.Data.Accounts;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Enrolments.OneRoster;

/// <summary>What packages are asked for before they are carried out.</summary>
public sealed class OneRosterQueries(LmsStore store, SchoolClock clock)
{
    /// <summary>What carrying out the package would do. Nothing is written.</summary>
    public Task<Result<OneRosterPlan>> CheckAsync(Actor actor, OneRosterPackage package, CancellationToken cancel = default) =>
        store.ReadAsync(db => PlanAsync(db, actor, package, cancel), cancel);

    /// <summary>What these accounts are called, for administrators: a plan speaks of those it withdraws by their ids.</summary>
    public Task<Result<IReadOnlyDictionary<long, string>>> NamesAsync(Actor actor, IReadOnlyCollection<long> accountIds, CancellationToken cancel = default) =>
        store.ReadAsync<IReadOnlyDictionary<long, string>>(async db =>
        {
            if (!await Administrators.AreAsync(db, actor, cancel))
                return Why.AdministratorsOnly;
            return await AccountNames.OfAsync(db, accountIds, cancel);
        }, cancel);

    internal async Task<Result<OneRosterPlan>> PlanAsync(LmsDbContext db, Actor actor, OneRosterPackage package, CancellationToken cancel)
    {
        if (await MayImportAsync(db, actor, cancel) is { } refused)
            return refused;
        return OneRosterPlan.Of(package, await FactsAsync(db, actor, package, cancel));
    }

    // An administrator by the settings may import before ever having signed in.
    internal static async Task<Problem?> MayImportAsync(LmsDbContext db, Actor actor, CancellationToken cancel) =>
        await db.Users.AnyAsync(a => a.Id == actor.AccountId && a.IsAdministrator && a.Status != AccountStatus.Suspended, cancel)
            ? null
            : new Problem(Why.AdministratorsOnly);

    async Task<OneRosterFacts> FactsAsync(LmsDbContext db, Actor actor, OneRosterPackage package, CancellationToken cancel)
    {
        var today = clock.Today;
        var courses = await db.Courses.AsNoTracking().Where(c => c.SourcedId != null)
            .ToDictionaryAsync(c => c.SourcedId!, c => new OneRosterCourse(c.Id, c.Title, c.Term, c.OwnerId, c.ArchivedAt is not null), cancel);
        var enrolments = await EnrolmentsAsync(db, cancel);
        var staff = await (
            from course in db.Courses
            where course.SourcedId != null && course.ArchivedAt == null
            join membership in db.Memberships on course.Id equals membership.CourseId
            select new { membership.CourseId, membership.AccountId, membership.FromOneRoster, Counts = membership.Until == null || membership.Until >= today })
            .ToDictionaryAsync(m => new OneRosterPlace(m.CourseId, m.AccountId), m => new OneRosterStaff(m.FromOneRoster, m.Counts), cancel);
        return new OneRosterFacts(
            courses, await db.Courses.Select(c => c.NormalizedCode).ToHashSetAsync(cancel),
            await AccountsAsync(db, package, cancel), enrolments, staff, actor.AccountId, today);
    }

    // Of millions of places most came in alike: each state is kept once.
    static async Task<Dictionary<OneRosterPlace, EnrolmentState>> EnrolmentsAsync(LmsDbContext db, CancellationToken cancel)
    {
        var (places, states) = (new Dictionary<OneRosterPlace, EnrolmentState>(), new Dictionary<EnrolmentState, EnrolmentState>());
        var there =
            from course in db.Courses
            where course.SourcedId != null && course.ArchivedAt == null
            join enrolment in db.Enrolments.AsNoTracking() on course.Id equals enrolment.CourseId
            select enrolment;
        await foreach (var row in there.AsAsyncEnumerable().WithCancellation(cancel))
        {
            var state = EnrolmentState.Of(row);
            if (!states.TryGetValue(state, out var kept))
                states.Add(state, kept = state);
            places.Add(new(row.CourseId, row.AccountId), kept);
        }

        return places;
    }

    static async Task<IReadOnlyList<OneRosterAccount>> AccountsAsync(LmsDbContext db, OneRosterPackage package, CancellationToken cancel)
    {
        var ids = package.Enrolments.UserIds;
        IReadOnlyList<string> addresses = [.. package.Users.Values.Where(user => user.Address.Succeeded).Select(user => user.Address.Value.Normal).Distinct()];
        var byId = await Accounts(db.Users.Where(a => EF.Parameter(ids).Contains(a.SourcedId))).ToListAsync(cancel);
        IReadOnlyList<long> holders = [.. await AddressBook.Holders(db, addresses).Select(held => held.AccountId).Distinct().ToListAsync(cancel)];
        var byAddress = await Accounts(db.Users.Where(a => EF.Parameter(holders).Contains(a.Id))).ToListAsync(cancel);
        return [.. byId.UnionBy(byAddress, account => account.Id)];
    }

    static IQueryable<OneRosterAccount> Accounts(IQueryable<Account> accounts) =>
        accounts.Select(a => new OneRosterAccount(a.Id, a.SourcedId, a.DisplayName, a.Email!, a.NormalizedEmail!, a.Status)
        {
            Aliases = a.Aliases.Select(alias => alias.NormalAddress).ToList(),
        });
}

using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Accounts;

/// <summary>What the address of the directory says; status null for all.</summary>
public sealed record PeopleFilter(string Search, AccountStatus? Status, bool Descending, int Page)
{
    /// <summary>Only those who may sign in and have no part in any course.</summary>
    public bool NoCourse { get; init; }
}

/// <summary>Somebody in the directory; times UTC.</summary>
public sealed record DirectoryRow(
    long AccountId, string Name, string Address, AccountStatus Status, bool IsAdministrator, bool MayCreateCourses,
    DateTime CreatedAt, DateTime? LastSignInAt, int Teaches, int Attends);

/// <summary>What an administrator should know of at a glance.</summary>
public sealed record DirectoryCounts(BoundedCount LongPending, BoundedCount Suspended, BoundedCount Requests, BoundedCount NoCourse);

/// <summary>One page of the directory.</summary>
public sealed record DirectoryView(Page<DirectoryRow> People, DirectoryCounts Counts);

/// <summary>The directory, for administrators.</summary>
public sealed class PeopleQueries(LmsStore store, IPersonSearch search, SchoolClock clock)
{
    /// <summary>How many people stand on one page.</summary>
    public const int PageSize = 50;

    /// <summary>After so many days a pending account is worth a look.</summary>
    public const int LongPendingDays = 90;

    // In so many people, at most, is looked for those without a course.
    const int Walk = 20_000;

    /// <summary>One page of people.</summary>
    public Task<Result<DirectoryView>> DirectoryAsync(Actor actor, PeopleFilter filter, CancellationToken cancel = default) =>
        store.ReadAsync<DirectoryView>(async db =>
        {
            if (!await Administrators.AreAsync(db, actor, cancel))
                return Why.AdministratorsOnly;
            var needle = PersonNeedle.Of(filter.Search, filter.Status, filter.Descending);
            var ids = filter.NoCourse
                ? await OnNoCourse(db, needle).Take(BoundedCount.Limit + 1).ToListAsync(cancel)
                : await search.FindAsync(db, needle, BoundedCount.Limit + 1, cancel);
            var count = BoundedCount.Of(ids.Count);
            var number = Pages.Shown(filter.Page, count.Known, PageSize);
            IReadOnlyList<long> page = [.. ids.Take(BoundedCount.Limit).Skip((number - 1) * PageSize).Take(PageSize)];
            return new DirectoryView(new Page<DirectoryRow>(await RowsAsync(db, page, cancel), count, number, PageSize), await CountsAsync(db, cancel));
        }, cancel);

    static async Task<IReadOnlyList<DirectoryRow>> RowsAsync(LmsDbContext db, IReadOnlyList<long> ids, CancellationToken cancel)
    {
        var rows = await db.Users.Where(a => ids.Contains(a.Id)).Select(a => new
        {
            a.Id,
            a.DisplayName,
            a.Email,
            a.Status,
            a.IsAdministrator,
            a.MayCreateCourses,
            a.CreatedAt,
            a.LastSignInAt,
            Owns = db.Courses.Count(c => c.OwnerId == a.Id),
            Staff = db.Memberships.Count(m => m.AccountId == a.Id),
            Attends = db.Enrolments.Count(e => e.AccountId == a.Id && e.WithdrawnAt == null),
        }).ToDictionaryAsync(a => a.Id, cancel);
        return [.. ids.Where(rows.ContainsKey).Select(id => rows[id]).Select(a => new DirectoryRow(
            a.Id, AccountRules.NameOf(a.DisplayName, a.Email), a.Email!, a.Status, a.IsAdministrator, a.MayCreateCourses,
            a.CreatedAt, a.LastSignInAt, a.Owns + a.Staff, a.Attends))];
    }

    async Task<DirectoryCounts> CountsAsync(LmsDbContext db, CancellationToken cancel)
    {
        var before = clock.Now.AddDays(-LongPendingDays);
        return new(
            await AtMostAsync(UnusedQueries.Before(db, before, UnusedQueries.Walk).OrderBy(a => a.CreatedAt).Select(a => a.Id), cancel),
            await AtMostAsync(db.Users.Where(a => a.Status == AccountStatus.Suspended && a.ErasedAt == null).OrderBy(a => a.CreatedAt).Select(a => a.Id), cancel),
            await AtMostAsync(db.SignInRequests.Where(r => r.RefusedAt == null).OrderBy(r => r.At).Select(r => r.Id), cancel),
            await AtMostAsync(OnNoCourse(db, PersonNeedle.Of(null)), cancel));
    }

    static IQueryable<long> OnNoCourse(LmsDbContext db, PersonNeedle needle)
    {
        var active = db.Users.Where(a => a.Status == AccountStatus.Active);
        var walked = (needle.Descending ? active.OrderByDescending(a => a.SearchText).ThenByDescending(a => a.Id) : active.OrderBy(a => a.SearchText).ThenBy(a => a.Id))
            .Select(a => new { a.Id, a.SearchText }).Take(Walk);
        foreach (var word in needle.Words)
            walked = walked.Where(a => a.SearchText.Contains(word));
        var free = walked.Where(a => !db.Courses.Any(c => c.OwnerId == a.Id) && !db.Memberships.Any(m => m.AccountId == a.Id)
            && !db.Enrolments.Any(e => e.AccountId == a.Id && e.WithdrawnAt == null));
        return (needle.Descending ? free.OrderByDescending(a => a.SearchText).ThenByDescending(a => a.Id) : free.OrderBy(a => a.SearchText).ThenBy(a => a.Id))
            .Select(a => a.Id);
    }

    static async Task<BoundedCount> AtMostAsync(IQueryable<long> rows, CancellationToken cancel) =>
        BoundedCount.Of(await rows.Take(BoundedCount.Limit + 1).CountAsync(cancel));
}

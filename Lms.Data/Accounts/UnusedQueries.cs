using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Accounts;

/// <summary>Somebody who was named and has never come: by whom and when (UTC), what waits, and why they can't be removed, if so.</summary>
public sealed record UnusedRow(
    long AccountId, string Name, string Address, string? NamedBy, DateTime CreatedAt, int Teaches, int Attends, Problem? Kept);

/// <summary>Pending accounts that nobody has used, for administrators: the oldest first.</summary>
public sealed class UnusedQueries(LmsStore store, SchoolClock clock)
{
    /// <summary>How many stand on one page.</summary>
    public const int PageSize = 50;

    // Among so many of the oldest, at most, are looked for those who were given nothing since.
    internal const int Walk = 20_000;

    /// <summary>One page of those who were named so many days ago or more.</summary>
    public Task<Result<Page<UnusedRow>>> UnusedAsync(Actor actor, int days, int page, CancellationToken cancel = default) =>
        store.ReadAsync<Page<UnusedRow>>(async db =>
        {
            if (!await Administrators.AreAsync(db, actor, cancel))
                return Why.AdministratorsOnly;
            var unused = Before(db, clock.Now.AddDays(-days), Walk);
            var count = BoundedCount.Of(await unused.OrderBy(a => a.CreatedAt).Select(a => a.Id).Take(BoundedCount.Limit + 1).CountAsync(cancel));
            var number = Pages.Shown(page, count.Known, PageSize);
            var rows = await (
                from account in unused.OrderBy(a => a.CreatedAt).ThenBy(a => a.Id).Skip((number - 1) * PageSize).Take(PageSize)
                join namer in db.Users on account.CreatedById equals namer.Id into namers
                from namer in namers.DefaultIfEmpty()
                orderby account.CreatedAt, account.Id
                select new
                {
                    account.Id,
                    account.DisplayName,
                    account.Email,
                    account.CreatedAt,
                    account.Status,
                    account.IsAdministrator,
                    NamerName = namer.DisplayName,
                    NamerAddress = namer.Email,
                    Owns = db.Courses.Any(c => c.OwnerId == account.Id),
                    Teaches = db.Memberships.Count(m => m.AccountId == account.Id),
                    Attends = db.Enrolments.Count(e => e.AccountId == account.Id && e.WithdrawnAt == null),
                }).ToListAsync(cancel);
            return new Page<UnusedRow>(
                [.. rows.Select(r => Row(r.Id, AccountRules.NameOf(r.DisplayName, r.Email), r.Email!,
                    r.NamerName is null ? null : AccountRules.NameOf(r.NamerName, r.NamerAddress), r.CreatedAt, r.Teaches, r.Attends, r.IsAdministrator, r.Owns))],
                count, number, PageSize);
        }, cancel);

    /// <summary>
    /// Pending accounts that were named before then, and given nothing since; whoever has knocked and waits for an answer is about to be used.
    /// Of the oldest that are pending, no more than <paramref name="walk"/> are looked at.
    /// </summary>
    internal static IQueryable<Account> Before(LmsDbContext db, DateTime before, int walk = int.MaxValue) =>
        db.Users.Where(a => a.Status == AccountStatus.Pending && a.ErasedAt == null && a.CreatedAt < before).OrderBy(a => a.CreatedAt).Take(walk)
            .Where(a => !db.Memberships.Any(m => m.AccountId == a.Id && (m.AddedAt >= before || m.RoleGivenAt >= before))
                && !db.Overrides.Any(o => o.AccountId == a.Id && o.At >= before)
                && !db.Enrolments.Any(e => e.AccountId == a.Id && e.At >= before)
                && !db.Aliases.Any(x => x.AccountId == a.Id && x.AddedAt >= before)
                && !db.SignInRequests.Any(r => r.AccountId == a.Id && r.RefusedAt == null));

    static UnusedRow Row(long id, string name, string address, string? namedBy, DateTime at, int teaches, int attends, bool administrator, bool owns) =>
        new(id, name, address, namedBy, at, teaches, attends, ErasureRules.MayRemove(name, AccountStatus.Pending, administrator, owns));
}

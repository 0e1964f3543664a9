using Lms.Data.Audit;
using Lms.Data.Content.Files;
using Lms.Data.Courses;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Accounts;

/// <summary>How many unused accounts are gone, and how many stay because they are used, or more than that, by now.</summary>
public readonly record struct Removed(int Accounts, int Kept);

/// <summary>
/// Takes people out for ever. Their accounts stay, for what was done by and to them, as former members whom nobody finds; their
/// addresses are free, and whoever comes with one is somebody new.
/// </summary>
public sealed class ErasureService(LmsStore store, LmsDatabase database, FileSweep sweep, SchoolClock clock)
{
    /// <summary>
    /// Erases somebody, who is confirmed by typing their address. Courses that they own become the administrator's, so that no
    /// course is without an owner.
    /// </summary>
    public async Task<Result<Done>> EraseAsync(Actor actor, long accountId, string typed, CancellationToken cancel = default)
    {
        var erased = await store.WriteAsync<Done>(actor, async db =>
        {
            if (!await Administrators.AreAsync(db, actor, cancel))
                return Why.AdministratorsOnly;
            if (await AccountEraser.HasToWaitAsync(db, cancel))
                return Why.ImportUnderWay;
            var account = await db.Users.FirstOrDefaultAsync(a => a.Id == accountId, cancel);
            if (account is null)
                return Why.PersonNotFound;
            if (ErasureRules.MayErase(actor.AccountId, account, typed) is { } problem)
                return problem;
            var courses = await db.Courses.Where(c => c.OwnerId == account.Id).ToListAsync(cancel);
            await CourseOwners.HandOverAsync(db, actor, courses, actor.AccountId, clock.Now, cancel);
            await AccountEraser.EraseAsync(db, [account], clock.Now, cancel);
            db.Record(AuditEntry.Of(actor, accountId, AuditAction.AccountErased, clock.Now));
            return new Done();
        }, cancel);
        if (erased.Succeeded)
            await ForgetAsync(cancel);
        return erased;
    }

    /// <summary>
    /// Removes accounts that nobody has used for so many days, with all that waits there. Who has come meanwhile, or was given something, or
    /// is more by now, is passed over.
    /// </summary>
    public async Task<Result<Removed>> RemoveUnusedAsync(Actor actor, int days, IReadOnlyList<long> accountIds, CancellationToken cancel = default)
    {
        var removed = await store.WriteAsync<Removed>(actor, async db =>
        {
            if (!await Administrators.AreAsync(db, actor, cancel))
                return Why.AdministratorsOnly;
            if (await AccountEraser.HasToWaitAsync(db, cancel))
                return Why.ImportUnderWay;
            var there = await db.Users.CountAsync(a => EF.Parameter(accountIds).Contains(a.Id) && a.ErasedAt == null, cancel);
            var accounts = await UnusedQueries.Before(db, clock.Now.AddDays(-days)).Where(a => EF.Parameter(accountIds).Contains(a.Id)).ToListAsync(cancel);
            var owners = await db.Courses.Where(c => EF.Parameter(accountIds).Contains(c.OwnerId)).Select(c => c.OwnerId).Distinct().ToListAsync(cancel);
            var unused = accounts.FindAll(a => ErasureRules.MayRemove("", a.Status, a.IsAdministrator, owners.Contains(a.Id)) is null);
            await AccountEraser.EraseAsync(db, unused, clock.Now, cancel);
            unused.ForEach(account => db.Record(AuditEntry.Of(actor, account.Id, AuditAction.UnusedRemoved, clock.Now)));
            return new Removed(unused.Count, there - unused.Count);
        }, cancel);
        if (removed is { Succeeded: true, Value.Accounts: > 0 })
            await ForgetAsync(cancel);
        return removed;
    }

    // What they handed in is gone, and so are its files; what can't go now goes with the day's upkeep.
    async Task ForgetAsync(CancellationToken cancel)
    {
        _ = await sweep.SweepAsync(cancel);
        await database.ForgetAsync(cancel);
    }
}

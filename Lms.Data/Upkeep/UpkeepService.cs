using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Data.Content.Files;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Lms.Data.Upkeep;

/// <summary>What one round of upkeep did: how many unused accounts and how many log entries are gone.</summary>
public sealed record UpkeepDone(int Accounts, int Entries);

/// <summary>Removes what has had its time, once a day for all servers together. Nobody asks for it: a clock does.</summary>
public sealed class UpkeepService(LmsStore store, LmsDatabase database, FileSweep sweep, SchoolClock clock, IOptions<RetentionOptions> options)
{
    const string Name = "Retention";

    // In days: longer than any message with an Undo stands there.
    const int RemovedKept = 30;

    // Small enough that nobody waits for room to write.
    const int Batch = 200, EntryBatch = 5000;

    /// <summary>Does what is due; nothing but an empty answer while another round, here or on another server, is not a day ago.</summary>
    public async Task<Result<UpkeepDone>> RunAsync(CancellationToken cancel = default)
    {
        var claimed = await store.WriteUnaskedAsync<bool>(async db =>
        {
            var job = await db.Jobs.FirstOrDefaultAsync(j => j.Name == Name, cancel);
            if (job is not null && job.BegunAt > clock.Now.AddDays(-1) && job.BegunAt <= clock.Now)
                return false; // begun in the future: a clock was wrong
            if (job is null)
                db.Jobs.Add(job = new TimedJob { Name = Name });
            job.BegunAt = clock.Now;
            return true;
        }, cancel);
        if (!claimed.Succeeded || !claimed.Value)
            return claimed.Problem is { } problem ? problem : new UpkeepDone(0, 0);

        // One does not wait for the other: what is old goes even if an account can't.
        var (entries, accounts) = (await ForgetEntriesAsync(cancel), await ExpireAsync(cancel));
        var (removed, spent) = (await ForgetRemovedAsync(cancel), await ForgetHandshakesAsync(cancel));
        var (files, rest) = (await sweep.SweepAsync(cancel), await sweep.SweepFolderAsync(cancel));
        return (entries.Problem ?? accounts.Problem ?? removed.Problem ?? spent.Problem ?? files.Problem ?? rest.Problem) is { } failed ? failed : new UpkeepDone(accounts.Value, entries.Value);
    }

    async Task<Result<int>> ExpireAsync(CancellationToken cancel)
    {
        if (options.Value.UnusedDays == 0)
            return 0;
        var before = clock.Now.AddDays(-options.Value.UnusedDays);
        var due = await store.ReadAsync<List<long>>(async db => await Due(db, before).Select(a => a.Id).ToListAsync(cancel), cancel);
        if (!due.Succeeded)
            return due.Problem!;
        var removed = 0;
        foreach (var ids in due.Value.Chunk(Batch))
        {
            var done = await store.WriteUnaskedAsync<int>(async db =>
            {
                if (await AccountEraser.HasToWaitAsync(db, cancel))
                    return Why.ImportUnderWay;

                // Whoever came, or was given something, in the meantime stays.
                var accounts = await Due(db, before).Where(a => ids.Contains(a.Id)).ToListAsync(cancel);
                await AccountEraser.EraseAsync(db, accounts, clock.Now, cancel);
                accounts.ForEach(account => db.Record(AuditEntry.Of(new Actor(account.Id), account.Id, AuditAction.UnusedExpired, clock.Now)));
                return accounts.Count;
            }, cancel);
            if (!done.Succeeded)
                return done;
            removed += done.Value;
        }

        if (removed > 0)
            await database.ForgetAsync(cancel);
        return removed;
    }

    static IQueryable<Account> Due(LmsDbContext db, DateTime before) => UnusedQueries.Before(db, before).Where(a =>
        a.SourcedId == null && !a.IsAdministrator && !db.Courses.Any(c => c.OwnerId == a.Id));

    Task<Result<int>> ForgetRemovedAsync(CancellationToken cancel)
    {
        var before = clock.Now.AddDays(-RemovedKept);
        return store.WriteUnaskedAsync<int>(async db => await db.Announcements.Where(a => a.RemovedAt < before).ExecuteDeleteAsync(cancel), cancel);
    }

    // By then no cookie tells of them any more, whatever a clock may have said in between.
    Task<Result<int>> ForgetHandshakesAsync(CancellationToken cancel)
    {
        var before = clock.Now.AddDays(-1);
        return store.WriteUnaskedAsync<int>(async db => await db.SpentHandshakes.Where(s => s.At < before).ExecuteDeleteAsync(cancel), cancel);
    }

    async Task<Result<int>> ForgetEntriesAsync(CancellationToken cancel)
    {
        var before = clock.Now.AddMonths(-options.Value.LogMonths);
        for (var gone = 0; ;)
        {
            var done = await store.WriteUnaskedAsync<int>(async db =>
            {
                var old = db.Audit.Where(e => e.At < before).OrderBy(e => e.At).ThenBy(e => e.Id).Select(e => e.Id).Take(EntryBatch);
                var refused = db.RefusedSignIns.Where(r => r.LastAt < before).OrderBy(r => r.LastAt).Select(r => r.Id).Take(EntryBatch);
                var sessions = db.Sessions.Where(s => s.BeganAt < before).OrderBy(s => s.BeganAt).Select(s => s.Id).Take(EntryBatch);
                return await db.Audit.Where(e => old.Contains(e.Id)).ExecuteDeleteAsync(cancel)
                    + await db.RefusedSignIns.Where(r => refused.Contains(r.Id)).ExecuteDeleteAsync(cancel)
                    + await db.Sessions.Where(s => sessions.Contains(s.Id)).ExecuteDeleteAsync(cancel)
                    + await db.SignInRequests.Where(r => r.At < before).ExecuteDeleteAsync(cancel);
            }, cancel);
            if (!done.Succeeded || done.Value == 0)
                return done.Succeeded ? gone : done;
            gone += done.Value;
        }
    }
}

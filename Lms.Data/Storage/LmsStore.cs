using System.Diagnostics;
using Lms.Data.Audit;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Lms.Data.Storage;

/// <summary>
/// Opens the database for one use case and closes it again. A write is one transaction: all of it is kept,
/// or none. Writers stand in line within the process, first come, first served; what is too long for one transaction takes
/// several turns in that line. Whoever can't begin in time is told so, rather than kept waiting.
/// </summary>
public sealed partial class LmsStore(IDbContextFactory<LmsDbContext> contexts, LiveChanges live, RefusalWatch refusals, SchoolClock clock, ILogger<LmsStore> log) : IDisposable
{
    // In all: behind others of this process, and for another program that writes.
    static readonly TimeSpan patience = TimeSpan.FromSeconds(5), patienceForTurns = TimeSpan.FromMinutes(1);

    readonly SemaphoreSlim oneWriter = new(1); // lets those who wait in by their order

    /// <inheritdoc/>
    public void Dispose() => oneWriter.Dispose();

    internal async Task<Result<T>> ReadAsync<T>(Func<LmsDbContext, Task<Result<T>>> read, CancellationToken cancel)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
            Result<T> result;
            await using (await SnapshotAsync(db, cancel))
                result = await read(db);
            await CountAsync(result.Problem, db.Asked, cancel);
            return result;
        }
        catch (Exception exception) when (SqliteFailures.IsUnavailable(exception))
        {
            LogUnavailable(exception);
            return Why.StorageUnavailable;
        }
    }

    // All that one page reads is from one moment. Deferred: readers never stand in the writers' line.
    static async Task<IAsyncDisposable> SnapshotAsync(LmsDbContext db, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        var snapshot = ((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true);
        await db.Database.UseTransactionAsync(snapshot, cancel);
        return snapshot;
    }

    /// <summary>
    /// Whoever only looks through others' eyes is refused here, whatever they ask for; and so is whoever was signed out before it is done, however long
    /// ago they began.
    /// </summary>
    internal async Task<Result<T>> WriteAsync<T>(Actor actor, Func<LmsDbContext, Task<Result<T>>> write, CancellationToken cancel) =>
        actor.Eyes is not null ? Why.OnlyLooking : await WriteUnaskedAsync(WhileSignedIn(actor, write), cancel);

    /// <summary>For what nobody asked for: signing in, starting, upkeep.</summary>
    internal Task<Result<T>> WriteUnaskedAsync<T>(Func<LmsDbContext, Task<Result<T>>> write, CancellationToken cancel) =>
        WriteAsync(write, patience, Tell, cancel);

    /// <summary>
    /// One of several turns: a transaction of its own, of which open pages are told when all are done. It waits longer, for others were
    /// done already; not so when it is the only one (<paramref name="alone"/>).
    /// </summary>
    internal Task<Result<T>> WriteTurnAsync<T>(
        Actor actor, Func<LmsDbContext, Task<Result<T>>> write, bool alone, Action<IReadOnlyCollection<Change>> keep, CancellationToken cancel) =>
        WriteAsync(WhileSignedIn(actor, write), alone ? patience : patienceForTurns, keep, cancel);

    /// <summary>The same for what nobody asked for: taking back.</summary>
    internal Task<Result<T>> WriteTurnAsync<T>(Func<LmsDbContext, Task<Result<T>>> write, CancellationToken cancel) =>
        WriteAsync(write, patienceForTurns, _ => { }, cancel);

    /// <summary>Tells open pages what was committed.</summary>
    internal void Tell(IReadOnlyCollection<Change> changes) => live.Publish(changes, LogNotTold);

    static Func<LmsDbContext, Task<Result<T>>> WhileSignedIn<T>(Actor actor, Func<LmsDbContext, Task<Result<T>>> write) => async db =>
    {
        if (actor.SignedOut.IsCancellationRequested)
            return Why.SignedOut;
        var result = await write(db);
        return result.Succeeded && actor.SignedOut.IsCancellationRequested ? Why.SignedOut : result;
    };

    async Task<Result<T>> WriteAsync<T>(
        Func<LmsDbContext, Task<Result<T>>> write, TimeSpan most, Action<IReadOnlyCollection<Change>> tell, CancellationToken cancel)
    {
        try
        {
            return await WriteOnceAsync(write, most, tell, cancel);
        }
        catch (Exception exception) when (SqliteFailures.IsUniqueViolation(exception) || SqliteFailures.IsConcurrencyConflict(exception))
        {
            // Another process was first. What it made is there now, and the use case will find it.
            return await WriteOnceAsync(write, most, tell, cancel);
        }
    }

    async Task<Result<T>> WriteOnceAsync<T>(
        Func<LmsDbContext, Task<Result<T>>> write, TimeSpan most, Action<IReadOnlyCollection<Change>> tell, CancellationToken cancel)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            var came = Stopwatch.GetTimestamp();
            if (!await oneWriter.WaitAsync(most, cancel))
            {
                LogTooManyWriters(most);
                return Why.StorageUnavailable;
            }

            Result<T> result;
            try
            {
                await using var transaction = await WriteLock.TakeAsync(db, most - Stopwatch.GetElapsedTime(came), cancel);
                result = await write(db);
                if (result.Succeeded)
                {
                    await db.SaveChangesAsync(cancel);
                    await transaction.CommitAsync(cancel);
                }
            }
            finally
            {
                oneWriter.Release();
            }

            await CountAsync(result.Problem, db.Asked, cancel);
            if (!result.Succeeded)
                return result;
            tell(db.Changes);
            return result;
        }
        catch (Exception exception) when (SqliteFailures.IsUnavailable(exception))
        {
            LogUnavailable(exception);
            return Why.StorageUnavailable;
        }
    }

    // Refusals are no changes; only that there were many is written down.
    async Task CountAsync(Problem? problem, Asked? asked, CancellationToken cancel)
    {
        if (problem is null || asked is not { } who || !RefusalWatch.IsRefusal(problem.Why) || !refusals.Count(who.AccountId))
            return;
        _ = await WriteUnaskedAsync<Done>(async db =>
        {
            if (await db.Users.AnyAsync(a => a.Id == who.AccountId, cancel))
                db.Record(new AuditEntry
                {
                    At = clock.Now,
                    ActorId = who.AccountId,
                    PersonId = who.AccountId,
                    CourseId = who.CourseId,
                    Action = AuditAction.RefusedOften,
                    Permission = problem.Values.OfType<Permission>().Select(p => (Permission?)p).FirstOrDefault(),
                });
            return new Done();
        }, cancel);
    }

    [LoggerMessage(LogLevel.Error, "Others were writing for {Most}: a change was not begun.")]
    partial void LogTooManyWriters(TimeSpan most);

    [LoggerMessage(LogLevel.Error, "The database could not be read or written.")]
    partial void LogUnavailable(Exception exception);

    [LoggerMessage(LogLevel.Error, "An open page could not be told of a change.")]
    partial void LogNotTold(Exception exception);
}

using System.Diagnostics;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Lms.Data.Enrolments.Turns;

/// <summary>What a turn came to: whether there is more to do, and what to remember once it is committed; it may have to be done again.</summary>
readonly record struct Turn(bool More, Action Keep);

/// <summary>One turn: about that many rows, all in this transaction, with a note of how to take them back.</summary>
delegate Task<Result<Turn>> TakeTurn(LmsDbContext db, TurnDone done, int size);

/// <summary>
/// Imports that are too long for one transaction. They write in turns of about a tenth of a second and stand in line again in between, so
/// that nobody waits for them; each turn is like a short import of its own, by the rights and in the world of that moment. Rows that nobody
/// sees until one short switch were the other way; but it is the search index and the log that take the time, not making rows visible.
/// All or nothing stays: what was done is noted, and taken back when the import is given up, refused midway, or left by a program that died.
/// </summary>
public sealed partial class ImportTurns(LmsStore store, ImportTakeBack takeBack, ImportMark mark, SchoolClock clock, ILogger<ImportTurns> log)
{
    // Other programs look for room to write every few milliseconds.
    static readonly TimeSpan pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Takes turns until all of so many rows are done; the answer is the first problem, or null. Few are done in one turn, at once.</summary>
    internal async Task<Problem?> RunAsync(Actor actor, int rows, TakeTurn turn, CancellationToken cancel)
    {
        if (actor.Eyes is not null)
            return new Problem(Why.OnlyLooking);
        if (rows > TurnSize.First)
            return await RunAsync(actor, () => Task.FromResult<Problem?>(null), turn, cancel);
        var told = new ImportChanges();
        var only = await OneAsync(actor, null, turn, first: true, new TurnSize(), told, cancel);
        if (!only.Succeeded)
            return only.Problem;
        only.Value.Keep();
        store.Tell(told.All);
        return null;
    }

    /// <summary>However many turns it takes, one import after the other; something is done before each turn while nobody waits for it.</summary>
    internal async Task<Problem?> RunAsync(Actor actor, Func<Task<Problem?>> before, TakeTurn turn, CancellationToken cancel)
    {
        if (actor.Eyes is not null)
            return new Problem(Why.OnlyLooking);
        var taken = await mark.TakeAsync(cancel);
        if (!taken.Succeeded)
            return taken.Problem;
        await using var held = taken.Value;
        if ((await takeBack.TakeBackAllAsync(cancel)).Problem is { } left)
            return left;
        var (key, told) = (Guid.NewGuid().ToString("N"), new ImportChanges());
        Problem? problem;
        try
        {
            problem = await TakeAllAsync(actor, key, before, turn, told, cancel);
        }
        catch
        {
            await LeaveAsync(told);
            throw;
        }

        if (problem is not null)
            await LeaveAsync(told);
        else
            store.Tell(told.All);
        return problem;
    }

    async Task<Problem?> TakeAllAsync(
        Actor actor, string key, Func<Task<Problem?>> before, TakeTurn turn, ImportChanges told, CancellationToken cancel)
    {
        var size = new TurnSize();
        for (var first = true; ; first = false)
        {
            if (await before() is { } refused)
                return refused;
            var taken = await OneAsync(actor, key, turn, first, size, told, cancel);
            if (!taken.Succeeded)
                return taken.Problem;
            taken.Value.Keep();
            if (!taken.Value.More)
                break;
            await Task.Delay(pause, cancel);
        }

        _ = await takeBack.ForgetNotesAsync(CancellationToken.None); // what stays is of no use, and the next sweep's
        return null;
    }

    Task<Result<Turn>> OneAsync(
        Actor actor, string? key, TakeTurn turn, bool first, TurnSize size, ImportChanges told, CancellationToken cancel) =>
        store.WriteTurnAsync(actor, async db =>
        {
            var since = Stopwatch.GetTimestamp();
            var done = new TurnDone { EntryBefore = await LastEntryAsync(db, cancel) };
            var taken = await turn(db, done, size.Now);
            if (!taken.Succeeded)
                return taken;
            await db.SaveChangesAsync(cancel);
            done.LastEntry = await LastEntryAsync(db, cancel);
            await NoteAsync(db, key, done, first, taken.Value.More, cancel);
            size.Took(Stopwatch.GetElapsedTime(since));
            return taken;
        }, alone: key is null, told.Add, cancel);

    // What is done in one turn needs no note; the last turn makes all of it final.
    async Task NoteAsync(LmsDbContext db, string? key, TurnDone done, bool first, bool more, CancellationToken cancel)
    {
        if (more && key is null)
            throw new InvalidOperationException("This was to be done in one turn.");
        if (more && first)
            db.UnfinishedImports.Add(new UnfinishedImport { Key = key!, BegunAt = clock.Now });
        if (more)
            db.ImportNotes.Add(new ImportNote { ImportKey = key!, Done = done.Pack() });
        else if (!first && await db.UnfinishedImports.Where(i => i.Key == key).ExecuteDeleteAsync(cancel) == 0)
            throw new InvalidOperationException("The import was taken back by another program while it was carried out.");
    }

    // Whoever opened a page meanwhile has seen what is gone again. What can't be taken back now is by the next sweep; why the import was
    // left is what its caller is to hear.
    async Task LeaveAsync(ImportChanges told)
    {
        try
        {
            _ = await takeBack.TakeBackAllAsync(CancellationToken.None);
        }
        catch (Exception exception)
        {
            LogNotTakenBack(exception);
        }

        store.Tell(told.All);
    }

    static Task<long> LastEntryAsync(LmsDbContext db, CancellationToken cancel) => db.Audit.Select(e => e.Id).OrderByDescending(id => id).FirstOrDefaultAsync(cancel);

    [LoggerMessage(LogLevel.Error, "What an import did that was given up could not be taken back yet.")]
    partial void LogNotTakenBack(Exception exception);
}

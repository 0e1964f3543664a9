using System.Diagnostics;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Enrolments.Turns;

/// <summary>Takes back what imports did that were not finished, the last first, in turns as they were carried out.</summary>
public sealed class ImportTakeBack(LmsStore store, SchoolClock clock, ImportMark mark)
{
    // Notes are small; this many are gone in a moment.
    const int Notes = 50;

    // Other programs look for room to write every few milliseconds.
    static readonly TimeSpan pause = TimeSpan.FromMilliseconds(20);

    /// <summary>
    /// Takes back what programs left that ended in the middle of an import; whether there was any. While an import is carried out, here or
    /// elsewhere, nothing is.
    /// </summary>
    public async Task<Result<bool>> SweepAsync(CancellationToken cancel = default)
    {
        var found = await store.ReadAsync<bool>(async db => await db.UnfinishedImports.AnyAsync(cancel) || await db.ImportNotes.AnyAsync(cancel), cancel);
        if (found is not { Succeeded: true, Value: true })
            return found;
        var taken = await mark.TryTakeAsync(cancel);
        if (!taken.Succeeded)
            return taken.Problem!.Why == Why.ImportUnderWay ? false : taken.Problem;
        await using var held = taken.Value;
        return await TakeBackAllAsync(cancel);
    }

    /// <summary>The same for whoever holds the mark; whether there was any.</summary>
    internal async Task<Result<bool>> TakeBackAllAsync(CancellationToken cancel)
    {
        for (var any = false; ; any = true)
        {
            var next = await store.ReadAsync(async db => Result.Of(await db.UnfinishedImports.Select(i => i.Key).Order().FirstOrDefaultAsync(cancel)), cancel);
            var done = next is { Succeeded: true, Value: { } key } ? await TakeBackAsync(key, cancel)
                : next.Succeeded ? await ForgetNotesAsync(cancel) : next.Problem!;
            if (!done.Succeeded || next.Value is null)
                return done.Succeeded ? any : done.Problem!;
        }
    }

    async Task<Result<Done>> TakeBackAsync(string key, CancellationToken cancel)
    {
        for (var size = new TurnSize(); ;)
        {
            var more = await store.WriteTurnAsync<bool>(async db =>
            {
                var since = Stopwatch.GetTimestamp();
                var left = await TakeBackAsync(db, key, size.Now, cancel);
                size.Took(Stopwatch.GetElapsedTime(since));
                return left;
            }, cancel);
            if (!more.Succeeded || !more.Value)
                return more.Succeeded ? new Done() : more.Problem!;
            await Task.Delay(pause, cancel);
        }
    }

    /// <summary>Throws away the notes of imports that are finished.</summary>
    internal async Task<Result<Done>> ForgetNotesAsync(CancellationToken cancel)
    {
        var any = await store.ReadAsync<bool>(async db => await db.ImportNotes.AnyAsync(cancel), cancel);
        if (any is not { Succeeded: true, Value: true })
            return any.Succeeded ? new Done() : any.Problem!;
        for (; ; )
        {
            var gone = await store.WriteTurnAsync<int>(async db =>
            {
                var idle = db.ImportNotes.Where(n => !db.UnfinishedImports.Any(i => i.Key == n.ImportKey)).OrderBy(n => n.Id).Select(n => n.Id).Take(Notes);
                return await db.ImportNotes.Where(n => idle.Contains(n.Id)).ExecuteDeleteAsync(cancel);
            }, cancel);
            if (!gone.Succeeded || gone.Value < Notes)
                return gone.Succeeded ? new Done() : gone.Problem!;
            await Task.Delay(pause, cancel);
        }
    }

    // Whether there is more.
    async Task<bool> TakeBackAsync(LmsDbContext db, string key, int size, CancellationToken cancel)
    {
        var note = await db.ImportNotes.Where(n => n.ImportKey == key).OrderByDescending(n => n.Id).FirstOrDefaultAsync(cancel);
        if (note is null)
        {
            await db.UnfinishedImports.Where(i => i.Key == key).ExecuteDeleteAsync(cancel);
            return false;
        }

        var done = TurnDone.Unpack(note.Done);
        if (await new TurnTakeBack(db, clock.Today, size).TakeBackAsync(done, cancel))
            note.Done = done.Pack();
        else
            db.ImportNotes.Remove(note);
        return true;
    }
}

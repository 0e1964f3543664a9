using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Content.Files;

/// <summary>
/// Takes files away that nothing refers to any more, and what lies in the folder without being known: after whatever lets go of files, and
/// once a day.
/// </summary>
public sealed class FileSweep(LmsStore store, SchoolClock clock, FileStore files)
{
    // Small enough that nobody waits for room to write.
    const int Batch = 500;

    /// <summary>Takes away these files, as far as nothing refers to them; how many. What the folder does not let go of now goes with the day's sweep.</summary>
    internal async Task<Result<int>> SweepAsync(IReadOnlyCollection<long> fileIds, CancellationToken cancel = default)
    {
        if (fileIds.Count == 0)
            return 0;
        var gone = await store.WriteUnaskedAsync<List<string>>(async db =>
        {
            var unused = await db.Files.Where(f => EF.Parameter(fileIds).Contains(f.Id))
                .Where(f => !db.Materials.Any(m => m.FileId == f.Id) && !db.SubmissionFiles.Any(s => s.FileId == f.Id)).ToListAsync(cancel);
            db.Files.RemoveRange(unused);
            return unused.ConvertAll(f => f.Key);
        }, cancel);
        if (!gone.Succeeded)
            return gone.Problem!;
        gone.Value.ForEach(files.Remove);
        return gone.Value.Count;
    }

    /// <summary>Takes away every file that nothing refers to; how many.</summary>
    internal async Task<Result<int>> SweepAsync(CancellationToken cancel = default)
    {
        var (gone, after) = (0, 0L);
        for (; ; )
        {
            var seen = await store.ReadAsync<List<Seen>>(async db => await db.Files.Where(f => f.Id > after).OrderBy(f => f.Id).Take(Batch)
                .Select(f => new Seen(f.Id, db.Materials.Any(m => m.FileId == f.Id) || db.SubmissionFiles.Any(s => s.FileId == f.Id))).ToListAsync(cancel), cancel);
            if (!seen.Succeeded || seen.Value.Count == 0)
                return seen.Succeeded ? gone : seen.Problem!;
            var done = await SweepAsync([.. seen.Value.Where(f => !f.Used).Select(f => f.Id)], cancel);
            if (!done.Succeeded)
                return done;
            (gone, after) = (gone + done.Value, seen.Value[^1].Id);
        }
    }

    /// <summary>Takes away what has lain in the folder for a day without a row: the rest of uploads that came to nothing; how many.</summary>
    internal async Task<Result<int>> SweepFolderAsync(CancellationToken cancel = default)
    {
        var gone = 0;
        foreach (var keys in files.Since(clock.Now.AddDays(-1)).Chunk(Batch))
        {
            var known = await store.ReadAsync<HashSet<string>>(async db =>
                await db.Files.Where(f => EF.Parameter(keys).Contains(f.Key)).Select(f => f.Key).ToHashSetAsync(cancel), cancel);
            if (!known.Succeeded)
                return known.Problem!;
            foreach (var key in keys.Where(key => !known.Value.Contains(key)))
            {
                files.Remove(key);
                gone++;
            }
        }

        return gone;
    }

    readonly record struct Seen(long Id, bool Used);
}

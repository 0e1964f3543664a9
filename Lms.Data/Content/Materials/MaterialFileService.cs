using Lms.Data.Audit;
using Lms.Data.Content.Files;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Content.Materials;

/// <summary>Makes materials of files that were taken in. When it can't be, the file is gone again.</summary>
public sealed class MaterialFileService(LmsStore store, SchoolClock clock, FileStore files, FileSweep sweep, MaterialService materials)
{
    /// <summary>Adds a file as a draft, called as it is, after the other materials of the section; its id.</summary>
    public Task<Result<long>> AddAsync(Actor actor, long sectionId, NewFile file, CancellationToken cancel = default) =>
        KeepAsync(file, () => materials.AddAsync(actor, sectionId, MaterialKind.File, new(file.Name), file, cancel));

    /// <summary>
    /// Puts a file in the place of the one that is there, unless somebody changed the material since it was <paramref name="seen"/> (UTC):
    /// <see cref="Why.MaterialChangedSince"/>. What is called as its file was, is called as the new one.
    /// </summary>
    public async Task<Result<Done>> ReplaceAsync(Actor actor, long materialId, NewFile file, DateTime seen, CancellationToken cancel = default)
    {
        var old = 0L;
        var replaced = await KeepAsync(file, () => MaterialEntry.ChangeAsync(store, clock, actor, materialId, async (db, entry, material) =>
        {
            if (material.FileId is not { } had)
                return new Problem(Why.MaterialNotFound);
            if (material.ChangedAt != seen)
                return new Problem(Why.MaterialChangedSince);
            var (before, name) = (material.Title, await db.Files.Where(f => f.Id == had).Select(f => f.Name).FirstAsync(cancel));
            var row = file.ToRow(actor.AccountId, clock.Now);
            db.Files.Add(row);
            await db.SaveChangesAsync(cancel);
            (old, material.FileId, material.ChangedAt) = (had, row.Id, clock.After(seen));
            if (before == name)
                material.Title = file.Name;
            entry.Record(AuditAction.MaterialChanged, before, material.Title);
            return null;
        }, cancel));
        if (replaced.Succeeded)
            _ = await sweep.SweepAsync([old], cancel); // unless a copy of the course refers to it; what stays goes with the day's upkeep
        return replaced;
    }

    async Task<Result<T>> KeepAsync<T>(NewFile file, Func<Task<Result<T>>> change)
    {
        var kept = false;
        try
        {
            var done = await change();
            kept = done.Succeeded;
            return done;
        }
        finally
        {
            if (!kept)
                files.Discard(file);
        }
    }
}

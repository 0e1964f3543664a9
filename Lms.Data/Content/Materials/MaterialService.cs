using Lms.Data.Audit;
using Lms.Data.Content.Files;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Content.Materials;

/// <summary>Changes to materials. Each is idempotent: what is so already is passed over.</summary>
public sealed class MaterialService(LmsStore store, SchoolClock clock, FileSweep sweep)
{
    /// <summary>Adds a page or, with an address, a link, as a draft after the others of the section; its id.</summary>
    public Task<Result<long>> AddAsync(Actor actor, long sectionId, MaterialKind kind, MaterialText wanted, CancellationToken cancel = default) =>
        AddAsync(actor, sectionId, kind, wanted, null, cancel);

    /// <summary>
    /// Says something else in a material, unless somebody did since it was <paramref name="seen"/> (UTC): <see cref="Why.MaterialChangedSince"/>.
    /// </summary>
    public Task<Result<Done>> EditAsync(Actor actor, long materialId, MaterialText wanted, DateTime seen, CancellationToken cancel = default) =>
        MaterialEntry.ChangeAsync(store, clock, actor, materialId, (_, entry, material) =>
        {
            var (before, clean) = (material.Title, wanted.Cleaned(material.Kind));
            if (clean.ProblemOf(material.Kind) is { } problem)
                return Task.FromResult<Problem?>(problem);
            if (new MaterialText(material.Title, material.Text, material.Url) == clean)
                return Task.FromResult<Problem?>(null);
            if (material.ChangedAt != seen)
                return Task.FromResult<Problem?>(new Problem(Why.MaterialChangedSince));
            (material.Title, material.Text, material.Url) = (clean.Title, clean.Text, clean.Url);
            material.ChangedAt = clock.After(seen);
            entry.Record(AuditAction.MaterialChanged, before, material.Title);
            return Task.FromResult<Problem?>(null);
        }, cancel);

    /// <summary>Shows it to students, or makes it a draft again.</summary>
    public Task<Result<Done>> PublishAsync(Actor actor, long materialId, bool published, CancellationToken cancel = default) =>
        MaterialEntry.ChangeAsync(store, clock, actor, materialId, (_, entry, material) =>
        {
            if (material.PublishedAt is not null == published)
                return Task.FromResult<Problem?>(null);
            material.PublishedAt = published ? clock.Now : null;
            entry.Record(published ? AuditAction.MaterialPublished : AuditAction.MaterialUnpublished, null, material.Title);
            return Task.FromResult<Problem?>(null);
        }, cancel);

    /// <summary>Puts it at a place, from 0, in a section of its course.</summary>
    public Task<Result<Done>> MoveAsync(Actor actor, long materialId, long sectionId, int position, CancellationToken cancel = default) =>
        MaterialEntry.ChangeAsync(store, clock, actor, materialId, async (db, entry, material) =>
        {
            if (!await db.MaterialSections.AnyAsync(s => s.Id == sectionId && s.CourseId == entry.Section.CourseId, cancel))
                return new Problem(Why.SectionNotFound);
            var there = await db.Materials.Where(m => m.SectionId == sectionId).OrderBy(m => m.Position).ThenBy(m => m.Id)
                .Select(m => new { m.Id, m.Position }).ToListAsync(cancel);
            List<long> before = [.. there.Select(m => m.Id)];
            var after = MaterialOrder.With(before, materialId, position);
            if (after.SequenceEqual(before))
                return null;
            material.SectionId = sectionId;
            await RenumberAsync(db, after, there.ToDictionary(m => m.Id, m => m.Position), material, cancel);
            entry.Record(AuditAction.MaterialMoved, null, material.Title);
            return null;
        }, cancel);

    /// <summary>Removes it; its file goes too.</summary>
    public async Task<Result<Done>> RemoveAsync(Actor actor, long materialId, CancellationToken cancel = default)
    {
        long? file = null;
        var removed = await MaterialEntry.ChangeAsync(store, clock, actor, materialId, (db, entry, material) =>
        {
            file = material.FileId;
            db.Materials.Remove(material);
            entry.Record(AuditAction.MaterialRemoved, material.Title, null);
            return Task.FromResult<Problem?>(null);
        }, cancel);
        if (removed.Succeeded && file is { } id)
            _ = await sweep.SweepAsync([id], cancel); // what stays goes with the day's upkeep
        return removed;
    }

    internal async Task<Result<long>> AddAsync(Actor actor, long sectionId, MaterialKind kind, MaterialText wanted, NewFile? file, CancellationToken cancel)
    {
        var made = await store.WriteAsync<Material>(actor, async db =>
        {
            var entered = await MaterialEntry.OfSectionAsync(db, clock, actor, sectionId, cancel);
            if (!entered.Succeeded)
                return entered.Problem!;
            var clean = wanted.Cleaned(kind);
            if (clean.ProblemOf(kind) is { } problem)
                return problem;
            var courseId = entered.Value.Section.CourseId;
            if (await db.MaterialSections.Where(s => s.CourseId == courseId).Join(db.Materials, s => s.Id, m => m.SectionId, (_, m) => m.Id).CountAsync(cancel) >= MaterialRules.Materials)
                return new Problem(Why.TooManyMaterials, MaterialRules.Materials);
            var row = file?.ToRow(actor.AccountId, clock.Now);
            if (row is not null)
            {
                db.Files.Add(row);
                await db.SaveChangesAsync(cancel);
            }

            var last = await db.Materials.Where(m => m.SectionId == sectionId).MaxAsync(m => (int?)m.Position, cancel);
            var material = new Material
            {
                SectionId = sectionId,
                Kind = kind,
                Title = clean.Title,
                Text = clean.Text,
                Url = clean.Url,
                FileId = row?.Id,
                Position = (last ?? -1) + 1,
                AuthorId = actor.AccountId,
                ChangedAt = clock.Now,
            };
            db.Materials.Add(material);
            entered.Value.Record(AuditAction.MaterialAdded, null, material.Title);
            return material;
        }, cancel);
        return made.Succeeded ? made.Value.Id : made.Problem!;
    }

    // Only what moves is written: texts of other pages are not even read.
    static async Task RenumberAsync(LmsDbContext db, IReadOnlyList<long> after, Dictionary<long, int> had, Material moved, CancellationToken cancel)
    {
        for (var i = 0; i < after.Count; i++)
        {
            var (id, place) = (after[i], i);
            if (id == moved.Id)
                moved.Position = place;
            else if (had[id] != place)
                await db.Materials.Where(m => m.Id == id).ExecuteUpdateAsync(set => set.SetProperty(m => m.Position, place), cancel);
        }
    }
}

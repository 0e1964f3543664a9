using Lms.Data.Audit;
using Lms.Data.Content.Files;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Content.Materials;

/// <summary>Changes to the headings under which materials stand.</summary>
public sealed class MaterialSectionService(LmsStore store, SchoolClock clock, FileSweep sweep)
{
    /// <summary>Adds a heading after the others; its id.</summary>
    public async Task<Result<long>> AddAsync(Actor actor, long courseId, string title, CancellationToken cancel = default)
    {
        var made = await store.WriteAsync<MaterialSection>(actor, async db =>
        {
            var entered = await CourseStaff.EnterAsync(db, clock, actor, courseId, MaterialRules.MayManage, cancel);
            if (!entered.Succeeded)
                return entered.Problem!;
            var clean = MaterialRules.CleanTitle(title);
            if (MaterialRules.TitleProblem(clean) is { } problem)
                return problem;
            var places = await db.MaterialSections.Where(s => s.CourseId == courseId).Select(s => s.Position).ToListAsync(cancel);
            if (places.Count >= MaterialRules.Sections)
                return new Problem(Why.TooManySections, MaterialRules.Sections);
            var section = new MaterialSection { CourseId = courseId, Title = clean, Position = places.Count == 0 ? 0 : places.Max() + 1 };
            db.MaterialSections.Add(section);
            MaterialEntry.Record(db, actor, courseId, AuditAction.SectionAdded, null, section.Title, clock.Now);
            return section;
        }, cancel);
        return made.Succeeded ? made.Value.Id : made.Problem!;
    }

    /// <summary>Calls it otherwise.</summary>
    public Task<Result<Done>> RenameAsync(Actor actor, long sectionId, string title, CancellationToken cancel = default) =>
        ChangeAsync(actor, sectionId, (_, entry) =>
        {
            var (before, after) = (entry.Section.Title, MaterialRules.CleanTitle(title));
            if (MaterialRules.TitleProblem(after) is { } problem)
                return Task.FromResult<Problem?>(problem);
            if (before != after)
                entry.Record(AuditAction.SectionRenamed, before, entry.Section.Title = after);
            return Task.FromResult<Problem?>(null);
        }, cancel);

    /// <summary>Puts it at a place among the others, from 0.</summary>
    public Task<Result<Done>> MoveAsync(Actor actor, long sectionId, int position, CancellationToken cancel = default) =>
        ChangeAsync(actor, sectionId, async (db, entry) =>
        {
            var sections = await db.MaterialSections.Where(s => s.CourseId == entry.Section.CourseId).OrderBy(s => s.Position).ThenBy(s => s.Id).ToListAsync(cancel);
            List<long> before = [.. sections.Select(s => s.Id)];
            var after = MaterialOrder.With(before, sectionId, position);
            if (after.SequenceEqual(before))
                return null;
            for (var i = 0; i < after.Count; i++)
                sections.Find(s => s.Id == after[i])!.Position = i;
            entry.Record(AuditAction.SectionMoved, null, entry.Section.Title);
            return null;
        }, cancel);

    /// <summary>Shows students everything that stands in it.</summary>
    public Task<Result<Done>> PublishAsync(Actor actor, long sectionId, CancellationToken cancel = default) =>
        ChangeAsync(actor, sectionId, async (db, entry) =>
        {
            var now = clock.Now;
            var shown = await db.Materials.Where(m => m.SectionId == sectionId && m.PublishedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.PublishedAt, now), cancel);
            if (shown > 0)
                entry.Record(AuditAction.SectionPublished, null, entry.Section.Title);
            return null;
        }, cancel);

    /// <summary>Removes it with all that stands in it.</summary>
    public async Task<Result<Done>> RemoveAsync(Actor actor, long sectionId, CancellationToken cancel = default)
    {
        List<long> files = [];
        var removed = await ChangeAsync(actor, sectionId, async (db, entry) =>
        {
            files = await db.Materials.Where(m => m.SectionId == sectionId && m.FileId != null).Select(m => m.FileId!.Value).ToListAsync(cancel);
            await db.Materials.Where(m => m.SectionId == sectionId).ExecuteDeleteAsync(cancel);
            db.MaterialSections.Remove(entry.Section);
            entry.Record(AuditAction.SectionRemoved, entry.Section.Title, null);
            return null;
        }, cancel);
        if (removed.Succeeded)
            _ = await sweep.SweepAsync(files, cancel); // what stays goes with the day's upkeep
        return removed;
    }

    Task<Result<Done>> ChangeAsync(Actor actor, long sectionId, Func<LmsDbContext, MaterialEntry, Task<Problem?>> change, CancellationToken cancel) =>
        store.WriteAsync<Done>(actor, async db =>
        {
            var entry = await MaterialEntry.OfSectionAsync(db, clock, actor, sectionId, cancel);
            if (!entry.Succeeded)
                return entry.Problem!;
            return await change(db, entry.Value) is { } problem ? problem : new Done();
        }, cancel);
}

using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Content.Materials;

/// <summary>Materials as whoever asks sees them: who doesn't manage them sees what is published, and no heading without anything below.</summary>
public sealed class MaterialQueries(LmsStore store, SchoolClock clock)
{
    /// <summary>All of a course.</summary>
    public Task<Result<CourseMaterials>> CourseAsync(Actor actor, long courseId, CancellationToken cancel = default) =>
        store.ReadAsync<CourseMaterials>(async db =>
        {
            var entered = await CourseStaff.EnterAsync(db, clock, actor, courseId, MaterialRules.MayOpen, cancel);
            if (!entered.Succeeded)
                return entered.Problem!;
            var (person, course) = (entered.Value.Actor, entered.Value.Standing);
            var drafts = MaterialRules.SeesDrafts(person, course);
            var sections = await db.MaterialSections.Where(s => s.CourseId == courseId).OrderBy(s => s.Position).ThenBy(s => s.Id).Take(MaterialRules.Sections).ToListAsync(cancel);
            var lines = (await Lines(db, courseId, drafts).ToListAsync(cancel)).ToLookup(line => line.SectionId);
            return new CourseMaterials(
                [.. sections.Select(s => new SectionView(s.Id, s.Title, [.. lines[s.Id]])).Where(s => drafts || s.Materials.Count > 0)],
                MaterialRules.MayManage(person, course) is null, course.Archived);
        }, cancel);

    /// <summary>One of a course. <see cref="Why.MaterialNotFound"/> also for a draft that is not for the actor.</summary>
    public Task<Result<MaterialDetail>> ReadAsync(Actor actor, long courseId, long materialId, CancellationToken cancel = default) =>
        store.ReadAsync<MaterialDetail>(async db =>
        {
            var entered = await CourseStaff.EnterAsync(db, clock, actor, courseId, MaterialRules.MayOpen, cancel);
            if (!entered.Succeeded)
                return entered.Problem!;
            var (person, course) = (entered.Value.Actor, entered.Value.Standing);
            var found = await (
                from material in db.Materials
                where material.Id == materialId
                join section in db.MaterialSections on material.SectionId equals section.Id
                where section.CourseId == courseId
                select new { material.ChangedAt, section.Title }).FirstOrDefaultAsync(cancel);
            var line = await Lines(db, courseId, MaterialRules.SeesDrafts(person, course), whole: true, materialId).FirstOrDefaultAsync(cancel);
            if (found is null || line is null)
                return Why.MaterialNotFound;
            return new MaterialDetail(line, found.Title, found.ChangedAt, MaterialRules.MayManage(person, course) is null);
        }, cancel);

    /// <summary>The same for who is about to change it.</summary>
    public async Task<Result<MaterialDetail>> EditedAsync(Actor actor, long courseId, long materialId, CancellationToken cancel = default)
    {
        var may = await store.ReadAsync<CourseStaff>(db => CourseStaff.EnterAsync(db, clock, actor, courseId, MaterialRules.MayManage, cancel), cancel);
        return may.Succeeded ? await ReadAsync(actor, courseId, materialId, cancel) : may.Problem!;
    }

    // A list shows no pages: their texts stay where they are.
    static IQueryable<MaterialLine> Lines(LmsDbContext db, long courseId, bool drafts, bool whole = false, long? only = null) =>
        from section in db.MaterialSections
        where section.CourseId == courseId
        join material in db.Materials on section.Id equals material.SectionId
        where (drafts || material.PublishedAt != null) && (only == null || material.Id == only)
        join stored in db.Files on material.FileId equals stored.Id into files
        from file in files.DefaultIfEmpty()
        orderby material.SectionId, material.Position, material.Id
        select new MaterialLine(material.Id, material.SectionId, material.Kind, material.Title, whole || material.Kind != MaterialKind.Page ? material.Text : "",
            material.Url, material.FileId, file.Name, (long?)file.Length, file.ContentType, material.PublishedAt != null);
}

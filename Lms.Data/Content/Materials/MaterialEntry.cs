using Lms.Data.Audit;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Content.Materials;

/// <summary>What one change of materials is about, for whoever may make it.</summary>
sealed class MaterialEntry
{
    readonly LmsDbContext db;
    readonly Actor actor;
    readonly DateTime now;

    MaterialEntry(LmsDbContext db, Actor actor, MaterialSection section, DateTime now) => (this.db, this.actor, Section, this.now) = (db, actor, section, now);

    internal MaterialSection Section { get; }

    internal static async Task<Result<MaterialEntry>> OfSectionAsync(LmsDbContext db, SchoolClock clock, Actor actor, long sectionId, CancellationToken cancel)
    {
        var section = await db.MaterialSections.FirstOrDefaultAsync(s => s.Id == sectionId, cancel);
        if (section is null)
            return Why.SectionNotFound;
        var entered = await CourseStaff.EnterAsync(db, clock, actor, section.CourseId, MaterialRules.MayManage, cancel);
        if (entered.Problem is { } problem)
            return PermissionRules.IsOutside(problem) ? Why.SectionNotFound : problem;
        return new MaterialEntry(db, actor, section, clock.Now);
    }

    internal static async Task<Result<(MaterialEntry Entry, Material Material)>> OfMaterialAsync(
        LmsDbContext db, SchoolClock clock, Actor actor, long materialId, CancellationToken cancel)
    {
        var material = await db.Materials.FirstOrDefaultAsync(m => m.Id == materialId, cancel);
        if (material is null)
            return Why.MaterialNotFound;
        var entry = await OfSectionAsync(db, clock, actor, material.SectionId, cancel);
        if (entry.Problem is { } problem)
            return problem.Why == Why.SectionNotFound ? Why.MaterialNotFound : problem;
        return (entry.Value, material);
    }

    /// <summary>Makes one change of a material in one transaction; the change may find that it can't be.</summary>
    internal static Task<Result<Done>> ChangeAsync(
        LmsStore store, SchoolClock clock, Actor actor, long materialId, Func<LmsDbContext, MaterialEntry, Material, Task<Problem?>> change, CancellationToken cancel) =>
        store.WriteAsync<Done>(actor, async db =>
        {
            var found = await OfMaterialAsync(db, clock, actor, materialId, cancel);
            if (!found.Succeeded)
                return found.Problem!;
            return await change(db, found.Value.Entry, found.Value.Material) is { } problem ? problem : new Done();
        }, cancel);

    internal void Record(AuditAction action, string? before, string? after) => Record(db, actor, Section.CourseId, action, before, after, now);

    internal static void Record(LmsDbContext db, Actor actor, long courseId, AuditAction action, string? before, string? after, DateTime now) =>
        db.Record(AuditEntry.Of(actor, actor.AccountId, action, now, before, after, courseId));
}

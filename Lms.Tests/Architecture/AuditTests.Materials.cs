using Lms.Data.Audit;
using Lms.Data.Content.Files;
using Lms.Data.Content.Materials;
using Lms.Data.Shared;
using Lms.Tests.Support;

namespace Lms.Tests.Architecture;

/// <summary>The same for materials.</summary>
public partial class AuditTests
{
    static readonly MaterialText text = new("Reading list", "Read on.");

    static readonly NewFile notes = new("key", "Notes.pdf", "application/pdf", 3, new string('0', 64));

    static Dictionary<string, Trace> MaterialTraces() => new()
    {
        ["MaterialSectionService.AddAsync"] = By(s => s.Alan, (s, a) => Sections(s).AddAsync(a, s.Algebra, "Week 1"), AuditAction.SectionAdded),
        ["MaterialSectionService.RenameAsync"] = Held((s, a) => Sections(s).RenameAsync(a, 1, "Week 2"), AuditAction.SectionRenamed),
        ["MaterialSectionService.MoveAsync"] = Held((s, a) => Sections(s).MoveAsync(a, 1, 1), AuditAction.SectionMoved),
        ["MaterialSectionService.PublishAsync"] = Held((s, a) => Sections(s).PublishAsync(a, 1), AuditAction.SectionPublished),
        ["MaterialSectionService.RemoveAsync"] = Held((s, a) => Sections(s).RemoveAsync(a, 1), AuditAction.SectionRemoved),
        ["MaterialService.AddAsync"] = Held((s, a) => Materials(s).AddAsync(a, 1, MaterialKind.Page, text), AuditAction.MaterialAdded),
        ["MaterialFileService.AddAsync"] = Held((s, a) => s.MaterialFiles().AddAsync(a, 1, notes), AuditAction.MaterialAdded),
        ["MaterialFileService.ReplaceAsync"] = Held((s, a) => s.MaterialFiles().ReplaceAsync(a, 1, notes, TestDatabase.Start.UtcDateTime), AuditAction.MaterialChanged),
        ["MaterialService.EditAsync"] = Held((s, a) => Materials(s).EditAsync(a, 1, text, TestDatabase.Start.UtcDateTime), AuditAction.MaterialChanged),
        ["MaterialService.PublishAsync"] = Held((s, a) => Materials(s).PublishAsync(a, 1, false), AuditAction.MaterialUnpublished),
        ["MaterialService.MoveAsync"] = Held((s, a) => Materials(s).MoveAsync(a, 1, 1, 1), AuditAction.MaterialMoved),
        ["MaterialService.RemoveAsync"] = Held((s, a) => Materials(s).RemoveAsync(a, 1), AuditAction.MaterialRemoved),
    };

    // Two sections, the first of which holds a published file and a draft.
    static Trace Held<T>(Func<Cast, Actor, Task<Result<T>>> call, AuditAction action) => By(s => s.Alan, async (s, a) =>
    {
        _ = await s.HoldsEverythingAsync(s.Alan.AccountId, s.Katherine);
        await using var db = s.Database.Open();
        db.AddRange(
            new MaterialSection { CourseId = s.Algebra, Title = "Later", Position = 1 },
            new Material { SectionId = 1, Kind = MaterialKind.Page, Title = "Notes", AuthorId = s.Alan.AccountId, Position = 1, ChangedAt = TestDatabase.Start.UtcDateTime });
        await db.SaveChangesAsync();
        return await call(s, a);
    }, action);

    static MaterialSectionService Sections(Cast school) => school.Database.Get<MaterialSectionService>();

    static MaterialService Materials(Cast school) => school.Database.Get<MaterialService>();
}

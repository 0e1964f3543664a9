using Lms.Data.Content.Assignments;
using Lms.Data.Content.Materials;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Content;

/// <summary>Copies what a course holds for its students into another: materials as they are, assignments as drafts. Files are shared, not copied.</summary>
static class CourseCopier
{
    const int AtOnce = 100; // pages may be long

    /// <summary>Inside the caller's transaction.</summary>
    internal static async Task CopyAsync(LmsDbContext db, Actor actor, long fromId, long toId, DateTime now, CancellationToken cancel)
    {
        var old = await db.MaterialSections.AsNoTracking().Where(s => s.CourseId == fromId).OrderBy(s => s.Position).ToListAsync(cancel);
        var made = old.ConvertAll(section => new MaterialSection { CourseId = toId, Title = section.Title, Position = section.Position });
        db.MaterialSections.AddRange(made);
        await db.SaveChangesAsync(cancel);
        var sections = old.Zip(made).ToDictionary(pair => pair.First.Id, pair => pair.Second.Id);
        await CopyMaterialsAsync(db, actor, sections, now, cancel);
        await CopyAssignmentsAsync(db, actor, fromId, toId, now, cancel);
    }

    static async Task CopyMaterialsAsync(LmsDbContext db, Actor actor, Dictionary<long, long> sections, DateTime now, CancellationToken cancel)
    {
        IReadOnlyList<long> ids = [.. sections.Keys];
        for (var last = 0L; ;)
        {
            var some = await db.Materials.AsNoTracking().Where(m => EF.Parameter(ids).Contains(m.SectionId) && m.Id > last)
                .OrderBy(m => m.Id).Take(AtOnce).ToListAsync(cancel);
            if (some.Count == 0)
                return;
            last = some[^1].Id;
            await db.InsertManyAsync(some.ConvertAll(material => new Material
            {
                SectionId = sections[material.SectionId],
                Kind = material.Kind,
                Title = material.Title,
                Text = material.Text,
                Url = material.Url,
                FileId = material.FileId,
                Position = material.Position,
                PublishedAt = material.PublishedAt is null ? null : now,
                AuthorId = actor.AccountId,
                ChangedAt = now,
            }), null, cancel);
        }
    }

    static async Task CopyAssignmentsAsync(LmsDbContext db, Actor actor, long fromId, long toId, DateTime now, CancellationToken cancel)
    {
        var assignments = await db.Assignments.AsNoTracking().Where(a => a.CourseId == fromId).OrderBy(a => a.Id).ToListAsync(cancel);
        await db.InsertManyAsync(assignments.ConvertAll(assignment => new Assignment
        {
            CourseId = toId,
            Title = assignment.Title,
            Instructions = assignment.Instructions,
            Points = assignment.Points,
            Late = assignment.Late,
            HandIn = assignment.HandIn,
            State = AssignmentState.Draft,
            AuthorId = actor.AccountId,
            ChangedAt = now,
        }), null, cancel);
    }
}

using Lms.Data.Accounts;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Content.Files;

/// <summary>A file that is being read; whoever asked for it closes it.</summary>
public sealed record OpenedFile(string Name, string ContentType, long Length, string Sha256, DateTime UploadedAt, Stream Content)
{
    /// <summary>Whether a student handed it in: then it is about a person.</summary>
    public bool HandedIn { get; init; }

    /// <summary>The course on which whoever asked may read it.</summary>
    public long CourseId { get; init; }
}

/// <summary>Gives files to whom may read what refers to them.</summary>
public sealed class FileQueries(LmsStore store, SchoolClock clock, FileStore files)
{
    // Copies of courses refer to the same file. Those that are the actor's come first; beyond, there is an end.
    const int Most = 20;

    /// <summary>
    /// Opens a file. <see cref="Why.FileNotFound"/> when there is none, nothing refers to it, or only what the actor has nothing to do with; else
    /// why nothing that refers to it is for them.
    /// </summary>
    public async Task<Result<OpenedFile>> OpenAsync(Actor actor, long fileId, CancellationToken cancel = default)
    {
        var found = await store.ReadAsync<FoundFile>(async db =>
        {
            if (!await Askers.AreAsync(db, actor, cancel))
                return Why.ActorSuspended;
            if (await db.Files.FirstOrDefaultAsync(f => f.Id == fileId, cancel) is not { } file)
                return Why.FileNotFound;
            var course = await CourseAsync(db, actor, fileId, cancel);
            return course.Succeeded
                ? new FoundFile(file, course.Value, await db.SubmissionFiles.AnyAsync(f => f.FileId == fileId, cancel))
                : course.Problem!;
        }, cancel);
        if (!found.Succeeded)
            return found.Problem!;
        var (row, courseId, handedIn) = found.Value;
        return files.Open(row.Key) is { } content
            ? new OpenedFile(row.Name, row.ContentType, row.Length, row.Sha256, row.UploadedAt, content)
            {
                CourseId = courseId,
                HandedIn = handedIn,
            }
            : Why.FileNotFound;
    }

    // On which course it is for the actor; or why on none.
    async Task<Result<long>> CourseAsync(LmsDbContext db, Actor actor, long fileId, CancellationToken cancel)
    {
        var materials = await (
            from material in db.Materials
            where material.FileId == fileId
            join section in db.MaterialSections on material.SectionId equals section.Id
            join course in db.Courses on section.CourseId equals course.Id
            orderby course.OwnerId == actor.AccountId || db.Memberships.Any(m => m.CourseId == course.Id && m.AccountId == actor.AccountId)
                || db.Enrolments.Any(e => e.CourseId == course.Id && e.AccountId == actor.AccountId) descending, material.PublishedAt != null descending
            select new { section.CourseId, Published = material.PublishedAt != null }).Take(Most).ToListAsync(cancel);
        var work = await (
            from file in db.SubmissionFiles
            where file.FileId == fileId
            join submission in db.Submissions on file.SubmissionId equals submission.Id
            join assignment in db.Assignments on submission.AssignmentId equals assignment.Id
            select new { assignment.CourseId, submission.AccountId }).Take(Most).ToListAsync(cancel);

        var last = new Problem(Why.FileNotFound);
        foreach (var courseId in materials.Select(m => m.CourseId).Concat(work.Select(w => w.CourseId)).Distinct())
        {
            var staff = await CourseStaff.LoadAsync(db, clock, actor, courseId, cancel);
            if (!staff.Succeeded)
                return staff.Problem!;
            var (person, course) = (staff.Value.Actor, staff.Value.Standing);
            var answers = materials.Where(m => m.CourseId == courseId).Select(m => FileRules.MayReadMaterial(person, course, m.Published))
                .Concat(work.Where(w => w.CourseId == courseId).Select(w => FileRules.MayReadSubmission(person, course, w.AccountId)));
            foreach (var answer in answers)
            {
                if (answer is null)
                    return courseId;
                // Who is outside does not learn that there is one.
                if (!PermissionRules.IsOutside(answer))
                    last = answer;
            }
        }

        return last;
    }

    sealed record FoundFile(StoredFile Row, long CourseId, bool HandedIn);
}

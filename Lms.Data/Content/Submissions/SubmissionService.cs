using Lms.Data.Audit;
using Lms.Data.Content.Assignments;
using Lms.Data.Content.Files;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Lms.Data.Content.Submissions;

/// <summary>Takes what students hand in.</summary>
public sealed class SubmissionService(LmsStore store, SchoolClock clock, FileStore folder, IOptions<FilesOptions> options)
{
    /// <summary>
    /// Hands in a text and files, for the first time or again: all of it or nothing. Kept: files of what was handed in last that count again; one
    /// that is none of them is <see cref="Why.FileNotFound"/>. Whether it is late is told by when it began to come, however long that takes.
    /// </summary>
    public async Task<Result<HandInAnswer>> HandInAsync(
        Actor actor, long courseId, long assignmentId, string text, IReadOnlyList<Upload> uploads, IReadOnlyCollection<long>? kept = null, CancellationToken cancel = default)
    {
        kept ??= [];
        var (clean, began) = (string.IsNullOrWhiteSpace(text) ? "" : text.ReplaceLineEndings("\n").TrimEnd(), clock.Now);

        // Nobody sends files for nothing: what can be refused before is.
        var asked = await store.ReadAsync(db => EnterAsync(db, actor, courseId, assignmentId, clean, kept.Count + uploads.Count, uploads.Sum(upload => upload.Length), began, cancel), cancel);
        if (!asked.Succeeded)
            return asked.Problem!;
        var (written, files, refused) = (false, new List<NewFile>(), new List<Problem>());
        try
        {
            foreach (var upload in uploads)
                await TakeAsync(upload, files, refused, cancel);
            if (refused.Count > 0)
                return new HandInAnswer(null, refused);
            var answer = await store.WriteAsync<HandInAnswer>(actor, async db =>
            {
                var entered = await EnterAsync(db, actor, courseId, assignmentId, clean, kept.Count + files.Count, files.Sum(file => file.Length), began, cancel);
                return entered.Succeeded ? await WriteAsync(db, actor, entered.Value, clean, kept, files, began, cancel) : entered.Problem!;
            }, cancel);
            written = answer.Succeeded;
            return answer;
        }
        finally
        {
            if (!written)
                files.ForEach(folder.Discard);
        }
    }

    async Task<Result<AssignmentView>> EnterAsync(
        LmsDbContext db, Actor actor, long courseId, long assignmentId, string text, int files, long bytes, DateTime began, CancellationToken cancel)
    {
        var loaded = await CourseStaff.LoadAsync(db, clock, actor, courseId, cancel);
        if (!loaded.Succeeded)
            return loaded.Problem!;
        var (me, course) = (loaded.Value.Actor, loaded.Value.Standing);
        if (PermissionRules.MayOpen(me, course) is { } stranger && !me.WasStudent)
            return stranger;
        if (await SubmissionQueries.FindAsync(db, courseId, assignmentId, drafts: false, cancel) is not { } assignment)
            return Why.AssignmentNotFound;
        var before = db.Submissions.Where(s => s.AssignmentId == assignmentId && s.AccountId == actor.AccountId);
        return (SubmissionRules.MayHandIn(me, course, assignment, began)
            ?? SubmissionRules.Check(assignment.Text.HandIn, text, files, options.Value.PerSubmission)
            ?? SubmissionRules.CheckRoom(await before.CountAsync(cancel), bytes == 0 ? 0 : await BytesAsync(db, before, cancel), bytes, options.Value, course.OwnerName)) is { } problem ? problem : assignment;
    }

    // A file that was handed in twice lies there once.
    static Task<long> BytesAsync(LmsDbContext db, IQueryable<Submission> work, CancellationToken cancel) => (
        from id in (from submission in work
                    join part in db.SubmissionFiles on submission.Id equals part.SubmissionId
                    select part.FileId).Distinct()
        join file in db.Files on id equals file.Id
        select file.Length).SumAsync(cancel);

    static async Task<List<StoredFile>> KeptAsync(LmsDbContext db, long assignmentId, long accountId, IReadOnlyCollection<long> kept, CancellationToken cancel)
    {
        if (kept.Count == 0)
            return [];
        var last = await db.Submissions.Where(s => s.AssignmentId == assignmentId && s.AccountId == accountId).MaxAsync(s => (long?)s.Id, cancel);
        return await (
            from part in db.SubmissionFiles
            where part.SubmissionId == last && kept.Contains(part.FileId)
            join file in db.Files on part.FileId equals file.Id
            orderby part.Position
            select file).ToListAsync(cancel);
    }

    async Task TakeAsync(Upload upload, List<NewFile> files, List<Problem> refused, CancellationToken cancel)
    {
        await using var content = upload.Open();
        var saved = await folder.SaveAsync(upload.Name, content, cancel);
        if (saved.Succeeded)
            files.Add(saved.Value);
        else
            refused.Add(saved.Problem!);
    }

    async Task<Result<HandInAnswer>> WriteAsync(
        LmsDbContext db, Actor actor, AssignmentView assignment, string text, IReadOnlyCollection<long> kept, List<NewFile> files, DateTime began, CancellationToken cancel)
    {
        var now = clock.Now;
        var before = await KeptAsync(db, assignment.Id, actor.AccountId, kept, cancel);
        if (before.Count != kept.Count)
            return Why.FileNotFound;
        var added = files.ConvertAll(file => file.ToRow(actor.AccountId, now));
        db.Files.AddRange(added);
        await db.SaveChangesAsync(cancel);
        List<StoredFile> rows = [.. before, .. added];
        var submission = new Submission
        {
            AssignmentId = assignment.Id,
            AccountId = actor.AccountId,
            HandedInAt = now,
            Late = SubmissionRules.IsLate(assignment, began),
            Text = text,
            Files = [.. rows.Select((row, at) => new SubmissionFile { Position = at, FileId = row.Id })],
        };
        db.Submissions.Add(submission);
        db.Record(AuditEntry.Of(actor, actor.AccountId, AuditAction.HandedIn, now, after: assignment.Text.Title, courseId: assignment.CourseId));
        await db.SaveChangesAsync(cancel);
        return new HandInAnswer(new Receipt(submission.Id, now, submission.Late, text,
            [.. rows.Select(row => new ReceiptFile(row.Id, row.Name, row.ContentType, row.Length, row.Sha256))]), []);
    }
}

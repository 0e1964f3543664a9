using Lms.Data.Audit;
using Lms.Data.Content.Assignments;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Data.Storage;

namespace Lms.Data.Content.Submissions;

/// <summary>Takes what students hand in.</summary>
public sealed class SubmissionService(LmsStore store, SchoolClock clock)
{
    /// <summary>Hands in a text, for the first time or again. The answer is the receipt.</summary>
    public Task<Result<Receipt>> HandInAsync(Actor actor, long courseId, long assignmentId, string text, CancellationToken cancel = default) =>
        store.WriteAsync<Receipt>(async db =>
        {
            var loaded = await CourseStaff.LoadAsync(db, clock, actor, courseId, cancel);
            if (!loaded.Succeeded)
                return loaded.Problem!;
            if (PermissionRules.MayOpen(loaded.Value.Actor, loaded.Value.Standing) is { } stranger && !loaded.Value.Actor.WasStudent)
                return stranger;
            if (await SubmissionQueries.FindAsync(db, courseId, assignmentId, drafts: false, cancel) is not { } assignment)
                return Why.AssignmentNotFound;
            var (clean, now) = (string.IsNullOrWhiteSpace(text) ? "" : text.ReplaceLineEndings("\n").TrimEnd(), clock.Now);
            if ((SubmissionRules.MayHandIn(loaded.Value.Actor, loaded.Value.Standing, assignment, now)
                ?? SubmissionRules.Check(assignment.Text.HandIn, clean, 0)) is { } problem)
                return problem;

            var submission = new Submission
            {
                AssignmentId = assignmentId,
                AccountId = actor.AccountId,
                HandedInAt = now,
                Late = SubmissionRules.IsLate(assignment, now),
                Text = clean,
            };
            db.Submissions.Add(submission);
            db.Record(new AuditEntry
            {
                At = now,
                ActorId = actor.AccountId,
                PersonId = actor.AccountId,
                CourseId = courseId,
                Action = AuditAction.HandedIn,
                After = assignment.Text.Title,
            });
            await db.SaveChangesAsync(cancel);
            return new Receipt(submission.Id, now, submission.Late, clean, []);
        }, cancel);
}

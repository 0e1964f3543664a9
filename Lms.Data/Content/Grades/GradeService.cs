using Lms.Data.Audit;
using Lms.Data.Content.Assignments;
using Lms.Data.Content.Submissions;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Content.Grades;

/// <summary>Gives grades, one by one while the grader types, and shows them to the students, all at once.</summary>
public sealed class GradeService(LmsStore store, SchoolClock clock)
{
    /// <summary>
    /// Keeps points and feedback; <paramref name="seen"/> is the version that the grader saw, 0 where there was none. Where somebody else
    /// was there meanwhile nothing is kept: <see cref="Why.GradeChanged"/>. What is so already is kept as it is.
    /// </summary>
    public Task<Result<GradeState>> SaveAsync(
        Actor actor, long courseId, long assignmentId, long accountId, decimal? points, string feedback, int seen, CancellationToken cancel = default) =>
        store.WriteAsync<GradeState>(actor, async db =>
        {
            var found = await EnterAsync(db, actor, courseId, assignmentId, cancel);
            if (!found.Succeeded)
                return found.Problem!;
            var (staff, assignment) = found.Value;
            if (!(await staff.PeopleAsync([accountId], cancel)).TryGetValue(accountId, out var student))
                return Why.PersonNotFound;
            var words = string.IsNullOrWhiteSpace(feedback) ? "" : feedback.ReplaceLineEndings("\n");
            if ((GradeRules.MayGrade(staff.Actor, staff.Standing, accountId) ?? GradeRules.CanBeGraded(student) ?? GradeRules.Check(points, words, assignment.Text.Points)) is { } problem)
                return problem;

            var grade = await db.Grades.FirstOrDefaultAsync(g => g.AssignmentId == assignmentId && g.AccountId == accountId, cancel)
                ?? new Grade { AssignmentId = assignmentId, AccountId = accountId };
            if ((grade.Points, grade.Feedback) == (points, words))
                return await GradeQueries.StateAsync(db, assignmentId, accountId, cancel);
            if (grade.Version != seen)
            {
                var state = await GradeQueries.StateAsync(db, assignmentId, accountId, cancel);
                return new Problem(Why.GradeChanged, state.GraderName, state.GradedAt is { } at ? clock.AtSchool(at) : "");
            }

            var before = grade.Points;
            if (grade.Version == 0)
                db.Grades.Add(grade);
            (grade.Points, grade.Feedback, grade.GraderId, grade.GradedAt, grade.Version) = (points, words, actor.AccountId, clock.Now, seen + 1);
            await RecordAsync(db, actor, courseId, assignment, accountId, before, points, cancel);
            return new GradeState(points, words, grade.Version, staff.Actor.Name, grade.GradedAt, grade.ReleasedAt);
        }, cancel);

    /// <summary>Shows every grade of the assignment to its student. The answer says how many were new to them.</summary>
    public Task<Result<GradeRelease>> ReleaseAsync(Actor actor, long courseId, long assignmentId, CancellationToken cancel = default) =>
        store.WriteAsync<GradeRelease>(actor, async db =>
        {
            var now = clock.Now;
            return await ShowAsync(db, actor, courseId, assignmentId, db.Grades.Where(g => g.ReleasedAt == null).Where(GradeQueries.IsGraded), now, now, cancel);
        }, cancel);

    /// <summary>Hides grades again: those that were released at one moment (UTC), or all of them.</summary>
    public Task<Result<GradeRelease>> HideAsync(Actor actor, long courseId, long assignmentId, DateTime? releasedAt, CancellationToken cancel = default) =>
        store.WriteAsync(actor, db => ShowAsync(db, actor, courseId, assignmentId,
            db.Grades.Where(g => g.ReleasedAt != null && (releasedAt == null || g.ReleasedAt == releasedAt)), null, releasedAt ?? clock.Now, cancel), cancel);

    async Task<Result<GradeRelease>> ShowAsync(
        LmsDbContext db, Actor actor, long courseId, long assignmentId, IQueryable<Grade> grades, DateTime? releasedAt, DateTime at, CancellationToken cancel)
    {
        var found = await EnterAsync(db, actor, courseId, assignmentId, cancel);
        if (!found.Succeeded)
            return found.Problem!;
        var students = await grades.Where(g => g.AssignmentId == assignmentId).Select(g => g.AccountId).ToListAsync(cancel);
        if (students.Count == 0)
            return new GradeRelease(courseId, assignmentId, at, 0);
        await grades.Where(g => g.AssignmentId == assignmentId).ExecuteUpdateAsync(set => set.SetProperty(g => g.ReleasedAt, releasedAt), cancel);
        db.Record(AuditEntry.Of(actor, actor.AccountId, releasedAt is null ? AuditAction.GradesHidden : AuditAction.GradesReleased, clock.Now,
            after: found.Value.Assignment.Text.Title, courseId: courseId));
        db.Announce(students.Select(student => new Change(student, courseId, CourseArea.Work)));
        return new GradeRelease(courseId, assignmentId, at, students.Count);
    }

    async Task RecordAsync(
        LmsDbContext db, Actor actor, long courseId, AssignmentView assignment, long accountId, decimal? before, decimal? after, CancellationToken cancel)
    {
        var (now, changed) = (clock.Now, before != after);
        var last = changed ? null : await LastEntryAsync(db, actor, courseId, assignment.Id, accountId, cancel);
        if (!GradeRules.AddsEntry(changed, last, now))
        {
            db.Announce([new Change(accountId, courseId, CourseArea.Work)]);
            return;
        }

        db.Record(AuditEntry.Of(actor, accountId, changed ? AuditAction.GradeGiven : AuditAction.FeedbackGiven, now,
            changed && before is not null ? GradeEntry.Of(assignment, before).ToString() : null, GradeEntry.Of(assignment, after).ToString(), courseId));
    }

    static async Task<DateTime?> LastEntryAsync(LmsDbContext db, Actor actor, long courseId, long assignmentId, long accountId, CancellationToken cancel)
    {
        var entries = await db.Audit.AsNoTracking()
            .Where(e => e.PersonId == accountId && e.CourseId == courseId && e.ActorId == actor.AccountId
                && AuditText.Grades.Contains(e.Action))
            .OrderByDescending(e => e.Id).Take(20).Select(e => new { e.At, e.After }).ToListAsync(cancel);
        return entries.Find(e => GradeEntry.Read(e.After)?.AssignmentId == assignmentId)?.At;
    }

    async Task<Result<(CourseStaff Staff, AssignmentView Assignment)>> EnterAsync(
        LmsDbContext db, Actor actor, long courseId, long assignmentId, CancellationToken cancel)
    {
        var entered = await CourseStaff.EnterAsync(db, clock, actor, courseId, GradeRules.MayGrade, cancel);
        if (!entered.Succeeded)
            return entered.Problem!;
        return await SubmissionQueries.FindAsync(db, courseId, assignmentId, drafts: false, cancel) is { } assignment
            ? (entered.Value, assignment)
            : Why.AssignmentNotFound;
    }
}

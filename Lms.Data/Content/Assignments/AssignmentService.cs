using Lms.Data.Audit;
using Lms.Data.Content.Grades;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Content.Assignments;

/// <summary>Changes to the assignments of a course.</summary>
public sealed class AssignmentService(LmsStore store, SchoolClock clock)
{
    /// <summary>Makes an assignment, as a draft or published at once; the answer is its id.</summary>
    public Task<Result<long>> CreateAsync(Actor actor, long courseId, AssignmentText text, bool publish, CancellationToken cancel = default) =>
        store.WriteAsync<long>(actor, async db =>
        {
            var clean = text.Cleaned();
            var entered = await CourseStaff.EnterAsync(db, clock, actor, courseId, AssignmentRules.MayManage, cancel);
            if ((entered.Problem ?? AssignmentRules.Check(clean)) is { } problem)
                return problem;
            return await AddAsync(db, actor, courseId, clean, publish ? AssignmentState.Published : AssignmentState.Draft, AuditAction.AssignmentCreated, cancel);
        }, cancel);

    /// <summary>
    /// Changes what it says, unless somebody else did since <paramref name="seen"/> (UTC): <see cref="Why.AssignmentChanged"/>.
    /// The answer is when it was changed, for the next change.
    /// </summary>
    public Task<Result<DateTime>> ChangeAsync(
        Actor actor, long courseId, long assignmentId, AssignmentText text, DateTime seen, CancellationToken cancel = default) =>
        store.WriteAsync<DateTime>(actor, async db =>
        {
            var clean = text.Cleaned();
            var found = await FindAsync(db, actor, courseId, assignmentId, cancel);
            if ((found.Problem ?? AssignmentRules.Check(clean)) is { } problem)
                return problem;
            var assignment = found.Value;
            if (AssignmentText.Of(assignment) == clean)
                return assignment.ChangedAt;
            if (assignment.ChangedAt != seen)
                return new Problem(Why.AssignmentChanged, clock.AtSchool(assignment.ChangedAt));
            if (await MayLowerAsync(db, actor, assignment, clean.Points, cancel) is { } tooLow)
                return tooLow;

            var before = assignment.Title;
            clean.Write(assignment);
            assignment.ChangedAt = clock.After(assignment.ChangedAt);
            Record(db, actor, courseId, AuditAction.AssignmentChanged, clean.Title, before == clean.Title ? null : before);
            return assignment.ChangedAt;
        }, cancel);

    /// <summary>Publishes, closes or opens it again; back to a draft only where nothing was handed in. The answer is the state before.</summary>
    public Task<Result<AssignmentState>> SetStateAsync(
        Actor actor, long courseId, long assignmentId, AssignmentState state, CancellationToken cancel = default) =>
        store.WriteAsync<AssignmentState>(actor, async db =>
        {
            var found = await FindAsync(db, actor, courseId, assignmentId, cancel);
            if (!found.Succeeded)
                return found.Problem!;
            var (assignment, before) = (found.Value, found.Value.State);
            if (before == state)
                return before;
            if (state == AssignmentState.Draft && AssignmentRules.MayWithdraw(await HasWorkAsync(db, assignmentId, cancel)) is { } problem)
                return problem;
            assignment.State = state;
            Record(db, actor, courseId, (before, state) switch
            {
                (_, AssignmentState.Draft) => AuditAction.AssignmentUnpublished,
                (_, AssignmentState.Closed) => AuditAction.AssignmentClosed,
                (AssignmentState.Closed, _) => AuditAction.AssignmentReopened,
                _ => AuditAction.AssignmentPublished,
            }, assignment.Title);
            return before;
        }, cancel);

    /// <summary>Takes it away for good, where nothing was handed in or graded.</summary>
    public Task<Result<Done>> RemoveAsync(Actor actor, long courseId, long assignmentId, CancellationToken cancel = default) =>
        store.WriteAsync<Done>(actor, async db =>
        {
            var found = await FindAsync(db, actor, courseId, assignmentId, cancel);
            if ((found.Problem ?? AssignmentRules.MayWithdraw(await HasWorkAsync(db, assignmentId, cancel))) is { } problem)
                return problem;
            await db.Grades.Where(g => g.AssignmentId == assignmentId).ExecuteDeleteAsync(cancel); // grades that were taken back
            db.Assignments.Remove(found.Value);
            Record(db, actor, courseId, AuditAction.AssignmentRemoved, found.Value.Title);
            return new Done();
        }, cancel);

    /// <summary>Makes a draft of the same in another course, without a due date that is over; the answer is the draft's id.</summary>
    public Task<Result<long>> CopyAsync(Actor actor, long courseId, long assignmentId, long toCourseId, CancellationToken cancel = default) =>
        store.WriteAsync<long>(actor, async db =>
        {
            var found = await FindAsync(db, actor, courseId, assignmentId, cancel);
            if (!found.Succeeded)
                return found.Problem!;
            var target = await CourseStaff.EnterAsync(db, clock, actor, toCourseId, AssignmentRules.MayManage, cancel);
            if (!target.Succeeded)
                return target.Problem!;
            var text = AssignmentText.Of(found.Value);
            return await AddAsync(db, actor, toCourseId, text with { DueAt = text.DueAt > clock.Now ? text.DueAt : null }, AssignmentState.Draft,
                AuditAction.AssignmentCopied, cancel);
        }, cancel);

    /// <summary>Whether anything was handed in or graded.</summary>
    internal static async Task<bool> HasWorkAsync(LmsDbContext db, long assignmentId, CancellationToken cancel) =>
        await db.Submissions.AnyAsync(s => s.AssignmentId == assignmentId, cancel)
        || await db.Grades.Where(g => g.AssignmentId == assignmentId).AnyAsync(GradeQueries.IsGraded, cancel);

    // Who makes assignments need not see what was got for them.
    async Task<Problem?> MayLowerAsync(LmsDbContext db, Actor actor, Assignment assignment, decimal points, CancellationToken cancel)
    {
        var grades = db.Grades.Where(g => g.AssignmentId == assignment.Id);
        var highest = await grades.MaxAsync(g => g.Points, cancel);
        var reader = await CourseStaff.LoadAsync(db, clock, actor, assignment.CourseId, cancel);
        var seen = reader.Succeeded ? await grades.Where(GradeQueries.SeenBy(reader.Value)).MaxAsync(g => g.Points, cancel) : null;
        return AssignmentRules.MayLower(points, highest, seen);
    }

    async Task<Result<Assignment>> FindAsync(LmsDbContext db, Actor actor, long courseId, long assignmentId, CancellationToken cancel)
    {
        var entered = await CourseStaff.EnterAsync(db, clock, actor, courseId, AssignmentRules.MayManage, cancel);
        if (!entered.Succeeded)
            return entered.Problem!;
        return await db.Assignments.FirstOrDefaultAsync(a => a.Id == assignmentId && a.CourseId == courseId, cancel) is { } found ? found : Why.AssignmentNotFound;
    }

    async Task<Result<long>> AddAsync(
        LmsDbContext db, Actor actor, long courseId, AssignmentText text, AssignmentState state, AuditAction action, CancellationToken cancel)
    {
        if (AssignmentRules.MayAdd(await db.Assignments.CountAsync(a => a.CourseId == courseId, cancel)) is { } problem)
            return problem;
        var assignment = new Assignment { CourseId = courseId, Title = text.Title, AuthorId = actor.AccountId, State = state, ChangedAt = clock.Now };
        text.Write(assignment);
        db.Assignments.Add(assignment);
        Record(db, actor, courseId, action, text.Title);
        await db.SaveChangesAsync(cancel);
        return assignment.Id;
    }

    void Record(LmsDbContext db, Actor actor, long courseId, AuditAction action, string title, string? before = null) =>
        db.Record(AuditEntry.Of(actor, actor.AccountId, action, clock.Now, before, title, courseId));
}

using Lms.Data.Accounts;
using Lms.Data.Content.Assignments;
using Lms.Data.Content.Grades;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Content.Submissions;

/// <summary>An assignment that waits for its student; missing: it was due (UTC) and can still be handed in.</summary>
public sealed record DueRow(long CourseId, string CourseTitle, long AssignmentId, string Title, DateTime DueAt, bool Missing);

/// <summary>What of all their courses students have to do next.</summary>
public sealed class DueQueries(LmsStore store, SchoolClock clock)
{
    /// <summary>The most that is listed.</summary>
    public const int Limit = 10;

    // In days: what comes later can wait, what is longer past was given up.
    const int Ahead = 14, Past = 14;

    /// <summary>
    /// One's own, the most urgent first: what is due soon and not handed in or graded yet, and what was due and may still be handed in late.
    /// </summary>
    public Task<Result<IReadOnlyList<DueRow>>> DueAsync(Actor actor, CancellationToken cancel = default) =>
        store.ReadAsync(async db =>
        {
            if (!await Askers.AreAsync(db, actor, cancel))
                return Why.ActorSuspended;
            var now = clock.Now;
            var (since, until) = (now.AddDays(-Past), now.AddDays(Ahead));
            return Result.Of<IReadOnlyList<DueRow>>(await (
                from place in db.Enrolments
                where place.AccountId == actor.AccountId && place.WithdrawnAt == null
                join course in db.Courses on place.CourseId equals course.Id
                where !course.Hidden && course.ArchivedAt == null
                join assignment in db.Assignments on course.Id equals assignment.CourseId
                where assignment.State == AssignmentState.Published && assignment.DueAt > since && assignment.DueAt <= until
                    && (assignment.DueAt >= now || (assignment.HandIn != HandIn.OnPaper && assignment.Late == LateRule.Accepted))
                    && !db.Submissions.Any(s => s.AssignmentId == assignment.Id && s.AccountId == actor.AccountId)
                    && !db.Grades.Where(GradeQueries.IsGraded).Any(g => g.AssignmentId == assignment.Id && g.AccountId == actor.AccountId && g.ReleasedAt != null)
                orderby assignment.DueAt, assignment.Id
                select new DueRow(course.Id, course.Title, assignment.Id, assignment.Title, assignment.DueAt!.Value, assignment.DueAt < now)).Take(Limit).ToListAsync(cancel));
        }, cancel);
}

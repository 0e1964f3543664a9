using Lms.Data.Accounts;
using Lms.Data.Content.Assignments;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Content.Grades;

/// <summary>What students may ask about grades: their own, once released.</summary>
public sealed class OwnGradeQueries(LmsStore store, SchoolClock clock)
{
    /// <summary>The most earlier courses that are listed.</summary>
    public const int EarlierLimit = 100;

    /// <summary>One's own grades, for students and those who were.</summary>
    public Task<Result<OwnGrades>> OwnAsync(Actor actor, long courseId, CancellationToken cancel = default) =>
        store.ReadAsync<OwnGrades>(async db =>
        {
            var entered = await CourseStaff.EnterAsync(db, clock, actor, courseId, GradebookRules.MaySeeOwn, cancel);
            if (!entered.Succeeded)
                return entered.Problem!;
            var (course, me, former) = (entered.Value.Course, entered.Value.Actor.AccountId, entered.Value.Actor.WasStudent);
            var columns = await GradebookStudents.ColumnsAsync(db, courseId, cancel);
            var ids = columns.ConvertAll(c => c.Id);
            var grades = await (
                from grade in db.Grades.Where(GradeQueries.IsGraded)
                where grade.AccountId == me && ids.Contains(grade.AssignmentId) && grade.ReleasedAt != null
                join grader in db.Users on grade.GraderId equals grader.Id
                select new { grade, grader.DisplayName, grader.Email }).ToDictionaryAsync(g => g.grade.AssignmentId, cancel);
            var came = await GradebookStudents.CameAsync(db, ids, [me], cancel);
            var own = columns.ConvertAll(column =>
            {
                var given = grades.GetValueOrDefault(column.Id);
                return new OwnGrade(column.Id, column.Text.Title, column.Text.Points, column.Text.DueAt, GradebookRules.OwnCell(
                        column, given?.grade.Points, given is not null, came.TryGetValue((column.Id, me), out var late) ? late : null, clock.Now),
                    given?.grade.Feedback ?? "", given is null ? null : AccountRules.NameOf(given.DisplayName, given.Email));
            });
            if (former)
                own.RemoveAll(grade => grade.Cell.State is CellState.Nothing or CellState.Missing && grade.Feedback.Length == 0);
            return new OwnGrades(course.Title, course.Code, former, own, GradebookRules.Share(own.Select(grade => (grade.Cell.Points, grade.OutOf))));
        }, cancel);

    /// <summary>Courses one no longer attends, where one handed something in or has released grades: the latest first.</summary>
    public Task<Result<IReadOnlyList<EarlierCourse>>> EarlierAsync(Actor actor, CancellationToken cancel = default) =>
        store.ReadAsync(async db =>
        {
            if (!await Askers.AreAsync(db, actor, cancel))
                return Why.ActorSuspended;
            var graded = from grade in db.Grades.Where(GradeQueries.IsGraded)
                         where grade.AccountId == actor.AccountId && grade.ReleasedAt != null
                         join assignment in db.Assignments on grade.AssignmentId equals assignment.Id
                         select assignment.CourseId;
            var handedIn = from submission in db.Submissions
                           where submission.AccountId == actor.AccountId
                           join assignment in db.Assignments on submission.AssignmentId equals assignment.Id
                           select assignment.CourseId;
            return Result.Of<IReadOnlyList<EarlierCourse>>(await (
                from place in db.Enrolments
                where place.AccountId == actor.AccountId && place.WithdrawnAt != null && (graded.Contains(place.CourseId) || handedIn.Contains(place.CourseId))
                join course in db.Courses on place.CourseId equals course.Id
                orderby place.WithdrawnAt descending, course.Id
                select new EarlierCourse(course.Id, course.Code, course.Title, course.Term)).Take(EarlierLimit).ToListAsync(cancel));
        }, cancel);
}

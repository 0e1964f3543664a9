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
                from grade in db.Grades
                where grade.AccountId == me && ids.Contains(grade.AssignmentId) && grade.ReleasedAt != null
                join grader in db.Users on grade.GraderId equals grader.Id
                select new { grade, grader.DisplayName, grader.Email }).ToDictionaryAsync(g => g.grade.AssignmentId, cancel);
            var came = await GradebookStudents.CameAsync(db, ids, [me], cancel);
            var own = columns.ConvertAll(column =>
            {
                var given = grades.GetValueOrDefault(column.Id);
                return new OwnGrade(column.Id, column.Title, column.Points, column.DueAt, GradebookRules.OwnCell(
                        given?.grade.Points, given is not null, came.TryGetValue((column.Id, me), out var late) ? late : null,
                        column.HandIn == HandIn.OnPaper, column.DueAt, clock.Now),
                    given?.grade.Feedback ?? "", given is null ? null : AccountRules.NameOf(given.DisplayName, given.Email));
            });
            if (former)
                own.RemoveAll(grade => grade.Cell.State != CellState.Released && grade.Feedback.Length == 0);
            return new OwnGrades(course.Title, course.Code, former, own, GradebookRules.Share(own.Select(grade => (grade.Cell.Points, grade.OutOf))));
        }, cancel);
}

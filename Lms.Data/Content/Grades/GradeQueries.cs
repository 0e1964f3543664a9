using System.Linq.Expressions;
using Lms.Data.Accounts;
using Lms.Data.Content.Assignments;
using Lms.Data.Content.Submissions;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Content.Grades;

/// <summary>One student's work as whoever grades it sees it.</summary>
public sealed class GradeQueries(LmsStore store, SchoolClock clock)
{
    // Neighbours are looked for among so many.
    const int NeighbourLimit = 10_000;

    /// <summary>Whether a row says anything, for the database.</summary>
    internal static Expression<Func<Grade, bool>> IsGraded { get; } = grade => grade.Points != null || grade.Feedback != "";

    /// <summary>The grades that the reader sees, for the database: as <see cref="GradeRules.MaySee"/> says of each.</summary>
    internal static Expression<Func<Grade, bool>> SeenBy(CourseStaff reader)
    {
        var all = GradeRules.SeesUnreleased(reader.Actor, reader.Standing);
        var (me, behind) = (reader.Actor.AccountId, reader.Actor.Behind ?? 0);
        return grade => grade.ReleasedAt != null || (all && grade.AccountId != me && grade.AccountId != behind);
    }

    /// <summary>The student's work and grade, with their neighbours in the table that the filter shows.</summary>
    public Task<Result<GradingView>> OpenAsync(
        Actor actor, long courseId, long assignmentId, long accountId, SubmissionFilter filter, CancellationToken cancel = default) =>
        store.ReadAsync<GradingView>(async db =>
        {
            var entered = await CourseStaff.EnterAsync(db, clock, actor, courseId, SubmissionRules.MaySee, cancel);
            if (!entered.Succeeded)
                return entered.Problem!;
            var staff = entered.Value;
            if (await SubmissionQueries.FindAsync(db, courseId, assignmentId, drafts: false, cancel) is not { } assignment)
                return Why.AssignmentNotFound;
            var student = await (
                from enrolment in db.Enrolments
                where enrolment.CourseId == courseId && enrolment.AccountId == accountId
                join account in db.Users on enrolment.AccountId equals account.Id
                select new { account.DisplayName, account.Email, account.Status, enrolment.Section, enrolment.WithdrawnAt }).FirstOrDefaultAsync(cancel);
            if (student is null)
                return Why.PersonNotFound;

            var order = await Handers.Of(db, courseId, assignmentId, SeenBy(staff)).Matching(filter, accountId).Sorted(filter)
                .Select(h => h.Account.Id).Take(NeighbourLimit).ToListAsync(cancel);
            var at = order.IndexOf(accountId);
            IReadOnlyList<long> beside = at < 0 ? [] : [.. order.Skip(at - 1).Take(at == 0 ? 2 : 3)];
            var names = await AccountNames.OfAsync(db, beside, cancel);
            var grade = await StateAsync(db, assignmentId, accountId, cancel);
            if (!GradeRules.MaySee(staff.Actor, staff.Standing, accountId, grade.ReleasedAt is not null))
                grade = GradeState.None;
            return new GradingView(
                assignment, accountId, AccountRules.NameOf(student.DisplayName, student.Email), student.Email!, student.Status, student.WithdrawnAt is not null,
                student.Section, await SubmissionQueries.ReceiptsAsync(db, assignmentId, accountId, cancel),
                grade, GradeRules.MayGrade(staff.Actor, staff.Standing, accountId))
            {
                Previous = at > 0 ? new Neighbour(order[at - 1], names[order[at - 1]]) : null,
                Next = at >= 0 && at + 1 < order.Count ? new Neighbour(order[at + 1], names[order[at + 1]]) : null,
                At = (at + 1, order.Count),
            };
        }, cancel);

    internal static async Task<GradeState> StateAsync(LmsDbContext db, long assignmentId, long accountId, CancellationToken cancel)
    {
        var found = await (
            from grade in db.Grades.AsNoTracking()
            where grade.AssignmentId == assignmentId && grade.AccountId == accountId
            join grader in db.Users on grade.GraderId equals grader.Id
            select new { grade, grader.DisplayName, grader.Email }).FirstOrDefaultAsync(cancel);
        return found is null ? GradeState.None : new GradeState(
            found.grade.Points, found.grade.Feedback, found.grade.Version, AccountRules.NameOf(found.DisplayName, found.Email), found.grade.GradedAt, found.grade.ReleasedAt);
    }
}

using Lms.Data.Content.Grades;
using Lms.Data.Content.Submissions;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Content.Assignments;

/// <summary>The assignments of a course as a list, and one to be changed.</summary>
public sealed class AssignmentQueries(LmsStore store, SchoolClock clock)
{
    /// <summary>How many assignments stand on one page.</summary>
    public const int PageSize = 50;

    // More courses than a list to choose from can hold.
    const int CourseLimit = 200;

    /// <summary>One page of the assignments: what is due next first, then what is past, the latest first.</summary>
    public Task<Result<AssignmentList>> ListAsync(Actor actor, long courseId, int page, CancellationToken cancel = default) =>
        store.ReadAsync<AssignmentList>(async db =>
        {
            var entered = await CourseStaff.EnterAsync(db, clock, actor, courseId, AssignmentRules.MayRead, cancel);
            if (!entered.Succeeded)
                return entered.Problem!;
            var (staff, now) = (entered.Value, clock.Now);
            var drafts = AssignmentRules.SeesDrafts(staff.Actor, staff.Standing);
            var all = db.Assignments.Where(a => a.CourseId == courseId && (drafts || a.State != AssignmentState.Draft));
            var count = await all.CountAsync(cancel);
            var number = Pages.Shown(page, count, PageSize);
            var rows = await all.OrderBy(a => a.DueAt != null && a.DueAt < now).ThenBy(a => a.DueAt == null)
                .ThenBy(a => a.DueAt >= now ? a.DueAt : null).ThenByDescending(a => a.DueAt).ThenBy(a => a.Id)
                .Skip((number - 1) * PageSize).Take(PageSize).ToListAsync(cancel);
            var views = rows.ConvertAll(AssignmentView.Of);
            var own = staff.Actor.IsStudent ? await OwnAsync(db, PermissionRules.OwnerOfWork(staff.Actor), views, now, cancel) : [];
            var counts = SubmissionRules.MaySee(staff.Actor, staff.Standing) is null ? await CountsAsync(db, staff, views, cancel) : [];
            return new AssignmentList(courseId, AssignmentRules.MayManage(staff.Actor, staff.Standing), new Page<AssignmentRow>(
                [.. views.Select(a => new AssignmentRow(a, own.GetValueOrDefault(a.Id), counts.GetValueOrDefault(a.Id)))],
                new BoundedCount(count, false), number, PageSize));
        }, cancel);

    /// <summary>One to be changed, for whoever may.</summary>
    public Task<Result<AssignmentEdit>> EditAsync(Actor actor, long courseId, long assignmentId, CancellationToken cancel = default) =>
        store.ReadAsync<AssignmentEdit>(async db =>
        {
            var entered = await CourseStaff.EnterAsync(db, clock, actor, courseId, AssignmentRules.MayManage, cancel);
            if (!entered.Succeeded)
                return entered.Problem!;
            return await db.Assignments.FirstOrDefaultAsync(a => a.Id == assignmentId && a.CourseId == courseId, cancel) is { } found
                ? new AssignmentEdit(AssignmentView.Of(found), found.ChangedAt, await AssignmentService.HasWorkAsync(db, assignmentId, cancel))
                : Why.AssignmentNotFound;
        }, cancel);

    /// <summary>The courses that are one's own or where one is on the staff, and may make assignments; without this one.</summary>
    public Task<Result<IReadOnlyList<CourseChoice>>> TargetsAsync(Actor actor, long courseId, CancellationToken cancel = default) =>
        store.ReadAsync<IReadOnlyList<CourseChoice>>(async db =>
        {
            var entered = await CourseStaff.EnterAsync(db, clock, actor, courseId, AssignmentRules.MayManage, cancel);
            if (!entered.Succeeded)
                return entered.Problem!;
            var (me, today) = (entered.Value.Actor, clock.Today);
            var courses = await (
                from course in db.Courses
                where course.Id != courseId && course.ArchivedAt == null && (course.OwnerId == actor.AccountId
                    || db.Memberships.Any(m => m.CourseId == course.Id && m.AccountId == actor.AccountId && (m.Until == null || m.Until >= today)))
                where db.Courses.Where(c => c.OwnerId == actor.AccountId).Select(c => c.Id)
                    .Union(db.Memberships.Where(m => m.AccountId == actor.AccountId).Select(m => m.CourseId)).Contains(course.Id)
                join membership in db.Memberships.Where(m => m.AccountId == actor.AccountId) on course.Id equals membership.CourseId into memberships
                from membership in memberships.DefaultIfEmpty()
                join role in db.Roles on membership.RoleId equals role.Id into roles
                from role in roles.DefaultIfEmpty()
                orderby course.Title, course.Id
                select new { course.Id, course.Code, course.Title, course.OwnerId, RoleId = (long?)role.Id, Role = (PermissionSet?)role.Permissions }).Take(CourseLimit).ToListAsync(cancel);
            IReadOnlyList<long> ids = [.. courses.Select(c => c.Id)];
            var overrides = (await db.Overrides.Where(o => o.AccountId == actor.AccountId && EF.Parameter(ids).Contains(o.CourseId)).ToListAsync(cancel))
                .ToLookup(o => o.CourseId);
            return Result.Of<IReadOnlyList<CourseChoice>>([.. courses.Where(c => me.IsAdministrator || c.OwnerId == actor.AccountId
                || (c.RoleId is { } role && CourseStaff.GrantsOf(role, c.Role ?? default, [.. overrides[c.Id]], null).Effective.Has(Permission.ManageAssignments)))
                .Select(c => new CourseChoice(c.Id, c.Code, c.Title))]);
        }, cancel);

    // How many in all: one query, however many assignments.
    static async Task<Dictionary<long, AssignmentCounts>> CountsAsync(
        LmsDbContext db, CourseStaff reader, List<AssignmentView> assignments, CancellationToken cancel)
    {
        IReadOnlyList<long> ids = [.. assignments.Select(a => a.Id)];
        var students = db.Enrolments.Where(e => e.CourseId == reader.Course.Id && e.WithdrawnAt == null);
        var grades = db.Grades.Where(GradeQueries.IsGraded).Where(GradeQueries.SeenBy(reader));
        return await db.Assignments.Where(a => EF.Parameter(ids).Contains(a.Id)).Select(a => new
        {
            a.Id,
            Students = students.Count(),
            HandedIn = students.Count(e => db.Submissions.Any(s => s.AssignmentId == a.Id && s.AccountId == e.AccountId)),
            ToGrade = students.Count(e => db.Submissions.Any(s => s.AssignmentId == a.Id && s.AccountId == e.AccountId
                && !grades.Any(g => g.AssignmentId == a.Id && g.AccountId == e.AccountId && g.GradedAt >= s.HandedInAt))),
        }).ToDictionaryAsync(a => a.Id, a => new AssignmentCounts(a.Students, a.HandedIn, a.ToGrade), cancel);
    }

    static async Task<Dictionary<long, OwnState>> OwnAsync(
        LmsDbContext db, long studentId, List<AssignmentView> assignments, DateTime now, CancellationToken cancel)
    {
        IReadOnlyList<long> ids = [.. assignments.Select(a => a.Id)];
        var last = await db.Submissions.Where(s => EF.Parameter(ids).Contains(s.AssignmentId) && s.AccountId == studentId)
            .GroupBy(s => s.AssignmentId).Select(group => group.Max(s => s.Id)).ToListAsync(cancel);
        IReadOnlyList<long> lastIds = last;
        var handedIn = await db.Submissions.Where(s => EF.Parameter(lastIds).Contains(s.Id)).Select(s => new { s.AssignmentId, s.HandedInAt, s.Late })
            .ToDictionaryAsync(s => s.AssignmentId, cancel);
        var grades = await db.Grades.Where(g => EF.Parameter(ids).Contains(g.AssignmentId) && g.AccountId == studentId && g.ReleasedAt != null)
            .Where(GradeQueries.IsGraded).Select(g => new { g.AssignmentId, g.Points, g.GradedAt }).ToDictionaryAsync(g => g.AssignmentId, cancel);
        return assignments.ToDictionary(a => a.Id, a =>
        {
            var (work, grade) = (handedIn.GetValueOrDefault(a.Id), grades.GetValueOrDefault(a.Id));
            return new OwnState(SubmissionRules.StateOf(a, work?.HandedInAt, work?.Late == true, grade?.GradedAt, now), grade?.Points);
        });
    }
}

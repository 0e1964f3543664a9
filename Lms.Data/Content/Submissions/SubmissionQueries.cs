using Lms.Data.Accounts;
using Lms.Data.Content.Assignments;
using Lms.Data.Content.Grades;
using Lms.Data.Enrolments;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Content.Submissions;

/// <summary>What was handed in: one's own, and everybody's for who may see it.</summary>
public sealed class SubmissionQueries(LmsStore store, SchoolClock clock)
{
    /// <summary>How many students stand on one page.</summary>
    public const int PageSize = 50;

    // Who hands in more often has the earlier ones in their data to take away.
    internal const int ReceiptLimit = 20;

    /// <summary>
    /// An assignment with one's own work and, once released, what one got for it. Whoever was withdrawn keeps reading what they handed in
    /// and got.
    /// </summary>
    public Task<Result<OwnWork>> OwnAsync(Actor actor, long courseId, long assignmentId, CancellationToken cancel = default) =>
        store.ReadAsync<OwnWork>(async db =>
        {
            var loaded = await CourseStaff.LoadAsync(db, clock, actor, courseId, cancel);
            if (!loaded.Succeeded)
                return loaded.Problem!;
            var (me, course) = (loaded.Value.Actor, loaded.Value.Standing);
            var problem = AssignmentRules.MayRead(me, course);
            if (problem is not null && !me.WasStudent)
                return problem;
            var studentId = PermissionRules.OwnerOfWork(me);
            var receipts = await ReceiptsAsync(db, assignmentId, studentId, cancel);
            var grade = await db.Grades.Where(g => g.AssignmentId == assignmentId && g.AccountId == studentId && g.ReleasedAt != null)
                .Where(GradeQueries.IsGraded).Select(g => new { g.Points, g.Feedback, g.ReleasedAt, g.GradedAt }).FirstOrDefaultAsync(cancel);
            if (problem is not null && !GradeRules.KeepsOwn(me, receipts.Count > 0 || grade is not null))
                return problem;
            if (await FindAsync(db, courseId, assignmentId, AssignmentRules.SeesDrafts(me, course), cancel) is not { } assignment)
                return Why.AssignmentNotFound;
            var last = receipts.Count > 0 ? receipts[0] : null;
            return new OwnWork(assignment, me.IsStudent || me.WasStudent, SubmissionRules.MayHandIn(me, course, assignment, clock.Now), receipts,
                grade is null ? null : new ReleasedGrade(grade.Points, grade.Feedback, grade.ReleasedAt!.Value),
                SubmissionRules.StateOf(assignment, last?.HandedInAt, last?.Late == true, grade?.GradedAt, clock.Now))
            {
                Former = problem is not null,
                CourseTitle = loaded.Value.Course.Title,
                CourseCode = loaded.Value.Course.Code,
                MayManage = AssignmentRules.MayManage(me, course) is null,
                SeesSubmissions = SubmissionRules.MaySee(me, course) is null,
            };
        }, cancel);

    /// <summary>One page of everybody's work.</summary>
    public Task<Result<SubmissionsView>> TableAsync(
        Actor actor, long courseId, long assignmentId, SubmissionFilter filter, CancellationToken cancel = default) =>
        store.ReadAsync<SubmissionsView>(async db =>
        {
            var entered = await CourseStaff.EnterAsync(db, clock, actor, courseId, SubmissionRules.MaySee, cancel);
            if (!entered.Succeeded)
                return entered.Problem!;
            var staff = entered.Value;
            if (await FindAsync(db, courseId, assignmentId, AssignmentRules.SeesDrafts(staff.Actor, staff.Standing), cancel) is not { } assignment)
                return Why.AssignmentNotFound;

            var handers = Handers.Of(db, courseId, assignmentId, GradeQueries.SeenBy(staff));
            var matching = handers.Matching(filter);
            var count = await matching.CountAsync(cancel);
            var number = Pages.Shown(filter.Page, count, PageSize);
            var lines = await LinesAsync(matching.Sorted(filter).Skip((number - 1) * PageSize).Take(PageSize), assignment, cancel);
            var sections = await Sections.OfAsync(db, courseId, cancel);
            var enrolled = handers.Where(h => h.Enrolment.WithdrawnAt == null);
            return new SubmissionsView(
                assignment, GradeRules.MayGrade(staff.Actor, staff.Standing),
                new AssignmentCounts(await enrolled.CountAsync(cancel), await enrolled.CountAsync(h => h.Last != null, cancel),
                    await enrolled.CountAsync(h => h.Last != null && (h.Grade == null || h.Grade.GradedAt < h.Last.HandedInAt), cancel)),
                new ReleaseCounts(await handers.CountAsync(h => h.Grade != null && h.Grade.ReleasedAt == null, cancel),
                    await handers.CountAsync(h => h.Grade != null && h.Grade.ReleasedAt != null, cancel), await enrolled.CountAsync(h => h.Grade == null, cancel)),
                new Page<SubmissionLine>(lines, new BoundedCount(count, false), number, PageSize), sections);
        }, cancel);

    internal static async Task<AssignmentView?> FindAsync(LmsDbContext db, long courseId, long assignmentId, bool drafts, CancellationToken cancel) =>
        await db.Assignments.AsNoTracking().FirstOrDefaultAsync(
            a => a.Id == assignmentId && a.CourseId == courseId && (drafts || a.State != AssignmentState.Draft), cancel) is { } found
            ? AssignmentView.Of(found)
            : null;

    internal static async Task<IReadOnlyList<Receipt>> ReceiptsAsync(LmsDbContext db, long assignmentId, long accountId, CancellationToken cancel)
    {
        var work = await db.Submissions.AsNoTracking().Where(s => s.AssignmentId == assignmentId && s.AccountId == accountId)
            .OrderByDescending(s => s.Id).Take(ReceiptLimit).ToListAsync(cancel);
        IReadOnlyList<long> ids = [.. work.Select(s => s.Id)];
        var files = (await (
            from part in db.SubmissionFiles
            where EF.Parameter(ids).Contains(part.SubmissionId)
            join file in db.Files on part.FileId equals file.Id
            orderby part.SubmissionId, part.Position
            select new { part.SubmissionId, File = new ReceiptFile(file.Id, file.Name, file.ContentType, file.Length, file.Sha256) }).ToListAsync(cancel))
            .ToLookup(f => f.SubmissionId, f => f.File);
        return [.. work.Select(s => new Receipt(s.Id, s.HandedInAt, s.Late, s.Text, [.. files[s.Id]]))];
    }

    async Task<IReadOnlyList<SubmissionLine>> LinesAsync(IQueryable<Hander> handers, AssignmentView assignment, CancellationToken cancel)
    {
        var rows = await handers.Select(h => new
        {
            h.Account.Id,
            h.Account.DisplayName,
            h.Account.Email,
            h.Account.Status,
            h.Enrolment.WithdrawnAt,
            h.Enrolment.Section,
            HandedInAt = h.Last == null ? (DateTime?)null : h.Last.HandedInAt,
            Late = h.Last != null && h.Last.Late,
            Points = h.Grade == null ? null : h.Grade.Points,
            GradedAt = h.Grade == null ? (DateTime?)null : h.Grade.GradedAt,
            ReleasedAt = h.Grade == null ? null : h.Grade.ReleasedAt,
        }).ToListAsync(cancel);
        return [.. rows.Select(r => new SubmissionLine(
            r.Id, AccountRules.NameOf(r.DisplayName, r.Email), r.Email!, r.Status, r.WithdrawnAt is not null, r.Section,
            SubmissionRules.StateOf(assignment, r.HandedInAt, r.Late, r.GradedAt, clock.Now), r.HandedInAt, r.Late, r.Points, r.GradedAt is not null, r.ReleasedAt is not null))];
    }
}

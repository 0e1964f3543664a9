using System.Globalization;
using Lms.Data.Accounts;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Enrolments;

/// <summary>A roster to take away.</summary>
public sealed record RosterExport(string FileName, byte[] Content);

/// <summary>What the roster shows.</summary>
public sealed class EnrolmentQueries(LmsStore store, SchoolClock clock)
{
    /// <summary>How many students stand on one page.</summary>
    public const int PageSize = 50;

    /// <summary>One page of the roster.</summary>
    public Task<Result<RosterView>> RosterAsync(Actor actor, long courseId, RosterFilter filter, CancellationToken cancel = default) =>
        store.ReadAsync<RosterView>(async db =>
        {
            var entered = await CourseStaff.EnterAsync(db, clock, actor, courseId, EnrolmentRules.MaySeeStudents, cancel);
            if (!entered.Succeeded)
                return entered.Problem!;
            var staff = entered.Value;

            var students = Matching(db, courseId, filter);
            var count = await students.CountAsync(cancel);
            var number = Pages.Shown(filter.Page, count, PageSize);
            var rows = await RowsAsync(db, Sorted(students, filter).Skip((number - 1) * PageSize).Take(PageSize), cancel);
            var sections = await Sections.OfAsync(db, courseId, cancel);
            return new RosterView(courseId, EnrolmentRules.MayManageStudents(staff.Actor, staff.Standing),
                new Page<StudentRow>(rows, new BoundedCount(count, false), number, PageSize), sections)
            {
                MayLookAs = PermissionRules.MayLookAs(staff.Actor, staff.Standing) is null,
            };
        }, cancel);

    /// <summary>What the file with the whole roster is called, for whoever may have it.</summary>
    public Task<Result<string>> ExportNameAsync(Actor actor, long courseId, CancellationToken cancel = default) =>
        store.ReadAsync<string>(async db =>
        {
            var entered = await CourseStaff.EnterAsync(
                db, clock, actor, courseId, EnrolmentRules.MayManageStudents, cancel);
            return entered.Succeeded ? FileName(entered.Value.Course.Code) : entered.Problem!;
        }, cancel);

    /// <summary>The whole roster, for whoever may change it; <see cref="RosterExportService"/> hands it out.</summary>
    internal Task<Result<RosterExport>> ExportAsync(
        Actor actor, long courseId, RosterFilter filter, CancellationToken cancel = default) =>
        store.ReadAsync<RosterExport>(async db =>
        {
            var entered = await CourseStaff.EnterAsync(db, clock, actor, courseId, EnrolmentRules.MayManageStudents, cancel);
            if (!entered.Succeeded)
                return entered.Problem!;
            var rows = await Sorted(Matching(db, courseId, filter), filter)
                .Select(s => new { s.Account.Email, s.Account.DisplayName, s.Account.Status, s.Enrolment.Section, s.Enrolment.StudentNumber, s.Enrolment.At })
                .ToListAsync(cancel);
            return new RosterExport(FileName(entered.Value.Course.Code), RosterCsv.Write(
                [.. RosterCsv.Headings, "Status", "Enrolled"],
                rows.Select(r => (string[])[EmailAddress.IsGivenUp(r.Email!) ? "" : r.Email!, r.DisplayName, r.Section, r.StudentNumber, r.Status.ToString(),
                    clock.DayOf(r.At).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)])));
        }, cancel);

    string FileName(string courseCode) => $"{courseCode} {clock.Today:yyyy-MM-dd}.csv";

    static IQueryable<Student> Matching(LmsDbContext db, long courseId, RosterFilter filter)
    {
        var students =
            from enrolment in db.Enrolments
            where enrolment.CourseId == courseId && enrolment.WithdrawnAt == null
            join account in db.Users on enrolment.AccountId equals account.Id
            select new Student { Enrolment = enrolment, Account = account };
        if (filter.Show == RosterShow.Pending)
            students = students.Where(s => s.Account.Status == AccountStatus.Pending);
        if (filter.Section is { } section)
            students = students.Where(s => s.Enrolment.Section == section);
        foreach (var word in TextFolding.Words(filter.Search))
        {
            var pattern = LikePattern.Holding(word);
            students = students.Where(s => s.Account.SearchText.Contains(word) || s.Enrolment.StudentNumber.StartsWith(word)
                || EF.Functions.Like(s.Enrolment.Section, pattern, LikePattern.Escape));
        }

        return students;
    }

    static IQueryable<Student> Sorted(IQueryable<Student> students, RosterFilter filter) => (filter.Sort, filter.Descending) switch
    {
        (RosterSort.Section, false) => students.OrderBy(s => s.Enrolment.Section).ThenBy(s => s.Account.SearchText).ThenBy(s => s.Account.Id),
        (RosterSort.Section, true) => students.OrderByDescending(s => s.Enrolment.Section).ThenBy(s => s.Account.SearchText).ThenBy(s => s.Account.Id),
        (RosterSort.Enrolled, false) => students.OrderBy(s => s.Enrolment.At).ThenBy(s => s.Account.SearchText).ThenBy(s => s.Account.Id),
        (RosterSort.Enrolled, true) => students.OrderByDescending(s => s.Enrolment.At).ThenBy(s => s.Account.SearchText).ThenBy(s => s.Account.Id),
        (_, false) => students.OrderBy(s => s.Account.SearchText).ThenBy(s => s.Account.Id),
        (_, true) => students.OrderByDescending(s => s.Account.SearchText).ThenByDescending(s => s.Account.Id),
    };

    static async Task<IReadOnlyList<StudentRow>> RowsAsync(LmsDbContext db, IQueryable<Student> students, CancellationToken cancel)
    {
        var rows = await students.Select(s => new
        {
            s.Account.Id,
            s.Account.DisplayName,
            s.Account.Email,
            s.Account.Status,
            s.Enrolment,
            ByName = db.Users.Where(by => by.Id == s.Enrolment.ById).Select(by => by.DisplayName).First(),
            ByAddress = db.Users.Where(by => by.Id == s.Enrolment.ById).Select(by => by.Email).First(),
        }).ToListAsync(cancel);
        return [.. rows.Select(r => new StudentRow(
            r.Id, AccountRules.NameOf(r.DisplayName, r.Email), r.Email!, r.Status, r.Enrolment.Section, r.Enrolment.StudentNumber,
            r.Enrolment.Source, r.Enrolment.At, AccountRules.NameOf(r.ByName, r.ByAddress)))];
    }

    sealed class Student
    {
        public required Enrolment Enrolment { get; init; }

        public required Account Account { get; init; }
    }
}

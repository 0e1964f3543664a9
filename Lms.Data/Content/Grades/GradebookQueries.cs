using System.Globalization;
using Lms.Data.Accounts;
using Lms.Data.Content.Assignments;
using Lms.Data.Enrolments;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Content.Grades;

/// <summary>What the gradebook shows: its head at once, its students as they come into sight.</summary>
public sealed class GradebookQueries(LmsStore store, SchoolClock clock)
{
    /// <summary>The most students that are read at once.</summary>
    public const int Window = 100;

    /// <summary>The assignments with their averages, and how many students there are.</summary>
    public Task<Result<Gradebook>> HeadAsync(Actor actor, long courseId, GradebookFilter filter, CancellationToken cancel = default) =>
        store.ReadAsync<Gradebook>(async db =>
        {
            var entered = await CourseStaff.EnterAsync(db, clock, actor, courseId, GradebookRules.MaySee, cancel);
            if (!entered.Succeeded)
                return entered.Problem!;
            var columns = await GradebookStudents.ColumnsAsync(db, courseId, cancel);
            var students = GradebookStudents.Of(db, courseId, filter);
            var averages = await AveragesAsync(Grades(db, entered.Value), columns, students, cancel);
            var sections = await Sections.OfAsync(db, courseId, cancel);
            return new Gradebook(
                columns.ConvertAll(a => new GradebookColumn(a.Id, a.Text.Title, a.Text.Points, a.Text.DueAt, averages.TryGetValue(a.Id, out var average) ? average : null)),
                await students.CountAsync(cancel), sections)
            {
                OpensWork = PermissionRules.Holds(entered.Value.Actor, entered.Value.Standing).Has(Permission.ViewSubmissions),
            };
        }, cancel);

    /// <summary>Some students, in order of their names: at most <see cref="Window"/> from the one at <paramref name="first"/>, counted from 0.</summary>
    public Task<Result<IReadOnlyList<GradebookRow>>> RowsAsync(
        Actor actor, long courseId, GradebookFilter filter, int first, int count, CancellationToken cancel = default) =>
        store.ReadAsync(async db =>
        {
            var entered = await CourseStaff.EnterAsync(db, clock, actor, courseId, GradebookRules.MaySee, cancel);
            if (!entered.Succeeded)
                return entered.Problem!;
            var columns = await GradebookStudents.ColumnsAsync(db, courseId, cancel);
            var students = GradebookStudents.Sorted(GradebookStudents.Of(db, courseId, filter)).Skip(Math.Max(first, 0)).Take(Math.Clamp(count, 0, Window));
            return Result.Of<IReadOnlyList<GradebookRow>>(await RowsAsync(db, Grades(db, entered.Value), columns, students, cancel));
        }, cancel);

    /// <summary>What the file with the whole gradebook is called, for whoever may have it.</summary>
    public Task<Result<string>> ExportNameAsync(Actor actor, long courseId, CancellationToken cancel = default) =>
        store.ReadAsync<string>(async db =>
        {
            var entered = await CourseStaff.EnterAsync(db, clock, actor, courseId, GradebookRules.MaySee, cancel);
            return entered.Succeeded ? FileName(entered.Value.Course.Code) : entered.Problem!;
        }, cancel);

    /// <summary>
    /// The whole gradebook as CSV; <see cref="GradebookExportService"/> hands it out. Points have a point, in any culture.
    /// </summary>
    internal Task<Result<RosterExport>> ExportAsync(
        Actor actor, long courseId, GradebookFilter filter, CancellationToken cancel = default) =>
        store.ReadAsync<RosterExport>(async db =>
        {
            var entered = await CourseStaff.EnterAsync(db, clock, actor, courseId, GradebookRules.MaySee, cancel);
            if (!entered.Succeeded)
                return entered.Problem!;
            var columns = await GradebookStudents.ColumnsAsync(db, courseId, cancel);
            var students = GradebookStudents.Sorted(GradebookStudents.Of(db, courseId, filter));
            var lines = new List<string[]>();
            for (var read = Window; read == Window;)
            {
                var rows = await RowsAsync(db, Grades(db, entered.Value), columns, students.Skip(lines.Count).Take(Window), cancel);
                lines.AddRange(rows.Select(Line));
                read = rows.Count;
            }

            return new RosterExport(FileName(entered.Value.Course.Code), RosterCsv.Write(
                [.. RosterCsv.Headings, "Enrolled", .. columns.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Text.Title} ({c.Text.Points:0.##})")), "Average %"], lines));
        }, cancel);

    string FileName(string courseCode) => $"{courseCode} grades {clock.Today:yyyy-MM-dd}.csv";

    static IQueryable<Grade> Grades(LmsDbContext db, CourseStaff reader) => db.Grades.Where(GradeQueries.SeenBy(reader));

    // In points, of those who have any.
    static async Task<Dictionary<long, decimal>> AveragesAsync(
        IQueryable<Grade> grades, List<AssignmentView> columns, IQueryable<GradebookStudent> students, CancellationToken cancel)
    {
        var ids = columns.ConvertAll(c => c.Id);
        var points = await (
            from grade in grades
            where ids.Contains(grade.AssignmentId) && grade.Points != null
            join student in students on grade.AccountId equals student.Account.Id
            group grade by new { grade.AssignmentId, grade.Points } into alike
            select new { alike.Key.AssignmentId, alike.Key.Points, Count = alike.Count() }).ToListAsync(cancel);
        return points.GroupBy(p => p.AssignmentId).ToDictionary(all => all.Key, all => all.Sum(p => p.Points!.Value * p.Count) / all.Sum(p => p.Count));
    }

    async Task<List<GradebookRow>> RowsAsync(
        LmsDbContext db, IQueryable<Grade> seen, List<AssignmentView> columns, IQueryable<GradebookStudent> students, CancellationToken cancel)
    {
        var people = await students.Select(s => new
        {
            s.Account.Id,
            s.Account.DisplayName,
            s.Account.Email,
            s.Account.Status,
            Place = s.Place,
        }).ToListAsync(cancel);
        var (assignments, accounts) = (columns.ConvertAll(c => c.Id), people.ConvertAll(p => p.Id));
        var grades = await seen.Where(g => assignments.Contains(g.AssignmentId) && accounts.Contains(g.AccountId))
            .Select(g => new { g.AssignmentId, g.AccountId, g.Points, Released = g.ReleasedAt != null }).ToDictionaryAsync(g => (g.AssignmentId, g.AccountId), cancel);
        var came = await GradebookStudents.CameAsync(db, assignments, accounts, cancel);
        var now = clock.Now;
        return people.ConvertAll(person =>
        {
            var cells = columns.ConvertAll(column => GradebookRules.Cell(
                column, grades.GetValueOrDefault((column.Id, person.Id))?.Points, grades.GetValueOrDefault((column.Id, person.Id))?.Released == true,
                came.TryGetValue((column.Id, person.Id), out var late) ? late : null, now));
            return new GradebookRow(person.Id, AccountRules.NameOf(person.DisplayName, person.Email), person.Email!, person.Status,
                person.Place?.Section ?? "", person.Place?.StudentNumber ?? "", person.Place is { WithdrawnAt: null }, cells,
                GradebookRules.Share(cells.Zip(columns, (cell, column) => (cell.Points, column.Text.Points))));
        });
    }

    static string[] Line(GradebookRow row) =>
    [
        EmailAddress.IsGivenUp(row.Address) ? "" : row.Address, row.Name == row.Address ? "" : row.Name, row.Section, row.StudentNumber, row.Enrolled ? "yes" : "no",
        .. row.Cells.Select(cell => cell.Points?.ToString("0.##", CultureInfo.InvariantCulture) ?? ""),
        (row.Share * 100)?.ToString("0.#", CultureInfo.InvariantCulture) ?? "",
    ];
}

using System.Text;
using Lms.Data.Accounts;
using Lms.Data.Content.Assignments;
using Lms.Data.Content.Grades;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Content.Grades;

public class GradebookTests
{
    [Fact]
    public async Task It_holds_every_student_with_every_assignment_pending_ones_like_the_others()
    {
        await using var school = await GatherAsync();
        var ids = await school.EnrolAsync("edsger@school.example", "Mary Jackson <mary@school.example>");
        var (essay, test) = (await school.SetAsync("Essay", 1), await school.SetAsync("Test", 2, handIn: HandIn.OnPaper));
        _ = await school.SetAsync("Not ready", 3, AssignmentState.Draft);
        await school.HandInAsync(essay, ids[0]);
        await school.GradeAsync(test, ids[1], 7.5m, released: false);

        var head = (await Book(school).HeadAsync(school.Alan, school.Algebra, GradebookFilter.All)).Value;
        Assert.Equal([("Essay", null), ("Test", 7.5m)], head.Columns.Select(c => (c.Title, c.Average)));
        Assert.Equal((2, true), (head.Students, head.OpensWork));

        var rows = await RowsAsync(school);
        Assert.Equal(["Edsger Dijkstra", "Mary Jackson"], rows.Select(r => r.Name));
        Assert.Equal([new(CellState.HandedIn, null), new(CellState.Nothing, null)], rows[0].Cells);
        Assert.Equal([new(CellState.Nothing, null), new(CellState.Graded, 7.5m)], rows[1].Cells);
        Assert.Equal((AccountStatus.Pending, 0.75m), (rows[1].Status, rows[1].Share));
    }

    [Fact]
    public async Task The_latest_of_what_was_handed_in_says_whether_it_is_late()
    {
        await using var school = await GatherAsync();
        var ids = await school.EnrolAsync("edsger@school.example");
        var essay = await school.SetAsync("Essay", -1);
        await school.HandInAsync(essay, ids[0]);
        await school.HandInAsync(essay, ids[0], late: true);

        Assert.Equal(CellState.Late, (await RowsAsync(school))[0].Cells[0].State);
    }

    [Fact]
    public async Task Who_left_is_shown_when_asked_for_and_a_former_member_by_their_grades_alone()
    {
        await using var school = await GatherAsync();
        var ids = await school.EnrolAsync("edsger@school.example", "mary@school.example", "annie@school.example");
        var essay = await school.SetAsync("Essay");
        await school.GradeAsync(essay, ids[0], 4);
        await school.GradeAsync(essay, ids[1], 8);
        _ = (await school.Enrolments.WithdrawAsync(school.Alan, school.Algebra, [ids[0]])).Value;
        _ = (await school.Database.Get<ErasureService>().EraseAsync(school.Ada, ids[1], "mary@school.example")).Value;

        Assert.Equal(["annie@school.example"], (await RowsAsync(school)).Select(r => r.Name));
        var everybody = await RowsAsync(school, GradebookFilter.All with { Former = true });
        Assert.Equal([("annie@school.example", true, null), ("Edsger Dijkstra", false, 4m), ("Former member", false, 8m)],
            everybody.OrderBy(r => r.Name, StringComparer.Ordinal).OrderBy(r => r.Cells[0].Points ?? 0).Select(r => (r.Name, r.Enrolled, r.Cells[0].Points)));
    }

    [Fact]
    public async Task Section_and_search_narrow_the_lines_and_the_averages()
    {
        await using var school = await GatherAsync();
        var ids = await school.EnrolAsync("edsger@school.example", "Mary Jackson <mary@school.example>");
        _ = (await school.Enrolments.SetSectionAsync(school.Alan, school.Algebra, [ids[0]], "7B")).Value;
        var essay = await school.SetAsync("Essay");
        await school.GradeAsync(essay, ids[0], 4);
        await school.GradeAsync(essay, ids[1], 8);

        foreach (var (filter, name, average) in (IEnumerable<(GradebookFilter, string, decimal)>)[
            (GradebookFilter.All with { Section = "7B" }, "Edsger Dijkstra", 4), (GradebookFilter.All with { Section = "" }, "Mary Jackson", 8), (GradebookFilter.All with { Search = "jack" }, "Mary Jackson", 8)])
        {
            Assert.Equal([name], (await RowsAsync(school, filter)).Select(r => r.Name));
            var head = (await Book(school).HeadAsync(school.Alan, school.Algebra, filter)).Value;
            Assert.Equal((1, average), (head.Students, head.Columns[0].Average));
            Assert.Equal(["7B"], head.Sections);
        }
    }

    [Fact]
    public async Task It_is_read_in_windows_that_nobody_can_widen()
    {
        await using var school = await GatherAsync();
        _ = await school.EnrolAsync([.. Enumerable.Range(0, 120).Select(n => $"s{n:000}@school.example")]);

        Assert.Equal(GradebookQueries.Window, (await RowsAsync(school, first: 0, count: 10_000)).Count);
        Assert.Equal(["s100@school.example", "s101@school.example"], (await RowsAsync(school, first: 100, count: 2)).Select(r => r.Name));
        Assert.Empty(await RowsAsync(school, first: 500));
    }

    [Fact]
    public async Task The_export_holds_all_of_it_and_no_formula()
    {
        await using var school = await GatherAsync();
        var ids = await school.EnrolAsync([.. Enumerable.Range(0, 120).Select(n => $"s{n:000}@school.example")]);
        var essay = await school.SetAsync("=Essay");
        await school.GradeAsync(essay, ids[119], 7.25m);

        var export = (await Book(school).ExportAsync(school.Alan, school.Algebra, GradebookFilter.All)).Value;

        var lines = Encoding.UTF8.GetString(export.Content).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("\"E-mail\",\"Name\",\"Section\",\"Student number\",\"Enrolled\",\"'=Essay (10)\",\"Average %\"", lines[0]);
        Assert.Equal(121, lines.Length);
        Assert.Equal("\"s119@school.example\",\"\",\"\",\"\",\"yes\",\"7.25\",\"72.5\"", lines[120]);
    }

    [Fact]
    public async Task It_is_for_who_may_view_it_on_an_archived_course_too()
    {
        await using var school = await GatherAsync();
        Assert.Equal([Permission.ViewGradebook, "Alan Turing"], (await Book(school).HeadAsync(school.Grace, school.Algebra, GradebookFilter.All)).Problem!.Values);
        var observer = await school.StaffAsync("observer@school.example", Observer);
        await school.ArchiveAsync(school.Algebra);

        Assert.True((await Book(school).HeadAsync(observer, school.Algebra, GradebookFilter.All)).Succeeded);
        Assert.Equal(Why.NeedsPermission, (await Book(school).RowsAsync(school.Grace, school.Algebra, GradebookFilter.All, 0, 10)).Problem?.Why);
    }

    static GradebookQueries Book(Cast school) => school.Database.Get<GradebookQueries>();

    static async Task<IReadOnlyList<GradebookRow>> RowsAsync(Cast school, GradebookFilter? filter = null, int first = 0, int count = 50) =>
        (await Book(school).RowsAsync(school.Alan, school.Algebra, filter ?? GradebookFilter.All, first, count)).Value;
}

using System.Text;
using CsCheck;
using Lms.Data.Enrolments;
using Lms.Tests.Support;
using static Lms.Tests.Support.Cast;
using static Lms.Tests.Support.Classroom;

namespace Lms.Tests.Enrolments;

public class RosterExportTests
{
    static readonly Gen<string> nasty = Gen.OneOf(
        Gen.OneOf("", "=1+1", "+49", "-2", "@SUM(A1)", "'", "''=x", "'tis", "7B", "0012", "a@b", "a,b;c|d", "\"", "\"quoted\"", "x;=1+1", "a;'@b,+1", "O'Brien", "<b>", "＝1", "Δ 漢 😀", "name", "E-mail", "1e5", " x "),
        Gen.String[Gen.OneOf<char>([.. "=+-@'\",;|\t\n\r<> aB0é漢\u200d\u202e＝"]), 0, 12]);

    static readonly Gen<RosterRow[]> classes = Gen.Select(Gen.OneOf("", "=", "+", "-", "'", "'="), nasty, nasty, nasty).Array[1, 12].Select(all => all
        .Select((texts, i) => Row($"{texts.Item1}pupil{i}@school.example", texts.Item2, texts.Item3, texts.Item4)).ToArray());

    [Fact]
    public async Task A_roster_opens_in_a_spreadsheet_as_text_and_nothing_in_it_is_calculated()
    {
        await using var school = await GatherAsync();
        _ = await school.EnrolRowsAsync(
            Row("hedy@school.example", "=HYPERLINK(\"http://evil\")", "+7B", "@4711"), Row("edsger@school.example", "", "7B", "-1"), Row("jose@school.example", "García, José"));

        var export = await ExportAsync(school);

        Assert.Equal("MATH-101 2026-11-25.csv", export.FileName);
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), export.Content[..3]);
        Assert.Equal(
            """"
            "E-mail","Name","Section","Student number","Status","Enrolled"
            "hedy@school.example","'=HYPERLINK(""http://evil"")","'+7B","'@4711","Pending","2026-11-25"
            "edsger@school.example","Edsger Dijkstra","7B","'-1","Active","2026-11-25"
            "jose@school.example","José García","","","Pending","2026-11-25"

            """".ReplaceLineEndings("\n"), Encoding.UTF8.GetString(export.Content[3..]).ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task What_the_roster_shows_is_what_is_taken_away()
    {
        await using var school = await GatherAsync();
        _ = await school.EnrolRowsAsync(Row("hedy@school.example", "", "7B"), Row("mary@school.example", "", "7C"), Row("joan@school.example", "", "7B"), Row("edsger@school.example", "", "7B"));
        _ = (await school.Enrolments.WithdrawAsync(school.Alan, school.Algebra, [(await school.AccountAsync("joan@school.example"))!.Id])).Value;

        var export = await ExportAsync(school, RosterFilter.All with { Section = "7B", Descending = true, Page = 9 });

        Assert.Equal(["hedy@school.example", "edsger@school.example"], (await ReadAsync(export)).Select(row => row.Address!.Display));
    }

    [Fact]
    public async Task More_students_than_a_page_shows_are_taken_away_whole()
    {
        await using var school = await GatherAsync();
        _ = await school.EnrolRowsAsync([.. Strangers(3 * EnrolmentQueries.PageSize)]);
        Assert.Equal(3 * EnrolmentQueries.PageSize, (await ReadAsync(await ExportAsync(school))).Count);
    }

    [Fact]
    public Task Whatever_people_are_called_a_roster_that_comes_back_changes_nothing() => classes.SampleAsync(async rows =>
    {
        await using var school = await GatherAsync();
        _ = await school.EnrolRowsAsync(rows);
        var before = await school.Database.DumpAsync();

        var list = await ReadAsync(await ExportAsync(school));
        var report = await school.EnrolRowsAsync([.. list]);

        Assert.Equal(rows.Length, list.Count);
        Assert.All(report.Plan.Lines, line => Assert.Equal(LineOutcome.AlreadyEnrolled, line.Outcome));
        Assert.Equal(before, await school.Database.DumpAsync());
        var students = (await school.RosterAsync()).Students.Rows.ToDictionary(row => row.Address);
        Assert.All(list, row => Assert.Equal(
            (students[row.Address!.Display].Section, students[row.Address.Display].StudentNumber), (row.Section, row.StudentNumber)));
    }, iter: 40, threads: 1);

    static async Task<RosterExport> ExportAsync(Cast school, RosterFilter? filter = null) =>
        (await school.Database.Get<EnrolmentQueries>().ExportAsync(school.Alan, school.Algebra, filter ?? RosterFilter.All)).Value;

    static async Task<IReadOnlyList<RosterRow>> ReadAsync(RosterExport export)
    {
        using var stream = new MemoryStream(export.Content);
        return RosterFile.Read((await RosterText.ReadAsync(stream, new ImportOptions())).Value, 1000).Value.Rows;
    }
}

using Lms.Data.Accounts;
using Lms.Data.Enrolments;
using Lms.Data.Shared;
using Lms.Tests.Support;
using static Lms.Tests.Support.Cast;
using static Lms.Tests.Support.Classroom;

namespace Lms.Tests.Enrolments;

public class EnrolmentQueriesTests
{
    [Theory]
    [InlineData("", "annie edsger hedy jose")]
    [InlineData("jose", "jose")]
    [InlineData("GARCIA", "jose")]
    [InlineData("García José", "jose")]
    [InlineData("hedy@school", "hedy")]
    [InlineData("annie", "annie")]
    [InlineData("471", "edsger")]
    [InlineData("a-47", "jose")]
    [InlineData("A-4711 garcia", "jose")]
    [InlineData("7b", "annie jose")]
    [InlineData("blue group", "hedy")]
    [InlineData("7b jose", "jose")]
    [InlineData("a_4711", "")]
    [InlineData("50%", "")]
    [InlineData("%", "annie edsger hedy jose")]
    [InlineData("' OR 1=1 --", "")]
    [InlineData("grace", "")]
    [InlineData("mary", "")]
    public async Task Students_are_found_by_name_address_number_and_section(string typed, string found)
    {
        await using var school = await ClassAsync();
        Assert.Equal(found, await ShownAsync(school, RosterFilter.All with { Search = typed }));
    }

    [Theory]
    [InlineData(RosterShow.Everyone, null, "annie edsger hedy jose")]
    [InlineData(RosterShow.Pending, null, "annie hedy jose")]
    [InlineData(RosterShow.Everyone, "7B", "annie jose")]
    [InlineData(RosterShow.Pending, "Blue group", "hedy")]
    [InlineData(RosterShow.Everyone, "", "edsger")]
    [InlineData(RosterShow.Everyone, "7b", "")]
    [InlineData(RosterShow.Pending, "", "")]
    public async Task Students_are_filtered_by_status_and_section(RosterShow show, string? section, string found)
    {
        await using var school = await ClassAsync();
        Assert.Equal(found, await ShownAsync(school, RosterFilter.All with { Show = show, Section = section }));
    }

    [Theory]
    [InlineData(RosterSort.Name, "annie edsger hedy jose", "jose hedy edsger annie")]
    [InlineData(RosterSort.Section, "edsger annie jose hedy", "hedy annie jose edsger")]
    [InlineData(RosterSort.Enrolled, "jose hedy edsger annie", "annie edsger hedy jose")]
    public async Task The_roster_is_sorted_both_ways(RosterSort sort, string up, string down)
    {
        await using var school = await ClassAsync();
        Assert.Equal(up, await ShownAsync(school, RosterFilter.All with { Sort = sort }, inOrder: true));
        Assert.Equal(down, await ShownAsync(school, RosterFilter.All with { Sort = sort, Descending = true }, inOrder: true));
    }

    [Fact]
    public async Task A_row_says_everything_about_the_place_and_who_gave_it()
    {
        await using var school = await ClassAsync();

        var row = (await school.RosterAsync(RosterFilter.All with { Search = "jose" })).Students.Rows[0];

        Assert.Equal(new StudentRow(row.AccountId, "José García", "jose@school.example", AccountStatus.Pending, "7B", "A-4711",
            EnrolmentSource.Staff, Now, "Alan Turing"), row);
        Assert.Equal("annie@school.example", (await school.RosterAsync(RosterFilter.All with { Search = "annie" })).Students.Rows[0].Name);
    }

    [Fact]
    public async Task The_sections_of_those_who_are_there_are_listed_once_in_order()
    {
        await using var school = await ClassAsync();
        Assert.Equal(["7B", "Blue group"], (await school.RosterAsync(RosterFilter.All with { Search = "edsger" })).Sections);
    }

    [Fact]
    public async Task A_page_that_is_not_there_is_the_nearest_one()
    {
        await using var school = await GatherAsync();
        _ = await school.EnrolRowsAsync([.. Strangers(EnrolmentQueries.PageSize + 1)]);

        foreach (var (asked, shown, rows) in (IEnumerable<(int, int, int)>)[(1, 1, 50), (2, 2, 1), (3, 2, 1), (int.MaxValue, 2, 1), (0, 1, 50), (int.MinValue, 1, 50)])
        {
            var page = (await school.RosterAsync(RosterFilter.All with { Page = asked })).Students;
            Assert.Equal((shown, rows, 51, 2), (page.Number, page.Rows.Count, page.Count.Known, page.Last));
        }

        Assert.Equal("Pupil 0050", (await school.RosterAsync(RosterFilter.All with { Page = 2 })).Students.Rows[0].Name);
        var none = (await school.RosterAsync(RosterFilter.All with { Search = "nobody", Page = 7 })).Students;
        Assert.Equal((1, 1, 0), (none.Number, none.Last, none.Count.Known));
    }

    [Fact]
    public async Task Who_may_look_but_not_change_is_told_why()
    {
        await using var school = await ClassAsync();
        var queries = school.Database.Get<EnrolmentQueries>();

        Assert.Null((await queries.RosterAsync(school.Alan, school.Algebra, RosterFilter.All)).Value.ReadOnly);
        Assert.Equal(Why.NeedsManageStudents, (await queries.RosterAsync(school.Grace, school.Algebra, RosterFilter.All)).Value.ReadOnly?.Why);
        Assert.Equal(Why.NeedsManageStudents, (await queries.ExportAsync(school.Grace, school.Algebra, RosterFilter.All)).Problem?.Why);
        Assert.Equal(Why.ForStaff, (await queries.RosterAsync(school.Edsger, school.Algebra, RosterFilter.All)).Problem?.Why);
        await school.ArchiveAsync(school.Algebra);
        Assert.Equal(Why.CourseArchived, (await queries.RosterAsync(school.Alan, school.Algebra, RosterFilter.All)).Value.ReadOnly?.Why);
    }

    // Enrolled one a day; Mary was withdrawn.
    static async Task<Cast> ClassAsync()
    {
        var school = await GatherAsync();
        foreach (var row in (RosterRow[])
        [
            Row("jose@school.example", "José García", "7B", "A-4711"), Row("hedy@school.example", "Hedy Lamarr", "Blue group"),
            Row("edsger@school.example", "", "", "4712"), Row("annie@school.example", "", "7B"), Row("mary@school.example", "Mary Jackson", "7D", "471"),
        ])
        {
            _ = await school.EnrolRowsAsync(row);
            school.Database.Time.Advance(TimeSpan.FromDays(1));
        }

        _ = (await school.Enrolments.WithdrawAsync(school.Alan, school.Algebra, [(await school.AccountAsync("mary@school.example"))!.Id])).Value;
        return school;
    }

    static async Task<string> ShownAsync(Cast school, RosterFilter filter, bool inOrder = false)
    {
        var students = (await school.RosterAsync(filter)).Students;
        Assert.Equal(new BoundedCount(students.Rows.Count, false), students.Count);
        var names = students.Rows.Select(row => row.Address[..row.Address.IndexOf('@', StringComparison.Ordinal)]);
        return string.Join(' ', inOrder ? names : names.Order());
    }
}

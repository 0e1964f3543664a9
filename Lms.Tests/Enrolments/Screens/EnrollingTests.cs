using Bunit;
using Lms.Tests.Support;

namespace Lms.Tests.Enrolments.Screens;

/// <summary>From the button to the report.</summary>
public sealed class EnrollingTests : EnrolPageTest
{
    [Fact]
    public async Task The_report_counts_and_what_could_not_be_done_is_left_in_the_box()
    {
        await School.EnrolAsync("mary@school.example");
        await CheckAsync("hedy@school.example", "edsger@school.example", "mary@school.example", "alan@school.example", "a@b@c");
        await PressAsync("button", "Enrol 2 people");

        Soon(() => The("heading", "2 people enrolled"));
        Assert.Equal(["1 pending until they sign in", "1 already enrolled", "2 with a problem, left in the box below"], Every("listitem").Select(item => item.Words()));
        Assert.Equal("#report", JSInterop.Invocations["lms.focus"][^1].Arguments[0]);
        Assert.Equal(["#list", "alan@school.example\na@b@c", true], LastPut);
        Assert.Equal($"/courses/{School.Algebra}/students", The("link", "To the students").GetAttribute("href"));
        The("heading", "Enrol more students");
        Assert.Empty(Every("table", "Preview"));
        Assert.Equal(3, (await School.RosterAsync()).Students.Rows.Count);
    }

    [Fact]
    public async Task The_report_is_a_file_that_says_what_became_of_every_line()
    {
        await CheckAsync("Hedy Lamarr <hedy@school.example>", "edsger@school.example", "HEDY@school.example", "=cmd@b@c");
        await PressAsync("button", "Enrol 2 people");
        await PressAsync("link", "Download report");

        Soon(() => Assert.NotEmpty(JSInterop.Invocations["lms.download"]));
        var (name, text) = Download();
        Assert.Equal("MATH-101 report.csv", name);
        Assert.Equal(
            """"
            "Line","As written","E-mail","Name","Section","Student number","What happens"
            "1","Hedy Lamarr <hedy@school.example>","hedy@school.example","Hedy Lamarr","","","Enrolled, pending"
            "2","edsger@school.example","edsger@school.example","Edsger Dijkstra","","","Enrolled"
            "3","HEDY@school.example","HEDY@school.example","","","","Same as line 1"
            "4","'=cmd@b@c","","","","","An email address has one @ with something on both sides, like ada@school.example."

            """".ReplaceLineEndings("\n"), text.TrimStart('\uFEFF').ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Undo_takes_the_whole_list_back()
    {
        await CheckAsync("hedy@school.example", "edsger@school.example");
        await PressAsync("button", "Enrol 2 people");
        await PressAsync("button", "Undo");

        SoonSays("alert", "Undone.");
        Soon(() => The("heading", "Enrol students"));
        Assert.Empty((await School.RosterAsync()).Students.Rows);
    }

    [Fact]
    public async Task The_same_list_again_has_nothing_to_do()
    {
        await CheckAsync("hedy@school.example");
        await PressAsync("button", "Enrol 1 person");
        Soon(() => The("heading", "1 person enrolled"));
        var before = await School.Database.DumpAsync();
        await CheckAsync("hedy@school.example");

        SoonSaysOf("hedy@school.example", "Already enrolled");
        Assert.Contains("There is nobody to enrol in this list.", Stage.Markup);
        Assert.Equal(before, await School.Database.DumpAsync());
    }

    [Fact]
    public async Task While_it_works_it_shows_how_far_and_cannot_be_left()
    {
        await CheckAsync("hedy@school.example");
        await using (await HoldWritesAsync())
        {
            await PressAsync("button", "Enrol 1 person");
            Soon(() => The("progressbar", "Enrolling"));
            The("heading", "Enrolling");
            Assert.Contains("If you cancel, nobody is enrolled.", Stage.Markup);
            Assert.Empty(Every("textbox", BoxName));
            await Stage.InvokeAsync(() => Navigation.NavigateTo("/"));
            Assert.EndsWith("/students/enrol", Navigation.Uri, StringComparison.Ordinal);
        }

        Soon(() => The("heading", "1 person enrolled"));
        Assert.Empty(Every("progressbar"));
    }

    [Fact]
    public async Task Cancelled_it_enrols_nobody_and_the_plan_is_still_there()
    {
        await CheckAsync("hedy@school.example");
        SoonSaysOf("hedy@school.example", "Will be enrolled");
        var before = await School.Database.DumpAsync();
        await using (await HoldWritesAsync())
        {
            await PressAsync("button", "Enrol 1 person");
            await PressAsync("button", "Cancel");
        }

        SoonSays("alert", "Cancelled. Nobody was enrolled.");
        Soon(() => The("button", "Enrol 1 person"));
        Assert.Equal(before, await School.Database.DumpAsync());
    }
}

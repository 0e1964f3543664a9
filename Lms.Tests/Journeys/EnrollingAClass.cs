using System.IO.Compression;
using System.Text.RegularExpressions;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lms.Tests.Journeys;

public sealed class EnrollingAClass(Chromium chromium, RunningApp app) : BrowserTest(chromium, app), IClassFixture<RunningApp>
{
    const string TwelveLines = """
        rosalind@school.example
        edsger@school.example
        Emmy Noether <emmy@school.example>
        "Lamarr, Hedy" <hedy@school.example>
        rosalind@school.example
        broken
        not@an@address
        joan@shcool.example
        alan@school.example
        grace@school.example
        Tim Berners tim@school.example
        mary.somerville@school.example
        """;

    [Fact]
    public async Task Alan_pastes_a_list_sees_what_will_happen_and_Rosalind_finds_the_course_at_her_first_sign_in()
    {
        var alan = await OpenRosterAsync("Alan Turing");
        await alan.GetByRole(AriaRole.Link, new() { Name = "Enrol students" }).ClickAsync();
        await Expect(alan.HeadingNamed("Enrol students")).ToBeVisibleAsync();
        await CheckAsync(alan, TwelveLines);

        await SaysAsync(alan, "rosalind@school.example", "Will be enrolled and find the course at their first sign-in");
        await SaysAsync(alan, "Edsger Dijkstra", "Will be enrolled");
        await SaysAsync(alan, "Emmy Noether", "Will be enrolled");
        await SaysAsync(alan, "Hedy Lamarr", "Pending");
        await SaysAsync(alan, "broken", "An email address has one @");
        await SaysAsync(alan, "not@an@address", "An email address has one @");
        await SaysAsync(alan, "joan@shcool.example", "You can't add people at shcool.example");
        await SaysAsync(alan, "Alan Turing", "owns this course");
        await SaysAsync(alan, "Grace Hopper", "is on the staff of this course");
        await SaysAsync(alan, "Mary Somerville", "Already enrolled");
        await Expect(Lines(alan).Filter(new() { HasText = "Same as line 1" })).ToHaveCountAsync(1);
        await Expect(alan.GetByRole(AriaRole.Status)).ToContainTextAsync("2 known · 3 new, pending until they sign in · 1 already enrolled · 1 repeated · 5 with a problem");
        Assert.False(await App.InDatabaseAsync(db => db.Users.AnyAsync(a => a.NormalizedEmail == "rosalind@school.example")));

        await alan.ButtonNamed("joan@school.example").ClickAsync();
        await SaysAsync(alan, "joan@school.example", "Will be enrolled");
        await alan.ButtonNamed("Enrol 6 people").ClickAsync();
        await Expect(alan.HeadingNamed("6 people enrolled")).ToBeVisibleAsync();
        Assert.Equal("broken\nnot@an@address\nalan@school.example\ngrace@school.example", await ListBox(alan).InputValueAsync());
        var report = await alan.RunAndWaitForDownloadAsync(() => alan.GetByRole(AriaRole.Link, new() { Name = "Download report" }).ClickAsync());
        var lines = await File.ReadAllLinesAsync(await report.PathAsync());
        Assert.Equal("MATH-101 report.csv", report.SuggestedFilename);
        Assert.Contains("\"1\",\"rosalind@school.example\",\"rosalind@school.example\",\"\",\"\",\"\",\"Enrolled, pending\"", lines);

        await alan.GetByRole(AriaRole.Link, new() { Name = "To the students" }).ClickAsync();
        await alan.GetByRole(AriaRole.Searchbox, new() { Name = "Search students" }).FillAsync("rosalind");
        await Expect(alan.RowOf("rosalind@school.example")).ToContainTextAsync("Pending");

        var rosalind = await ArriveAsync("rosalind@school.example", "Rosalind Franklin");
        await Expect(rosalind.HeadingNamed("Welcome, Rosalind")).ToBeVisibleAsync();
        await Expect(rosalind.GetByText("You are enrolled as a student.")).ToBeVisibleAsync();
        await rosalind.GetByRole(AriaRole.Link, new() { Name = "Continue" }).ClickAsync();
        await rosalind.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Algebra I") }).ClickAsync();
        await Expect(rosalind.HeadingNamed("Algebra I")).ToBeVisibleAsync();
        await Expect(rosalind.GetByRole(AriaRole.Navigation, new() { Name = "Course" }).GetByRole(AriaRole.Link)).ToHaveTextAsync(["Overview", "Materials", "Assignments", "Grades"]);

        // In Alan's open roster the badge went away by itself.
        await Expect(alan.RowOf("Rosalind Franklin")).ToBeVisibleAsync();
        await Expect(alan.RowOf("Rosalind Franklin")).Not.ToContainTextAsync("Pending");
    }

    [Fact]
    public async Task A_file_from_the_office_says_which_column_is_which_and_enrols_into_sections()
    {
        var alan = await OpenRosterAsync("Alan Turing");
        await alan.GetByRole(AriaRole.Link, new() { Name = "Enrol students" }).ClickAsync();
        await Expect(alan.HeadingNamed("Enrol students")).ToBeVisibleAsync();
        await alan.GetByLabel("Choose a file").SetInputFilesAsync(new FilePayload
        {
            Name = "7C.csv",
            MimeType = "text/csv",
            Buffer = System.Text.Encoding.Latin1.GetBytes("Surname;First name;School e-mail;Form\nGöppert;Maria;maria.g@school.example;7C\nMeitner;Lise;lise@school.example;7C\n"),
        });

        await SaysAsync(alan, "Maria Göppert", "7C");
        await alan.ButtonNamed("Enrol 2 people").ClickAsync();
        await Expect(alan.HeadingNamed("2 people enrolled")).ToBeVisibleAsync();
        await alan.GetByRole(AriaRole.Link, new() { Name = "To the students" }).ClickAsync();
        await alan.GetByLabel("Section", new() { Exact = true }).SelectOptionAsync("7C");
        await Expect(alan.GetByRole(AriaRole.Status)).ToHaveTextAsync("2 students");
        await Expect(alan.RowOf("Lise Meitner, Pending")).ToContainTextAsync("lise@school.example");
    }

    [Fact]
    public async Task A_spreadsheet_file_is_refused_with_what_to_do()
    {
        var alan = await OpenRosterAsync("Alan Turing");
        await alan.GotoAsync("/courses/1/students/enrol");
        await Expect(alan.HeadingNamed("Enrol students")).ToBeVisibleAsync();
        await alan.GetByLabel("Choose a file").SetInputFilesAsync(new FilePayload { Name = "class.csv", MimeType = "text/csv", Buffer = Spreadsheet() });
        await Expect(alan.GetByRole(AriaRole.Alert)).ToContainTextAsync("This is a spreadsheet file.");
    }

    [Fact]
    public async Task Withdrawn_by_mistake_is_put_back_by_Undo()
    {
        var alan = await OpenRosterAsync("Alan Turing");
        await alan.ButtonNamed("More for Ákos Tóth").ClickAsync();
        await alan.GetByRole(AriaRole.Menuitem, new() { Name = "Withdraw" }).ClickAsync();
        await Expect(alan.GetByRole(AriaRole.Alert)).ToContainTextAsync("Ákos Tóth is withdrawn.");
        await Expect(alan.RowOf("Ákos Tóth")).ToHaveCountAsync(0);
        await alan.ButtonNamed("Undo").ClickAsync();
        await Expect(alan.RowOf("Ákos Tóth")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Sophie_joins_by_the_link_until_it_is_turned_off_and_leaves_again()
    {
        var alan = await OpenRosterAsync("Alan Turing");
        await alan.ButtonNamed("Join link…").ClickAsync();
        await alan.ButtonNamed("Turn on").ClickAsync();
        var link = new Uri(await alan.TextboxNamed("Join link").InputValueAsync()).PathAndQuery;

        var sophie = await OpenAsync(link);
        await ArriveAsync("sophie@school.example", "Sophie Germain", page: sophie);
        await Expect(sophie.HeadingNamed("Join Algebra I")).ToBeVisibleAsync();
        await sophie.ButtonNamed("Join course").ClickAsync();
        await Expect(sophie.HeadingNamed("Algebra I")).ToBeVisibleAsync();
        await sophie.ButtonNamed("Leave course").ClickAsync();
        await sophie.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Leave", Exact = true }).ClickAsync();
        await Expect(sophie.GetByText("You're not on any course yet.")).ToBeVisibleAsync();

        await alan.ButtonNamed("Turn off").ClickAsync();
        await Expect(alan.GetByText("The join link is off.")).ToBeVisibleAsync();
        await sophie.GotoAsync(link);
        await Expect(sophie.GetByRole(AriaRole.Alert)).ToContainTextAsync("This link isn't in use any more.");
        Complaints.RemoveAll(complaint => complaint.Contains("404", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Grace_without_Manage_students_sees_no_way_and_is_told_why()
    {
        var grace = await OpenRosterAsync("Grace Hopper");
        await Expect(grace.RowOf("Ákos Tóth")).ToBeVisibleAsync();
        await Expect(grace.GetByRole(AriaRole.Link, new() { Name = "Enrol students" })).ToHaveCountAsync(0);
        await Expect(grace.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^More for") })).ToHaveCountAsync(0);
        await grace.GotoAsync("/courses/1/students/enrol");
        await Expect(grace.GetByRole(AriaRole.Alert)).ToContainTextAsync("You don't manage students on this course. Alan Turing, who owns it, can give you that.");
        Complaints.RemoveAll(complaint => complaint.Contains("403", StringComparison.Ordinal));
    }

    static byte[] Spreadsheet()
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create))
            zip.CreateEntry("xl/workbook.xml");
        return memory.ToArray();
    }

    async Task<IPage> OpenRosterAsync(string name)
    {
        var page = await SignInAsync(name);
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Algebra I") }).First.ClickAsync();
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Course" }).GetByRole(AriaRole.Link, new() { Name = "Students" }).ClickAsync();
        await Expect(page.HeadingNamed("Students")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Table, new() { Name = "Students" })).ToBeVisibleAsync();
        return page;
    }

    static ILocator ListBox(IPage page) => page.TextboxNamed("Email addresses or CSV");

    static ILocator Lines(IPage page) => page.GetByRole(AriaRole.Table, new() { Name = "Preview" }).GetByRole(AriaRole.Row);

    static async Task CheckAsync(IPage page, string list)
    {
        await ListBox(page).FillAsync(list);
        await page.ButtonNamed("Check").ClickAsync();
    }

    static Task SaysAsync(IPage page, string whom, string what) => Expect(Lines(page).Filter(new() { HasText = whom }).First).ToContainTextAsync(what);
}

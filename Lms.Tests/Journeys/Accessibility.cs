using Deque.AxeCore.Playwright;
using Lms.Data.Accounts;
using Lms.Data.Permissions;
using Lms.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lms.Tests.Journeys;

public sealed class Accessibility(Chromium chromium, RunningApp app) : BrowserTest(chromium, app), IClassFixture<RunningApp>
{
    public static TheoryData<int, ColorScheme> Looks { get; } = new()
    {
        { 1280, ColorScheme.Light },
        { 1280, ColorScheme.Dark },
        { 390, ColorScheme.Light },
        { 390, ColorScheme.Dark },
    };

    [Theory, MemberData(nameof(Looks))]
    public async Task Axe_finds_nothing(int width, ColorScheme colors)
    {
        var stranger = await OpenAsync(width: width, colors: colors);
        await ShouldBeCleanAsync(stranger, "sign-in");
        await stranger.GotoAsync("/sign-in/refused");
        await ShouldBeCleanAsync(stranger, "refused");

        var alan = await SignInAsync("Alan Turing", width, colors: colors);
        await ShouldBeCleanAsync(alan, "home");
        await alan.ButtonNamed("New course").ClickAsync();
        await Expect(alan.TextboxNamed("Code")).ToBeVisibleAsync();
        await ShouldBeCleanAsync(alan, "new course");
        await alan.Keyboard.PressAsync("Escape");

        await alan.GotoAsync("/account");
        await Expect(alan.HeadingNamed("My account")).ToBeVisibleAsync();
        await ShouldBeCleanAsync(alan, "account");

        await alan.GotoAsync("/courses/1");
        await Expect(alan.HeadingNamed("Algebra I")).ToBeVisibleAsync();
        await ShouldBeCleanAsync(alan, "course");

        await alan.GotoAsync("/courses/1/staff");
        await Expect(alan.RowOf("Alan Turing")).ToBeVisibleAsync();
        await ShouldBeCleanAsync(alan, "staff");
        await alan.GotoAsync("/courses/1/staff?show=staff");
        await NameAsync(alan, $"draft{width}@school.example");
        await Expect(alan.RowOf($"draft{width}@school.example")).ToBeVisibleAsync();
        await ShouldBeCleanAsync(alan, "draft row");
        await NameAsync(alan, "ada@scool.example");
        await Expect(alan.ButtonNamed("ada@school.example")).ToBeVisibleAsync();
        await ShouldBeCleanAsync(alan, "a slip in the domain");
        await alan.ButtonNamed("More for katherine@school.example").ClickAsync();
        await Expect(alan.GetByRole(AriaRole.Menuitem, new() { Name = "Why…" })).ToBeVisibleAsync();
        await ShouldBeCleanAsync(alan, "menu");
        await alan.GetByRole(AriaRole.Menuitem, new() { Name = "Why…" }).ClickAsync();
        await Expect(alan.GetByText("Nobody gave it.").First).ToBeVisibleAsync();
        await ShouldBeCleanAsync(alan, "why");
        await alan.ButtonNamed("Close").ClickAsync();

        await alan.GotoAsync("/courses/1/staff?q=nobody-at-all");
        await Expect(alan.GetByRole(AriaRole.Status).GetByText("No one found")).ToBeVisibleAsync();
        await ShouldBeCleanAsync(alan, "no results");
        await alan.GotoAsync("/courses/2/staff");
        await Expect(alan.GetByRole(AriaRole.Alert)).ToContainTextAsync("There is no such course");
        await ShouldBeCleanAsync(alan, "not there");
        Complaints.RemoveAll(complaint => complaint.Contains("404", StringComparison.Ordinal));

        var newcomer = $"newcomer.{width}.{colors}@school.example";
        await App.Services.GetRequiredService<PermissionService>().SwitchAsync(await App.ActorAsync("alan@school.example"), 1,
            PersonRef.To(EmailAddress.Parse(newcomer).Value), Permission.PostAnnouncements, on: true, TestContext.Current.CancellationToken);
        var arrived = await ArriveAsync(newcomer, "Katherine Johnson", page: await OpenAsync(width: width, colors: colors));
        await Expect(arrived.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await ShouldBeCleanAsync(arrived, "welcome");
    }

    [Theory, MemberData(nameof(Looks))]
    public async Task Axe_finds_nothing_where_students_are(int width, ColorScheme colors)
    {
        var alan = await SignInAsync("Alan Turing", width, colors: colors);
        await alan.GotoAsync("/courses/1/students");
        await Expect(alan.RowOf("Ákos Tóth")).ToBeVisibleAsync();
        await alan.GetByRole(AriaRole.Checkbox, new() { Name = "Select Ákos Tóth" }).CheckAsync();
        await ShouldBeCleanAsync(alan, "roster");
        await alan.ButtonNamed("More for Ákos Tóth").ClickAsync();
        await alan.GetByRole(AriaRole.Menuitem, new() { Name = "Set section…" }).ClickAsync();
        await Expect(alan.HeadingNamed("Section of Ákos Tóth")).ToBeVisibleAsync();
        await ShouldBeCleanAsync(alan, "section");
        await alan.Keyboard.PressAsync("Escape");
        await alan.ButtonNamed("Join link…").ClickAsync();
        await Expect(alan.ButtonNamed("Close")).ToBeVisibleAsync();
        await ShouldBeCleanAsync(alan, "join link");
        await alan.GotoAsync("/courses/1/students?q=nobody-at-all");
        await Expect(alan.GetByRole(AriaRole.Status).GetByText("No one found")).ToBeVisibleAsync();
        await ShouldBeCleanAsync(alan, "no students");

        await alan.GotoAsync("/courses/1/students/enrol");
        await Expect(alan.HeadingNamed("Enrol students")).ToBeVisibleAsync();
        await alan.TextboxNamed("Email addresses or CSV").FillAsync(
            $"Ada;new{width}{colors}@school.example;7D\nBob;bob@shcool.example;7D\nAlan;alan@school.example;7D\nBoth;new{width}{colors}@school.example;7D");
        await alan.ButtonNamed("Check").ClickAsync();
        await Expect(alan.GetByRole(AriaRole.Table, new() { Name = "Preview" })).ToBeVisibleAsync();
        await ShouldBeCleanAsync(alan, "preview");
        await alan.ButtonNamed("Enrol 1 person").ClickAsync();
        await Expect(alan.HeadingNamed("1 person enrolled")).ToBeVisibleAsync();
        await ShouldBeCleanAsync(alan, "report");

        var ada = await SignInAsync("Ada Lovelace", width, colors: colors);
        await ada.GotoAsync("/admin/import");
        await Expect(ada.HeadingNamed("Import from the school information system")).ToBeVisibleAsync();
        await ada.GetByLabel("Choose the zip or its files").SetInputFilesAsync([.. new OneRosterSample(4, 60).Streams().Select(file =>
            new FilePayload { Name = file.Key, MimeType = "text/csv", Buffer = ((MemoryStream)file.Value()).ToArray() })]);
        await Expect(ada.HeadingNamed("What will happen")).ToBeVisibleAsync();
        await ShouldBeCleanAsync(ada, "the school information system");

        var student = await ArriveAsync($"new{width}{colors}@school.example", "Ada Newman", page: await OpenAsync(width: width, colors: colors));
        await Expect(student.HeadingNamed("Welcome, Ada")).ToBeVisibleAsync();
        await ShouldBeCleanAsync(student, "a student's welcome");
        await student.GotoAsync("/courses/1");
        await Expect(student.ButtonNamed("Leave course")).ToBeVisibleAsync();
        await ShouldBeCleanAsync(student, "a student's course");
        await student.GotoAsync("/account");
        await Expect(student.HeadingNamed("My account")).ToBeVisibleAsync();
        await ShouldBeCleanAsync(student, "a student's account");
    }

    [Theory, MemberData(nameof(Looks))]
    public async Task Axe_finds_nothing_where_work_is_set_and_graded(int width, ColorScheme colors)
    {
        var alan = await SignInAsync("Alan Turing", width, colors: colors);
        foreach (var (path, heading) in ((string, string)[])[
            ("", "Assignments"), ("/new", "New assignment"), ("/1", "Linear equations"), ("/1/edit", "Edit assignment"), ("/1/submissions", "Submissions")])
        {
            await alan.GotoAsync($"/courses/1/assignments{path}");
            await Expect(alan.HeadingNamed(heading)).ToBeVisibleAsync();
            await ShouldBeCleanAsync(alan, heading);
        }

        await alan.GetByRole(AriaRole.Link, new() { NameRegex = new("^Open ") }).First.ClickAsync();
        await Expect(alan.TextboxNamed("Points")).ToBeVisibleAsync();
        await ShouldBeCleanAsync(alan, "grading");
        await alan.TextboxNamed("Points").FillAsync("999");
        await Expect(alan.GetByText("Type points from 0 to 20.")).ToBeVisibleAsync();
        await ShouldBeCleanAsync(alan, "too many points");
        await alan.TextboxNamed("Points").FillAsync("");

        var student = await ArriveAsync("newcomer@school.example", "Ida Newman", page: await OpenAsync(width: width, colors: colors));
        await Expect(student.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await student.GotoAsync("/courses/1/assignments/1");
        await student.TextboxNamed("Your work").FillAsync("My work");
        await ShouldBeCleanAsync(student, "handing in");
        await student.GetByRole(AriaRole.Button, new() { NameRegex = new("^Hand in") }).ClickAsync();
        await Expect(student.HeadingNamed("Receipt")).ToBeVisibleAsync();
        await ShouldBeCleanAsync(student, "receipt");
    }

    internal static async Task ShouldBeCleanAsync(IPage page, string where)
    {
        var found = await page.RunAxe();
        Assert.True(found.Violations.Length == 0, $"{where}: {string.Join('\n', found.Violations.Select(v =>
            $"{v.Id}: {v.Help} {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html + " " + string.Join("; ", n.Any.Select(c => c.Message))))}"))}");
    }
}

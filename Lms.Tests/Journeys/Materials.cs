using System.Text;
using Lms.Data.Enrolments;
using Lms.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lms.Tests.Journeys;

public sealed class Materials(Chromium chromium, RunningApp app) : BrowserTest(chromium, app), IClassFixture<RunningApp>
{
    [Fact]
    public async Task Alan_puts_a_page_a_link_and_a_file_in_order_and_a_student_reads_what_is_published()
    {
        var alan = await SignInAsync("Alan Turing");
        await alan.GotoAsync("/courses/1/materials");
        await alan.ButtonNamed("Add section").ClickAsync();
        await SaveAsync(alan, "Week 9");
        var week = alan.GetByRole(AriaRole.Region, new() { Name = "Week 9" });

        await week.GetByRole(AriaRole.Button, new() { Name = "Add page to Week 9" }).ClickAsync();
        await SaveAsync(alan, "Reading list");
        await alan.TextboxNamed("Text").FillAsync("Read **chapter 3** first.");
        await alan.ButtonNamed("Save").ClickAsync();
        await Expect(alan.HeadingNamed("Reading list")).ToBeVisibleAsync();
        await alan.GotoAsync("/courses/1/materials");
        await week.GetByRole(AriaRole.Button, new() { Name = "Add link to Week 9" }).ClickAsync();
        await alan.GetByRole(AriaRole.Dialog).GetByLabel("Title").FillAsync("Encyclopaedia");
        await alan.GetByRole(AriaRole.Dialog).GetByLabel("Web address").FillAsync("javascript:alert(1)");
        await alan.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(alan.GetByRole(AriaRole.Dialog)).ToContainTextAsync("https://");
        await alan.GetByRole(AriaRole.Dialog).GetByLabel("Web address").FillAsync("example.org/algebra");
        await alan.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(week.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(2);

        var choose = week.GetByLabel("Add files to Week 9");
        await choose.SetInputFilesAsync([File("handout.pdf", "%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF"), File("game.pdf", "MZ\0\x3\0\0\0")]);
        await Expect(week.GetByText("game.pdf").First).ToBeVisibleAsync();
        await Expect(week.GetByRole(AriaRole.Alert)).ToContainTextAsync("game.pdf");
        await Expect(week.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "handout" })).Not.ToHaveCountAsync(0);
        Assert.Single(Directory.GetFiles(Path.Combine(App.Folder, "files")));

        // By keyboard: the link goes before the page, and keeps the focus.
        var handle = week.GetByRole(AriaRole.Button, new() { Name = "Move Encyclopaedia" });
        await handle.FocusAsync();
        await alan.Keyboard.PressAsync("Alt+ArrowUp");
        await Expect(alan.GetByText("Moved to 1 of 3 in Week 9")).ToBeAttachedAsync();
        await Expect(week.Locator("li.material").First).ToContainTextAsync("Encyclopaedia");
        await Expect(handle).ToBeFocusedAsync();
        await alan.ReloadAsync();
        await Expect(week.Locator("li.material").First).ToContainTextAsync("Encyclopaedia");

        await alan.SwitchNamed("Published: Reading list").ClickAsync();
        await alan.SwitchNamed("Published: Reading list").ShouldBeOnAsync();
        await alan.SwitchNamed("Published: handout.pdf").Or(alan.SwitchNamed("Published: handout")).ClickAsync();

        _ = await App.Services.GetRequiredService<RosterImport>().EnrolAsync(await App.ActorAsync("alan@school.example"), 1,
            [RosterRow.Of(1, "mary@school.example", "mary@school.example", "")], cancel: TestContext.Current.CancellationToken);
        var mary = await ArriveAsync("mary@school.example", "Mary Jackson");
        await Expect(mary.HeadingNamed("Welcome, Mary")).ToBeVisibleAsync();
        await mary.GotoAsync("/courses/1/materials");
        await Expect(mary.GetByRole(AriaRole.Region, new() { Name = "Week 9" }).GetByRole(AriaRole.Listitem)).ToHaveCountAsync(2);
        await Expect(mary.GetByText("Encyclopaedia")).ToHaveCountAsync(0);
        var download = await mary.RunAndWaitForDownloadAsync(() => mary.GetByRole(AriaRole.Link, new() { NameRegex = new("^Download handout") }).ClickAsync());
        Assert.Equal("handout.pdf", download.SuggestedFilename);
        await mary.GetByRole(AriaRole.Link, new() { Name = "Reading list" }).ClickAsync();
        await Expect(mary.HeadingNamed("Reading list")).ToBeVisibleAsync();
        await Expect(mary.Locator("strong").GetByText("chapter 3")).ToBeVisibleAsync();

        // What Alan publishes appears by itself.
        await mary.GotoAsync("/courses/1/materials");
        await alan.SwitchNamed("Published: Encyclopaedia").ClickAsync();
        await Expect(mary.GetByRole(AriaRole.Link, new() { NameRegex = new("^Encyclopaedia") })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_section_is_dragged_to_its_place()
    {
        var alan = await SignInAsync("Alan Turing");
        await alan.GotoAsync("/courses/1/materials");
        foreach (var title in (string[])["First to drag", "Second to drag"])
        {
            await alan.ButtonNamed("Add section").ClickAsync();
            await SaveAsync(alan, title);
            await Expect(alan.GetByRole(AriaRole.Heading, new() { Name = title })).ToBeVisibleAsync();
        }

        await alan.GetByRole(AriaRole.Button, new() { Name = "Move Second to drag" }).DragToAsync(alan.GetByRole(AriaRole.Heading, new() { Name = "First to drag" }));
        await Expect(alan.GetByRole(AriaRole.Heading, new() { Level = 2 }).Filter(new() { HasText = "to drag" }).First).ToHaveTextAsync("Second to drag");
    }

    static async Task SaveAsync(IPage page, string title)
    {
        await page.GetByRole(AriaRole.Dialog).GetByLabel("Title").FillAsync(title);
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }

    static FilePayload File(string name, string content) => new() { Name = name, MimeType = "application/octet-stream", Buffer = Encoding.Latin1.GetBytes(content) };
}

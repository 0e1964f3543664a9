using System.Text.RegularExpressions;
using Lms.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lms.Tests.Journeys;

/// <summary>A teacher tells the class something; whoever is in it sees it appear.</summary>
public sealed class Announcements(Chromium chromium, RunningApp app) : BrowserTest(chromium, app), IClassFixture<RunningApp>
{
    [Fact]
    public async Task What_Alan_posts_appears_in_a_students_open_page_and_is_new_until_it_is_read()
    {
        var student = await OpenAsync();
        await ArriveAsync("newcomer@school.example", "Nora Newcomer", page: student);
        await student.GetByRole(AriaRole.Link, new() { Name = "Continue" }).Or(student.ButtonNamed("Continue")).ClickAsync();
        await Expect(student.HeadingNamed("My courses")).ToBeVisibleAsync();
        var card = student.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Algebra I MATH-101") });
        await Expect(card).ToContainTextAsync("2 new");

        var alan = await SignInAsync("Alan Turing");
        await alan.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Algebra I") }).First.ClickAsync();
        await alan.GetByRole(AriaRole.Link, new() { Name = "New announcement" }).ClickAsync();
        await alan.TextboxNamed("Title").FillAsync("Room 14 on Monday");
        await alan.TextboxNamed("Text").FillAsync("The lift is **broken**.");
        await alan.ButtonNamed("Publish").ClickAsync();
        await Expect(alan.GetByRole(AriaRole.Article, new() { Name = "Room 14 on Monday" })).ToContainTextAsync("The lift is broken.");

        await Expect(card).ToContainTextAsync("3 new");
        await Expect(student.GetByRole(AriaRole.List, new() { Name = "Latest announcements" })).ToContainTextAsync("Room 14 on Monday");
        await student.GetByRole(AriaRole.Link, new() { Name = "Room 14 on Monday" }).ClickAsync();
        var read = student.GetByRole(AriaRole.Article, new() { Name = "Room 14 on Monday" });
        await Expect(read).ToContainTextAsync("New");
        await Expect(read.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);

        await ScheduleAsync(alan);
        await Expect(student.GetByRole(AriaRole.Article, new() { Name = "Test next week" })).ToHaveCountAsync(0);
        await alan.ButtonNamed("Remove Room 14 on Monday").ClickAsync();
        await Expect(read).ToHaveCountAsync(0);
        await alan.ButtonNamed("Undo").Last.ClickAsync();
        await Expect(read).ToHaveCountAsync(1);

        await student.GotoAsync("/");
        await Expect(student.GetByRole(AriaRole.List, new() { Name = "Latest announcements" })).ToBeVisibleAsync();
        await Expect(card).Not.ToContainTextAsync("new");
    }

    static async Task ScheduleAsync(IPage alan)
    {
        await alan.GetByRole(AriaRole.Link, new() { Name = "New announcement" }).ClickAsync();
        await alan.TextboxNamed("Title").FillAsync("Test next week");
        await alan.GetByRole(AriaRole.Radio, new() { Name = "At a date and time" }).CheckAsync();
        await alan.GetByLabel("Date and time", new() { Exact = true }).FillAsync("2099-01-04T08:00");
        await alan.ButtonNamed("Schedule").ClickAsync();
        await Expect(alan.GetByRole(AriaRole.Article, new() { Name = "Test next week" })).ToContainTextAsync("Scheduled for 4 Jan 2099 08:00");
    }
}

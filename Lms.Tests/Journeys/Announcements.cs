using Lms.Data.Accounts;
using Lms.Data.Enrolments;
using Lms.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lms.Tests.Journeys;

public sealed class Announcements(Chromium chromium, RunningApp app) : BrowserTest(chromium, app), IClassFixture<RunningApp>
{
    [Fact]
    public async Task What_Alan_announces_appears_at_the_student_without_a_reload_and_is_new_until_it_is_seen()
    {
        _ = await App.Services.GetRequiredService<RosterImport>().EnrolAsync(await App.ActorAsync("alan@school.example"), 1,
            [RosterRow.Of(1, "mary@school.example", "mary@school.example", "")], cancel: TestContext.Current.CancellationToken);
        var mary = await ArriveAsync("mary@school.example", "Mary Jackson");
        await Expect(mary.HeadingNamed("Welcome, Mary")).ToBeVisibleAsync();
        await mary.GotoAsync("/");
        await Expect(mary.HeadingNamed("My courses")).ToBeVisibleAsync();

        var alan = await SignInAsync("Alan Turing");
        await alan.GotoAsync("/courses/1");
        await alan.GetByRole(AriaRole.Link, new() { Name = "New announcement" }).ClickAsync();
        await alan.ButtonNamed("Publish").ClickAsync();
        await Expect(alan.GetByText("Give the announcement a title.")).ToBeVisibleAsync();
        await alan.TextboxNamed("Title").FillAsync("No lesson on Monday");
        await alan.TextboxNamed("Text").FillAsync("We meet **online**. <script>document.title = 'taken over'</script>");
        await alan.ButtonNamed("Publish").ClickAsync();
        await Expect(alan.HeadingNamed("No lesson on Monday")).ToBeVisibleAsync();

        var news = mary.GetByRole(AriaRole.List).Filter(new() { HasText = "No lesson on Monday" }).First;
        await Expect(news).ToContainTextAsync("New");
        await news.GetByRole(AriaRole.Link, new() { Name = "No lesson on Monday" }).ClickAsync();
        await Expect(mary.HeadingNamed("No lesson on Monday")).ToBeVisibleAsync();
        await Expect(mary.Locator("strong").GetByText("online")).ToBeVisibleAsync();
        Assert.DoesNotContain("taken over", await mary.TitleAsync(), StringComparison.Ordinal);
        await mary.GotoAsync("/");
        await Expect(mary.GetByRole(AriaRole.Link, new() { Name = "No lesson on Monday" })).ToBeVisibleAsync();
        await Expect(mary.GetByText("New", new() { Exact = true })).ToHaveCountAsync(0);

        // What is taken away goes there too, and comes back with Undo.
        await mary.GotoAsync("/courses/1");
        await Expect(mary.HeadingNamed("No lesson on Monday")).ToBeVisibleAsync();
        await alan.GetByRole(AriaRole.Article).Filter(new() { HasText = "No lesson on Monday" }).GetByRole(AriaRole.Button, new() { NameRegex = new("^Remove") }).ClickAsync();
        await Expect(mary.HeadingNamed("No lesson on Monday")).ToHaveCountAsync(0);
        await alan.ButtonNamed("Undo").Last.ClickAsync();
        await Expect(mary.HeadingNamed("No lesson on Monday")).ToBeVisibleAsync();
    }
}

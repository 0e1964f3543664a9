using Lms.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Lms.Tests.Journeys;

public sealed class AFloodOfPages(Chromium chromium, AFloodOfPages.NarrowSchool app) : BrowserTest(chromium, app), IClassFixture<AFloodOfPages.NarrowSchool>
{
    [Fact]
    public async Task Whoever_opens_too_many_pages_stops_themselves_and_nobody_else()
    {
        var grace = await SignInAsync("Grace Hopper");
        var second = await grace.Context.NewPageAsync();
        await second.GotoAsync("/");
        await Expect(second.HeadingNamed("My courses")).ToBeVisibleAsync();
        var third = await grace.Context.NewPageAsync();
        await third.GotoAsync("/");
        await Expect(third.GetByText("Too many pages are open. Close some of them, then load this one again.")).ToBeVisibleAsync();

        await OpenStaffAsync(await SignInAsync("Alan Turing"));

        // With a page closed there is room for another; the server hears of it a moment later.
        await second.CloseAsync(new() { RunBeforeUnload = true });
        var heading = third.HeadingNamed("My courses");
        for (var tries = 0; tries < 20 && await heading.CountAsync() == 0; tries++)
        {
            await third.ReloadAsync();
            await third.WaitForTimeoutAsync(500);
        }

        await Expect(heading).ToBeVisibleAsync();
        Complaints.Clear();
    }

    /// <summary>Two pages a person.</summary>
    public sealed class NarrowSchool : RunningApp
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string> { ["Hosting:PagesPerPerson"] = "2" };
    }
}

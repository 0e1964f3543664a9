using Lms.Tests.Support;
using Microsoft.Playwright;
using static Lms.Tests.Journeys.Accessibility;
using static Microsoft.Playwright.Assertions;

namespace Lms.Tests.Journeys;

public sealed class AccessibilityForAdministrators(Chromium chromium, RunningApp app) : BrowserTest(chromium, app), IClassFixture<RunningApp>
{
    [Theory, MemberData(nameof(Accessibility.Looks), MemberType = typeof(Accessibility))]
    public async Task Axe_finds_nothing_where_administrators_are(int width, ColorScheme colors)
    {
        await ArriveAsync("grace@school.example", "Grace Kelly", googleId: $"another-grace-{width}-{colors}");
        var ada = await SignInAsync("Ada Lovelace", width, colors: colors);
        await ada.GotoAsync("/admin/people?q=grace");
        await Expect(ada.RowOf("Grace Hopper")).ToBeVisibleAsync();
        await ShouldBeCleanAsync(ada, "people");
        await ada.GetByRole(AriaRole.Link, new() { Name = "Grace Hopper", Exact = true }).ClickAsync();
        await Expect(ada.HeadingNamed("Grace Hopper")).ToBeVisibleAsync();
        await ShouldBeCleanAsync(ada, "one person");
        await ada.ButtonNamed("Suspend").ClickAsync();
        await ada.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Suspend" }).ClickAsync();
        await Expect(ada.GetByText("Give a reason.")).ToBeVisibleAsync();
        await ShouldBeCleanAsync(ada, "the reason of a suspension");
        await ada.ButtonNamed("Cancel").ClickAsync();
        await ada.ButtonNamed("Add an address").ClickAsync();
        await ada.TextboxNamed("Further address").FillAsync("alan@school.example");
        await ada.ButtonNamed("Add").ClickAsync();
        await Expect(ada.GetByText("alan@school.example belongs to Alan Turing.")).ToBeVisibleAsync();
        await ShouldBeCleanAsync(ada, "a further address");
        await ada.ButtonNamed("Erase…").ClickAsync();
        await Expect(ada.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Erase Grace Hopper");
        await ShouldBeCleanAsync(ada, "erasing");
        await ada.GotoAsync($"/admin/people/{(await App.ActorAsync("katherine@school.example")).AccountId}");
        await ada.ButtonNamed("Merge into…").ClickAsync();
        await ada.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Searchbox, new() { Name = "Search people" }).FillAsync("edsger");
        await ada.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { NameRegex = new("^Edsger Dijkstra") }).ClickAsync();
        await Expect(ada.ButtonNamed("Move everything")).ToBeVisibleAsync();
        await ShouldBeCleanAsync(ada, "a merge");
        await App.NameLongAgoAsync("katherine@school.example");
        await ada.GotoAsync("/admin/people/unused");
        await Expect(ada.RowOf("katherine@school.example")).ToBeVisibleAsync();
        await ShouldBeCleanAsync(ada, "unused accounts");
        await ada.GotoAsync("/admin/sign-in-requests");
        await Expect(ada.ButtonNamed("Same person").First).ToBeVisibleAsync();
        await ShouldBeCleanAsync(ada, "sign-in requests");
        await ada.ButtonNamed("Somebody new").First.ClickAsync();
        await Expect(ada.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await ShouldBeCleanAsync(ada, "a choice");
        await ada.GotoAsync($"/admin/audit?course=1&actor={(await App.ActorAsync("alan@school.example")).AccountId}");
        await Expect(ada.GetByRole(AriaRole.Table, new() { Name = "Audit entries" })).ToBeVisibleAsync();
        await ShouldBeCleanAsync(ada, "audit log");
        await ada.GotoAsync("/courses/1/history");
        await Expect(ada.GetByRole(AriaRole.Table, new() { Name = "Audit entries" })).ToBeVisibleAsync();
        await ShouldBeCleanAsync(ada, "history of a course");
    }
}

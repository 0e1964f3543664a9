using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lms.Tests.Journeys;

public sealed class PermissionsBeforeTheFirstSignIn(Chromium chromium, RunningApp app) : BrowserTest(chromium, app), IClassFixture<RunningApp>
{
    const string Hedy = "hedy@school.example";

    [Fact]
    public async Task Alan_gives_Hedy_a_permission_and_it_is_there_when_she_first_signs_in()
    {
        var alan = await SignInAsync("Alan Turing");
        await OpenStaffAsync(alan);
        await alan.GetByRole(AriaRole.Searchbox, new() { Name = "Search people" }).FillAsync("hedy");
        await Expect(alan.GetByRole(AriaRole.Status).GetByText("No one found")).ToBeVisibleAsync();

        await NameAsync(alan, Hedy);
        await Expect(alan.RowOf(Hedy)).ToContainTextAsync("Not saved yet");
        await Expect(alan.SwitchNamed($"Edit course for {Hedy}")).ToBeFocusedAsync();
        await alan.SwitchNamed($"Grade submissions for {Hedy}").ClickAsync();
        await Expect(alan.RowOf(Hedy)).ToContainTextAsync("Pending");
        await alan.SwitchNamed($"Grade submissions for {Hedy}").ShouldBeOnAsync();
        await alan.SwitchNamed($"View submissions for {Hedy}").ShouldBeOnAsync();
        await Expect(alan.SwitchNamed($"View submissions for {Hedy}")).ToHaveAccessibleDescriptionAsync("Comes with Grade submissions.");
        await Expect(alan.GetByRole(AriaRole.Alert)).ToContainTextAsync($"Added {Hedy}. It will all be there when they sign in.");
        await Expect(alan.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Button, new() { Name = "Undo" })).ToBeVisibleAsync();

        var other = await SignInAsync("Alan Turing");
        await other.GotoAsync("/courses/1/staff?q=hedy");
        await Expect(other.RowOf(Hedy)).ToContainTextAsync("Pending");
        await SignOutAsync(alan);

        var hedy = await ArriveAsync(Hedy, "Hedy Lamarr", page: alan);
        await Expect(hedy.HeadingNamed("Welcome, Hedy")).ToBeVisibleAsync();
        var waiting = hedy.GetByRole(AriaRole.List, new() { Name = "What was waiting for you" });
        await Expect(waiting).ToContainTextAsync("Algebra I");
        await Expect(waiting).ToContainTextAsync("Grade submissions");
        await Expect(waiting).ToContainTextAsync("Alan Turing");

        await waiting.GetByRole(AriaRole.Link, new() { Name = "Algebra I" }).ClickAsync();
        await hedy.GetByRole(AriaRole.Link, new() { Name = "Staff", Exact = true }).ClickAsync();
        await hedy.SwitchNamed("Grade submissions for Hedy Lamarr").ShouldBeOnAsync();
        await Expect(hedy.GetByText("You can look, but not change anything here.")).ToBeVisibleAsync();
        await Expect(hedy.SwitchNamed("Grade submissions for Grace Hopper")).ToHaveAttributeAsync("aria-disabled", "true");
        await Expect(hedy.GetByRole(AriaRole.Region, new() { Name = "Can't find the person you're looking for?" })).ToHaveCountAsync(0);

        // In Alan's other window the badge went away by itself.
        await Expect(other.RowOf("Hedy Lamarr")).ToBeVisibleAsync();
        await Expect(other.RowOf("Hedy Lamarr")).Not.ToContainTextAsync("Pending");
    }

    [Fact]
    public async Task An_address_that_was_typed_but_never_switched_on_leaves_nothing()
    {
        var alan = await SignInAsync("Alan Turing");
        await OpenStaffAsync(alan);
        await NameAsync(alan, "nobody.yet@school.example");
        await Expect(alan.RowOf("nobody.yet@school.example")).ToContainTextAsync("Not saved yet");
        await alan.GetByRole(AriaRole.Link, new() { Name = "Overview" }).ClickAsync();
        await Expect(alan.HeadingNamed("Algebra I")).ToBeVisibleAsync();

        Assert.False(await App.InDatabaseAsync(db => db.Users.AnyAsync(a => a.NormalizedEmail == "nobody.yet@school.example")));
    }
}

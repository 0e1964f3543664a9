using Lms.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lms.Tests.Journeys;

/// <summary>Many at once, from course to course, and mistakes in addresses.</summary>
public sealed class PuttingThingsRight(Chromium chromium, RunningApp app) : BrowserTest(chromium, app), IClassFixture<RunningApp>
{
    [Fact]
    public async Task A_role_is_given_to_several_people_at_once_and_the_staff_copied_to_another_course()
    {
        var ada = await SignInAsync("Ada Lovelace");
        await ada.GotoAsync("/courses/2/staff?show=staff");
        await ada.GetByRole(AriaRole.Checkbox, new() { Name = "Select radia@school.example" }).CheckAsync();
        await ada.GetByRole(AriaRole.Checkbox, new() { Name = "Select barbara@school.example" }).CheckAsync();
        var bar = ada.GetByRole(AriaRole.Group, new() { Name = "For the selected people" });
        await bar.GetByRole(AriaRole.Combobox, new() { Name = "Give a role" }).SelectOptionAsync("Grader");
        await Expect(ada.GetByRole(AriaRole.Alert)).ToContainTextAsync("2 people are now Grader.");
        await Expect(ada.GetByRole(AriaRole.Combobox, new() { Name = "Role for radia@school.example" })).ToHaveValueAsync("3");

        await ada.ButtonNamed("More for radia@school.example").ClickAsync();
        await ada.GetByRole(AriaRole.Menuitem, new() { Name = "Set end date…" }).ClickAsync();
        await Expect(ada.GetByLabel("Last day")).ToBeFocusedAsync();
        await ada.GetByLabel("Last day").FillAsync("2099-06-30");
        await ada.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Set end date" }).ClickAsync();
        await Expect(ada.RowOf("radia@school.example")).ToContainTextAsync("30 Jun 2099");

        await ada.GotoAsync("/");
        await ada.ButtonNamed("New course").ClickAsync();
        await Expect(ada.TextboxNamed("Code")).ToBeFocusedAsync();
        await ada.TextboxNamed("Code").FillAsync("HIST-111");
        await ada.TextboxNamed("Title").FillAsync("History of Computing II");
        await ada.ButtonNamed("Create course").ClickAsync();
        await Expect(ada.HeadingNamed("History of Computing II")).ToBeVisibleAsync();
        await ada.GetByRole(AriaRole.Link, new() { Name = "Staff", Exact = true }).ClickAsync();
        await ada.ButtonNamed("Copy staff from…").ClickAsync();
        await ada.GetByRole(AriaRole.Combobox, new() { Name = "Course" }).SelectOptionAsync("History of Computing (HIST-110)");
        await ada.ButtonNamed("Copy staff").ClickAsync();
        await Expect(ada.GetByRole(AriaRole.Alert)).ToContainTextAsync("Copied 4 people.");
        await Expect(ada.RowOf("radia@school.example")).ToContainTextAsync("30 Jun 2099");
    }

    [Fact]
    public async Task A_mistyped_address_is_corrected_and_one_that_belongs_to_somebody_is_merged_after_asking()
    {
        var alan = await SignInAsync("Alan Turing");
        await OpenStaffAsync(alan);
        await NameAsync(alan, "nielz@school.example");
        await alan.SwitchNamed("Manage materials for nielz@school.example").ClickAsync();
        await CorrectAsync(alan, "nielz@school.example", "niels@school.example");
        await Expect(alan.RowOf("niels@school.example")).ToBeVisibleAsync();

        await CorrectAsync(alan, "niels@school.example", "grace@school.example");
        await Expect(alan.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Grace Hopper (grace@school.example) takes over from niels@school.example.");
        await alan.ButtonNamed("Move everything").ClickAsync();
        await alan.SwitchNamed("Manage materials for Grace Hopper").ShouldBeOnAsync();
        await Expect(alan.RowOf("niels@school.example")).ToHaveCountAsync(0);
    }

    static async Task CorrectAsync(IPage page, string from, string to)
    {
        await page.ButtonNamed($"More for {from}").ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Correct address…" }).ClickAsync();
        await Expect(page.TextboxNamed("Correct email address")).ToBeFocusedAsync();
        await page.TextboxNamed("Correct email address").FillAsync(to);
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Correct address" }).ClickAsync();
    }
}

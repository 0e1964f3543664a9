using Deque.AxeCore.Playwright;
using Lms.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lms.Tests.Journeys;

public sealed class Roles(Chromium chromium, RunningApp app) : BrowserTest(chromium, app), IClassFixture<RunningApp>
{
    [Fact]
    public async Task What_a_role_gives_changes_at_once_for_whoever_has_it()
    {
        var ada = await SignInAsync("Ada Lovelace");
        await ada.GotoAsync("/admin/people");
        await ada.GetByRole(AriaRole.Link, new() { Name = "Roles" }).ClickAsync();
        await ada.ButtonNamed("New role").ClickAsync();
        await ada.TextboxNamed("Name").FillAsync("Lab tutor");
        await ada.ButtonNamed("Create role").ClickAsync();
        foreach (var permission in (string[])["Manage materials", "View gradebook"])
        {
            await ada.SwitchNamed($"{permission} for Lab tutor").ClickAsync();
            await Expect(ada.GetByText($"{permission} is on for the role Lab tutor.")).ToBeVisibleAsync();
        }

        await ada.SwitchNamed("View students for Lab tutor").ShouldBeOnAsync();
        await Expect(ada.SwitchNamed("View students for Lab tutor")).ToHaveAccessibleDescriptionAsync("It comes with View gradebook. Switch that off first.");

        var alan = await SignInAsync("Alan Turing");
        await OpenStaffAsync(alan);
        await NameAsync(alan, "hedy@school.example");
        await alan.GetByRole(AriaRole.Combobox, new() { Name = "Role for hedy@school.example" }).SelectOptionAsync("Lab tutor");
        await alan.SwitchNamed("Manage materials for hedy@school.example").ShouldBeOnAsync();
        await alan.SwitchNamed("Post announcements for hedy@school.example").ShouldBeOffAsync();

        await ada.SwitchNamed("Post announcements for Lab tutor").ClickAsync();
        await alan.SwitchNamed("Post announcements for hedy@school.example").ShouldBeOnAsync();
        await ada.ButtonNamed("Undo").Last.ClickAsync();
        await alan.SwitchNamed("Post announcements for hedy@school.example").ShouldBeOffAsync();

        await ada.ButtonNamed("More for Lab tutor").ClickAsync();
        await ada.GetByRole(AriaRole.Menuitem, new() { Name = "Remove…" }).ClickAsync();
        await ada.GetByRole(AriaRole.Combobox, new() { Name = "Move its people to" }).SelectOptionAsync("Grader");
        await ada.ButtonNamed("Remove role").ClickAsync();
        await Expect(ada.RowOf("Lab tutor")).ToHaveCountAsync(0);
        await Expect(alan.GetByRole(AriaRole.Combobox, new() { Name = "Role for hedy@school.example" })).ToHaveValueAsync("3");
        await alan.SwitchNamed("Grade submissions for hedy@school.example").ShouldBeOnAsync();

        await ada.GotoAsync("/admin/audit");
        await Expect(ada.GetByText(
            "Ada Lovelace removed the role Lab tutor (Manage materials, View gradebook); its people now have the role Grader (Grade submissions).")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Whoever_loses_Manage_staff_with_their_role_is_told_in_the_page_that_is_open()
    {
        var alan = await SignInAsync("Alan Turing");
        await alan.GotoAsync("/courses/1/staff?q=edsger");
        await alan.GetByRole(AriaRole.Combobox, new() { Name = "Role for Edsger Dijkstra" }).SelectOptionAsync("Co-teacher");
        await alan.SwitchNamed("Manage staff for Edsger Dijkstra").ShouldBeOnAsync();
        var edsger = await SignInAsync("Edsger Dijkstra");
        await OpenStaffAsync(edsger);
        await Expect(edsger.SwitchNamed("Post announcements for Grace Hopper")).Not.ToHaveAttributeAsync("aria-disabled", "true");

        var ada = await SignInAsync("Ada Lovelace");
        await ada.GotoAsync("/admin/roles");
        await ada.SwitchNamed("Manage staff for Co-teacher").ClickAsync();

        await Expect(edsger.GetByText("You don't manage staff on this course. Alan Turing, who owns it, can give you that.")).ToBeVisibleAsync();
        await Expect(edsger.SwitchNamed("Post announcements for Grace Hopper")).ToHaveAttributeAsync("aria-disabled", "true");
    }

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task Axe_finds_nothing(int width, ColorScheme colors)
    {
        var ada = await SignInAsync("Ada Lovelace", width, colors: colors);
        await ada.GotoAsync("/admin/roles");
        await Expect(ada.RowOf("Observer")).ToBeVisibleAsync();
        await ShouldBeCleanAsync(ada, "roles");
        await ada.ButtonNamed("New role").ClickAsync();
        await ada.ButtonNamed("Create role").ClickAsync();
        await Expect(ada.GetByText("Give the role a name.")).ToBeVisibleAsync();
        await ShouldBeCleanAsync(ada, "new role");
        await ada.ButtonNamed("Cancel").ClickAsync();
        await ada.ButtonNamed("More for Grader").ClickAsync();
        await ada.GetByRole(AriaRole.Menuitem, new() { Name = "Remove…" }).ClickAsync();
        await ada.GetByRole(AriaRole.Combobox, new() { Name = "Move its people to" }).SelectOptionAsync("Observer");
        await Expect(ada.GetByText("They gain: View gradebook.")).ToBeVisibleAsync();
        await ShouldBeCleanAsync(ada, "remove");
    }

    static async Task ShouldBeCleanAsync(IPage page, string where)
    {
        var found = await page.RunAxe();
        Assert.True(found.Violations.Length == 0, $"{where}: {string.Join('\n', found.Violations.Select(v =>
            $"{v.Id}: {v.Help} {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"))}");
    }
}

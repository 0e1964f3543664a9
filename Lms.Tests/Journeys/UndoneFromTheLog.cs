using System.Text.RegularExpressions;
using Lms.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lms.Tests.Journeys;

/// <summary>What somebody did is undone by somebody else, from the entry that tells of it.</summary>
public sealed class UndoneFromTheLog(Chromium chromium, RunningApp app) : BrowserTest(chromium, app), IClassFixture<RunningApp>
{
    [Fact]
    public async Task An_administrator_undoes_what_a_teacher_allowed_and_the_teachers_open_page_shows_it()
    {
        var alan = await SignInAsync("Alan Turing");
        await OpenStaffAsync(alan);
        await alan.SwitchNamed("Edit course for Grace Hopper").ClickAsync();
        await Expect(alan.GetByRole(AriaRole.Alert)).ToContainTextAsync("Edit course");
        await alan.SwitchNamed("Edit course for Grace Hopper").ShouldBeOnAsync();

        var ada = await SignInAsync("Ada Lovelace");
        await ada.GotoAsync("/admin/audit");
        var table = ada.GetByRole(AriaRole.Table, new() { Name = "Audit entries" });
        var undo = ada.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Undo: Alan Turing allowed Edit course for Grace Hopper on Algebra I") });
        await undo.ClickAsync();
        await ada.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(ada.GetByRole(AriaRole.Alert)).ToContainTextAsync("Undone.");
        await Expect(table).ToContainTextAsync("Ada Lovelace undid a change to Grace Hopper on Algebra I: Edit course as the role says again.");
        await Expect(undo).ToHaveCountAsync(0);
        await Expect(ada.HeadingNamed("Audit log")).ToBeFocusedAsync();

        await alan.SwitchNamed("Edit course for Grace Hopper").ShouldBeOffAsync();
        await alan.GetByRole(AriaRole.Navigation, new() { Name = "Course" }).GetByRole(AriaRole.Link, new() { Name = "History" }).ClickAsync();
        await Expect(alan.GetByRole(AriaRole.Table, new() { Name = "Audit entries" })).ToContainTextAsync("Ada Lovelace undid a change to Grace Hopper");
    }
}

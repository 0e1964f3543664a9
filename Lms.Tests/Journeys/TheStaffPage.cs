using System.Text.RegularExpressions;
using Lms.Data.Accounts;
using Lms.Data.Permissions;
using Lms.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lms.Tests.Journeys;

public sealed class TheStaffPage(Chromium chromium, RunningApp app) : BrowserTest(chromium, app), IClassFixture<RunningApp>
{
    [Fact]
    public async Task Every_name_of_the_contract_is_found()
    {
        var alan = await SignInAsync("Alan Turing");
        await Expect(alan.ButtonNamed("New course")).ToBeVisibleAsync();
        await OpenStaffAsync(alan);
        var show = alan.GetByRole(AriaRole.Radiogroup, new() { Name = "Show" });
        foreach (var name in (string[])["Everyone", "This course's staff", "Pending"])
            await Expect(show.GetByRole(AriaRole.Radio, new() { Name = name })).ToHaveCountAsync(1);
        await Expect(alan.GetByRole(AriaRole.Status)).ToHaveTextAsync(new Regex(@"^\d+ people$"));
        await Expect(alan.RowOf("Alan Turing")).ToContainTextAsync("Owner");
        await Expect(alan.RowOf("Alan Turing")).ToContainTextAsync("You");
        await Expect(alan.GetByRole(AriaRole.Combobox, new() { Name = "Role for Grace Hopper" })).ToHaveValueAsync("3");
        foreach (var permission in (string[])["Edit course", "Manage staff", "View students", "Manage students", "Post announcements",
            "Manage materials", "Manage assignments", "View submissions", "Grade submissions", "View gradebook"])
            await Expect(alan.SwitchNamed($"{permission} for Grace Hopper")).ToBeVisibleAsync();

        await alan.ButtonNamed("More for katherine@school.example").ClickAsync();
        foreach (var item in (string[])["Why…", "Copy sign-in link", "Correct address…", "Set end date…", "Remove from staff"])
            await Expect(alan.GetByRole(AriaRole.Menuitem, new() { Name = item })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Search_filter_sort_and_page_are_in_the_address_and_survive_a_reload()
    {
        var alan = await SignInAsync("Alan Turing");
        await OpenStaffAsync(alan);
        await alan.ButtonNamed("Next").ClickAsync();
        await Expect(alan).ToHaveURLAsync(new Regex("page=2"));
        await alan.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Person") }).ClickAsync();
        await Expect(alan).ToHaveURLAsync(new Regex("sort=-name"));
        await alan.GetByRole(AriaRole.Searchbox, new() { Name = "Search people" }).FillAsync("jose");
        await Expect(alan.RowOf("José")).Not.ToHaveCountAsync(0);
        await alan.GetByRole(AriaRole.Radio, new() { Name = "Pending" }).CheckAsync();
        await Expect(alan).ToHaveURLAsync(new Regex("q=jose.*show=pending|show=pending.*q=jose"));
        await alan.ReloadAsync();
        await Expect(alan.GetByRole(AriaRole.Searchbox, new() { Name = "Search people" })).ToHaveValueAsync("jose");
        await Expect(alan.GetByRole(AriaRole.Radio, new() { Name = "Pending" })).ToBeCheckedAsync();
        await alan.GetByRole(AriaRole.Searchbox, new() { Name = "Search people" }).FillAsync("KATHERINE");
        await Expect(alan.GetByRole(AriaRole.Status).GetByText("1 person")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_a_switch_takes_along_is_said_and_Undo_brings_all_of_it_back()
    {
        var alan = await SignInAsync("Alan Turing");
        await OpenStaffAsync(alan);
        await alan.SwitchNamed("View students for Grace Hopper").ClickAsync();
        await alan.SwitchNamed("Grade submissions for Grace Hopper").ShouldBeOffAsync();
        await Expect(alan.GetByRole(AriaRole.Alert)).ToContainTextAsync("Also off: View submissions, Grade submissions.");
        await alan.ButtonNamed("Undo").ClickAsync();
        await alan.SwitchNamed("Grade submissions for Grace Hopper").ShouldBeOnAsync();
        await Expect(alan.SwitchNamed("Grade submissions for Grace Hopper")).ToHaveAccessibleDescriptionAsync("From the role Grader.");
    }

    [Fact]
    public async Task A_switch_moves_back_with_a_sentence_when_the_database_is_locked_and_works_again_afterwards()
    {
        var alan = await SignInAsync("Alan Turing");
        await OpenStaffAsync(alan);
        var edit = alan.SwitchNamed("Edit course for Ada Lovelace");
        await Expect(edit).ToHaveAttributeAsync("aria-disabled", "true");
        var materials = alan.SwitchNamed("Manage materials for katherine@school.example");

        await using (var backup = new SqliteConnection($"Data Source={App.DatabaseFile}"))
        {
            await backup.OpenAsync(TestContext.Current.CancellationToken);
            await using var held = backup.BeginTransaction(deferred: false);
            await materials.ClickAsync();
            await Expect(alan.GetByRole(AriaRole.Alert)).ToContainTextAsync(
                "Nothing was changed. Try again in a minute.", new() { Timeout = 15_000 });
            await materials.ShouldBeOffAsync();
        }

        await materials.ClickAsync();
        await materials.ShouldBeOnAsync();
    }

    [Fact]
    public async Task Whoever_loses_Manage_staff_with_the_page_open_is_told_and_can_only_look()
    {
        var permissions = App.Services.GetRequiredService<PermissionService>();
        var edsger = PersonRef.To(EmailAddress.Parse("edsger@school.example").Value);
        var (owner, course) = (await App.ActorAsync("alan@school.example"), 1);
        foreach (var permission in (Permission[])[Permission.ManageStaff, Permission.PostAnnouncements])
            await permissions.SwitchAsync(owner, course, edsger, permission, on: true, TestContext.Current.CancellationToken);

        var page = await SignInAsync("Edsger Dijkstra");
        await OpenStaffAsync(page);
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Can't find the person you're looking for?" })).ToBeVisibleAsync();
        await permissions.SwitchAsync(owner, course, edsger, Permission.ManageStaff, on: false, TestContext.Current.CancellationToken);

        await Expect(page.GetByText("You don't manage staff on this course. Alan Turing, who owns it, can give you that.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Can't find the person you're looking for?" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_script_in_a_name_is_shown_and_never_runs()
    {
        const string name = "<img src=x onerror=\"document.title='owned'\"> Mallory";
        await ArriveAsync("mallory@school.example", name);
        var alan = await SignInAsync("Alan Turing");
        await alan.GotoAsync("/courses/1/staff?q=mallory");
        await alan.SwitchNamed($"Post announcements for {name}").ClickAsync();
        await Expect(alan.GetByRole(AriaRole.Alert)).ToContainTextAsync(name);
        await Expect(alan).Not.ToHaveTitleAsync("owned");
    }

    [Fact]
    public async Task On_a_phone_the_switches_unfold_under_the_person()
    {
        var alan = await SignInAsync("Alan Turing", width: 390, height: 844);
        await OpenStaffAsync(alan);
        var row = alan.RowOf("Grace Hopper");
        await Expect(alan.SwitchNamed("Post announcements for Grace Hopper")).ToHaveCountAsync(0);
        await row.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Permissions") }).ClickAsync();
        await alan.SwitchNamed("Post announcements for Grace Hopper").ClickAsync();
        await alan.SwitchNamed("Post announcements for Grace Hopper").ShouldBeOnAsync();
        Assert.True(await alan.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
    }
}

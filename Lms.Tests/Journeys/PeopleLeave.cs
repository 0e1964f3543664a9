using System.Text.RegularExpressions;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lms.Tests.Journeys;

/// <summary>One person under two addresses, an account that was nobody's, and somebody who leaves for ever.</summary>
public sealed class PeopleLeave(Chromium chromium, RunningApp app) : BrowserTest(chromium, app), IClassFixture<RunningApp>
{
    [Fact]
    public async Task Whoever_changed_their_address_at_Google_keeps_everything_and_is_found_under_both()
    {
        var radia = await ArriveAsync("radia@school.example", "Radia Perlman", googleId: "radia");
        await Expect(radia.HeadingNamed("Welcome, Radia")).ToBeVisibleAsync();
        var again = await ArriveAsync("perlman@school.example", "Radia Perlman", googleId: "radia");
        await Expect(again.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^History of Computing") }).First).ToBeVisibleAsync();
        var people = await PeopleAsync();

        var alan = await SignInAsync("Alan Turing");
        await OpenStaffAsync(alan);
        await NameAsync(alan, "radia@school.example");
        await Expect(alan.RowOf("Radia Perlman")).ToContainTextAsync("perlman@school.example");
        await alan.SwitchNamed("Manage materials for Radia Perlman").ClickAsync();
        await alan.SwitchNamed("Manage materials for Radia Perlman").ShouldBeOnAsync();
        Assert.Equal(people, await PeopleAsync());

        var ada = await SignInAsync("Ada Lovelace");
        await ada.GotoAsync("/admin/people?q=radia%40");
        await ada.GetByRole(AriaRole.Link, new() { Name = "Radia Perlman", Exact = true }).ClickAsync();
        await Expect(ada.GetByText("perlman@school.example", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(ada.ButtonNamed("Remove radia@school.example")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_further_address_that_an_administrator_vouches_for_keeps_a_list_from_making_somebody_twice()
    {
        var ada = await SignInAsync("Ada Lovelace");
        await ada.GotoAsync($"/admin/people/{(await App.ActorAsync("edsger@school.example")).AccountId}");
        await ada.ButtonNamed("Add an address").ClickAsync();
        await ada.TextboxNamed("Further address").FillAsync("ewd@school.example");
        await ada.TextboxNamed("Further address").PressAsync("Enter");
        await Expect(ada.GetByRole(AriaRole.Alert)).ToContainTextAsync("ewd@school.example is an address of Edsger Dijkstra now.");

        await ada.GotoAsync("/courses/1/students/enrol");
        await ada.TextboxNamed("Email addresses or CSV").FillAsync("ewd@school.example\nedsger@school.example");
        await ada.ButtonNamed("Check").ClickAsync();
        await Expect(ada.ButtonNamed("Enrol 1 person")).ToBeVisibleAsync();
        await ada.ButtonNamed("Enrol 1 person").ClickAsync();
        await Expect(ada.HeadingNamed("1 person enrolled")).ToBeVisibleAsync();
        var edsger = await SignInAsync("Edsger Dijkstra");
        await Expect(edsger.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Algebra I") }).First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_account_with_a_slip_is_merged_after_the_right_person_has_come_by_themselves()
    {
        var alan = await SignInAsync("Alan Turing");
        await OpenStaffAsync(alan);
        await NameAsync(alan, "tim.bernerslee@school.example");
        await alan.SwitchNamed("Post announcements for tim.bernerslee@school.example").ClickAsync();
        var tim = await ArriveAsync("tbl@school.example", "Tim Berners-Lee", googleId: "tbl");
        await Expect(tim.GetByText("You're not on any course yet")).ToBeVisibleAsync();

        var ada = await SignInAsync("Ada Lovelace");
        await ada.GotoAsync("/admin/people?q=bernerslee");
        await ada.GetByRole(AriaRole.Link, new() { Name = "tim.bernerslee@school.example", Exact = true }).ClickAsync();
        await ada.ButtonNamed("Merge into…").ClickAsync();
        await ada.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Searchbox, new() { Name = "Search people" }).FillAsync("tbl");
        await ada.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Tim Berners-Lee") }).ClickAsync();
        await Expect(ada.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Algebra I MATH-101: Custom");
        await ada.GetByRole(AriaRole.Checkbox, new() { Name = "tim.bernerslee@school.example stays an address of theirs" }).UncheckAsync();
        await ada.ButtonNamed("Move everything").ClickAsync();
        await Expect(ada.HeadingNamed("Tim Berners-Lee")).ToBeVisibleAsync();

        await tim.GotoAsync("/");
        await Expect(tim.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Algebra I") }).First).ToBeVisibleAsync();
        Assert.False(await App.InDatabaseAsync(db => db.Users.AnyAsync(a => a.NormalizedEmail == "tim.bernerslee@school.example")));
    }

    [Fact]
    public async Task Whoever_is_erased_is_out_at_once_and_comes_back_as_somebody_new()
    {
        var margaret = await ArriveAsync("margaret@school.example", "Margaret Hamilton", googleId: "margaret");
        await Expect(margaret.HeadingNamed("Welcome, Margaret")).ToBeVisibleAsync();

        var ada = await SignInAsync("Ada Lovelace");
        await ada.GotoAsync("/admin/people?q=hamilton");
        await ada.GetByRole(AriaRole.Link, new() { Name = "Margaret Hamilton", Exact = true }).ClickAsync();
        await ada.ButtonNamed("Erase…").ClickAsync();
        await ada.TextboxNamed("Type margaret@school.example to confirm").FillAsync("margaret@school.example");
        await ada.ButtonNamed("Erase for ever").ClickAsync();
        await Expect(ada.HeadingNamed("Former member")).ToBeVisibleAsync();
        await Expect(margaret.HeadingNamed("Sign in")).ToBeVisibleAsync(new() { Timeout = 6_000 });
        await Expect(ada.GetByRole(AriaRole.Table, new() { Name = "Audit entries" })).ToContainTextAsync("Ada Lovelace erased Former member.");
        await ada.GotoAsync("/admin/people?q=hamilton");
        await Expect(ada.GetByRole(AriaRole.Status).First).ToHaveTextAsync("No one found");

        await ArriveAsync("margaret@school.example", "Margaret Hamilton", googleId: "margaret", page: margaret);
        await margaret.GotoAsync("/");
        await Expect(margaret.GetByText("You're not on any course yet")).ToBeVisibleAsync();
        await Expect(margaret.GetByText("History of Computing")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Whoever_was_named_long_ago_and_never_came_is_removed_with_what_waits()
    {
        await App.NameLongAgoAsync("newcomer@school.example");
        var ada = await SignInAsync("Ada Lovelace");
        await ada.GotoAsync("/admin/people");
        await ada.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Pending for over 90 days") }).ClickAsync();
        await Expect(ada.HeadingNamed("Unused accounts")).ToBeVisibleAsync();
        await ada.GetByRole(AriaRole.Checkbox, new() { Name = "Select newcomer@school.example" }).CheckAsync();
        await ada.ButtonNamed("Remove 1 account").ClickAsync();
        await Expect(ada.GetByRole(AriaRole.Dialog)).ToContainTextAsync("places as a student 1");
        await ada.ButtonNamed("Remove for ever").ClickAsync();
        await Expect(ada.GetByRole(AriaRole.Alert)).ToContainTextAsync("1 unused account is removed.");
        await Expect(ada.RowOf("newcomer@school.example")).ToHaveCountAsync(0);

        await ada.GotoAsync("/courses/1/students?q=newcomer");
        await Expect(ada.GetByRole(AriaRole.Row, new() { NameRegex = new Regex("^newcomer") })).ToHaveCountAsync(0);
    }

    Task<int> PeopleAsync() => App.InDatabaseAsync(db => db.Users.CountAsync());
}

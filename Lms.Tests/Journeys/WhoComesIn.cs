using Lms.Data.Accounts;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lms.Tests.Journeys;

/// <summary>The linking table as people meet it, through the real Google handler and the stand-in.</summary>
public sealed class WhoComesIn(Chromium chromium, RunningApp app) : BrowserTest(chromium, app), IClassFixture<RunningApp>
{
    const string Katherine = "katherine@school.example";

    [Fact]
    public async Task An_unverified_address_gets_nothing_of_what_waits_there()
    {
        await ShouldBeRefusedAsync(await ArriveAsync(Katherine, "Not Katherine", verified: false),
            $"Google hasn't verified {Katherine}. Verify it with Google, then come back.");
        Assert.Equal(AccountStatus.Pending, await StatusOfAsync(Katherine));
    }

    [Theory]
    [InlineData("")]
    [InlineData("evilschool.example")]
    [InlineData("students.school.example")]
    public async Task A_private_Google_account_on_a_school_address_has_to_be_checked_first(string workspace)
    {
        await ShouldBeRefusedAsync(await ArriveAsync(Katherine, "Katherine?", googleId: "private", workspace: workspace),
            $"We need to check that {Katherine} is yours. An administrator has been asked.");
        Assert.Equal(AccountStatus.Pending, await StatusOfAsync(Katherine));
        Assert.Equal(1, await App.InDatabaseAsync(db => db.SignInRequests.CountAsync(r => r.Sub == "private")));
    }

    [Fact]
    public async Task Whoever_got_the_address_of_somebody_else_does_not_get_their_account() =>
        await ShouldBeRefusedAsync(await ArriveAsync("grace@school.example", "Grace Kelly", googleId: "another-grace"),
            "grace@school.example already belongs to someone here. An administrator has been asked to sort it out.");

    [Fact]
    public async Task A_stranger_is_told_whom_to_ask() =>
        await ShouldBeRefusedAsync(await ArriveAsync("eve@elsewhere.example", "Eve", workspace: "elsewhere.example"),
            "eve@elsewhere.example isn't known here. Sign in with your school address, or ask the person who sent you to add eve@elsewhere.example.");

    [Fact]
    public async Task Whoever_Google_cannot_name_is_asked_to_try_again() =>
        await ShouldBeRefusedAsync(await ArriveAsync("", "Nobody"), "Google didn't tell us who you are. Try again.");

    [Fact]
    public async Task A_colleague_nobody_named_comes_in_and_is_on_no_course_yet()
    {
        var page = await ArriveAsync("barbara.liskov@school.example", "Barbara Liskov");
        await Expect(page.HeadingNamed("My courses")).ToBeVisibleAsync();
        await Expect(page.GetByText("You're not on any course yet.")).ToBeVisibleAsync();
        await Expect(page.ButtonNamed("New course")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Whoever_changes_their_address_at_Google_stays_who_they_are()
    {
        var first = await ArriveAsync("rosalind@school.example", "Rosalind Franklin", googleId: "rosalind");
        await Expect(first.HeadingNamed("My courses")).ToBeVisibleAsync();
        var again = await ArriveAsync("r.franklin@school.example", "Rosalind Franklin", googleId: "rosalind");
        await Expect(again.HeadingNamed("My courses")).ToBeVisibleAsync();
        Assert.Equal(1, await App.InDatabaseAsync(db => db.Users.CountAsync(a => a.DisplayName == "Rosalind Franklin")));
        Assert.Equal(AccountStatus.Active, await StatusOfAsync("r.franklin@school.example"));
    }

    [Fact]
    public async Task Signing_in_leads_back_to_where_one_was_going()
    {
        var page = await ArriveAsync("alan@school.example", "Alan Turing", page: await OpenAsync("/courses/1/staff?show=pending"));
        await Expect(page.HeadingNamed("Staff & permissions")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Radio, new() { Name = "Pending" })).ToBeCheckedAsync();
    }

    [Fact]
    public async Task Whoever_is_suspended_finds_their_open_page_closed_within_seconds()
    {
        var page = await ArriveAsync("mallory@school.example", "Mallory");
        await Expect(page.HeadingNamed("My courses")).ToBeVisibleAsync();
        await App.InDatabaseAsync(db => db.Users.Where(a => a.NormalizedEmail == "mallory@school.example")
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.Status, AccountStatus.Suspended)));
        await Expect(page.HeadingNamed("Sign in")).ToBeVisibleAsync(new() { Timeout = 6_000 });
        await ShouldBeRefusedAsync(await ArriveAsync("mallory@school.example", "Mallory", page: page),
            "This account is suspended. Ask your school's office.");
    }

    [Fact]
    public async Task A_course_one_has_no_part_in_is_as_one_that_is_not_there()
    {
        var edsger = await SignInAsync("Edsger Dijkstra");
        foreach (var course in (int[])[1, 4711])
        {
            var answer = await edsger.GotoAsync($"/courses/{course}/staff");
            Assert.Equal(404, answer?.Status);
            await Expect(edsger.GetByRole(AriaRole.Alert)).ToContainTextAsync("There is no such course, or you have no part in it.");
        }

        Complaints.RemoveAll(complaint => complaint.Contains("/courses/", StringComparison.Ordinal));
    }

    static async Task ShouldBeRefusedAsync(IPage page, string sentence)
    {
        await Expect(page.HeadingNamed("We couldn't sign you in")).ToBeVisibleAsync();
        await Expect(page.GetByText(sentence)).ToBeVisibleAsync();
    }

    Task<AccountStatus> StatusOfAsync(string address) =>
        App.InDatabaseAsync(db => db.Users.Where(a => a.NormalizedEmail == address).Select(a => a.Status).SingleAsync());
}

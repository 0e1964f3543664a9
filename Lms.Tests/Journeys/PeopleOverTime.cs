using System.Text.RegularExpressions;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lms.Tests.Journeys;

/// <summary>People come, change, leave, and others get their addresses: what an administrator does about it.</summary>
public sealed class PeopleOverTime(Chromium chromium, RunningApp app) : BrowserTest(chromium, app), IClassFixture<RunningApp>
{
    [Fact]
    public async Task A_suspension_ends_the_open_page_within_seconds_and_a_reinstatement_brings_everything_back()
    {
        var grace = await SignInAsync("Grace Hopper");
        await grace.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Algebra I") }).First.ClickAsync();
        await Expect(grace.HeadingNamed("Algebra I")).ToBeVisibleAsync();

        var ada = await SignInAsync("Ada Lovelace");
        await ada.ButtonNamed("Account menu").ClickAsync();
        await ada.GetByRole(AriaRole.Menuitem, new() { Name = "Administration" }).ClickAsync();
        await ada.GetByRole(AriaRole.Searchbox, new() { Name = "Search people" }).FillAsync("hopper");
        await ada.GetByRole(AriaRole.Link, new() { Name = "Grace Hopper", Exact = true }).ClickAsync();
        await GiveReasonAsync(ada, "Suspend", "On leave");
        await Expect(grace.HeadingNamed("Sign in")).ToBeVisibleAsync(new() { Timeout = 6_000 });
        await Expect(ada.ButtonNamed("Reinstate")).ToBeVisibleAsync();
        await Expect(ada.GetByRole(AriaRole.Table, new() { Name = "Audit entries" })).ToContainTextAsync("Ada Lovelace suspended Grace Hopper: On leave");

        await ArriveAsync("grace@school.example", "Grace Hopper", page: grace);
        await Expect(grace.GetByText("This account is suspended. Ask your school's office.")).ToBeVisibleAsync();
        await GiveReasonAsync(ada, "Reinstate", "Back");
        await Expect(ada.ButtonNamed("Suspend")).ToBeVisibleAsync();
        var back = await SignInAsync("Grace Hopper");
        await Expect(back.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Algebra I") }).First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Whoever_got_the_address_of_somebody_who_left_starts_with_nothing()
    {
        var newcomer = await ArriveAsync("emmy@school.example", "Emmy Newman", googleId: "another-emmy");
        await Expect(newcomer.HeadingNamed("We couldn't sign you in")).ToBeVisibleAsync();

        var ada = await SignInAsync("Ada Lovelace");
        await ada.GotoAsync("/admin/people");
        await ada.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Sign-in requests waiting") }).ClickAsync();
        await DecideAsync(ada, "emmy@school.example", "Somebody new");
        await Expect(ada.GetByRole(AriaRole.Alert)).ToContainTextAsync("they are somebody new");

        await ArriveAsync("emmy@school.example", "Emmy Newman", googleId: "another-emmy", page: await PageOf(newcomer));
        await Expect(newcomer.HeadingNamed("Welcome, Emmy")).ToBeVisibleAsync();
        await Expect(newcomer.GetByText("History of Computing")).ToHaveCountAsync(0);
        Assert.Equal(404, (await newcomer.GotoAsync("/courses/2/staff"))?.Status);
        Complaints.RemoveAll(complaint => complaint.Contains("404", StringComparison.Ordinal));

        await ada.GotoAsync("/admin/people?q=noether");
        await ada.GetByRole(AriaRole.Link, new() { Name = "Emmy Noether", Exact = true }).ClickAsync();
        await Expect(ada.HeadingNamed("Emmy Noether")).ToBeVisibleAsync();
        await Expect(ada.GetByText("No address any more")).ToBeVisibleAsync();
        await Expect(ada.GetByRole(AriaRole.Region, new() { Name = "Teaching" })).ToContainTextAsync("History of Computing");
        await Expect(ada.GetByRole(AriaRole.Table, new() { Name = "Audit entries" })).ToContainTextAsync(
            "Ada Lovelace gave the address emmy@school.example of Emmy Noether to somebody new.");
        await ada.GotoAsync("/courses/2/staff?q=noether");
        await Expect(ada.RowOf("Emmy Noether")).ToContainTextAsync("No address any more");
    }

    [Fact]
    public async Task Whoever_comes_with_another_Google_identity_keeps_everything_once_an_administrator_knows_them()
    {
        var first = await ArriveAsync("barbara@school.example", "Barbara Liskov", googleId: "barbara-once");
        await Expect(first.HeadingNamed("Welcome, Barbara")).ToBeVisibleAsync();
        var barbara = await ArriveAsync("barbara@school.example", "Barbara Liskov", googleId: "barbara-moved");
        await Expect(barbara.HeadingNamed("We couldn't sign you in")).ToBeVisibleAsync();
        var ada = await SignInAsync("Ada Lovelace");
        await ada.GotoAsync("/admin/sign-in-requests");
        await DecideAsync(ada, "barbara@school.example", "Same person");
        await Expect(ada.GetByRole(AriaRole.Alert)).ToContainTextAsync("they are let in");

        await ArriveAsync("barbara@school.example", "Barbara Liskov", googleId: "barbara-moved", page: await PageOf(barbara));
        await Expect(barbara.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^History of Computing") }).First).ToBeVisibleAsync();
        var old = await ArriveAsync("barbara@school.example", "Barbara Liskov", googleId: "barbara-once");
        await Expect(old.GetByText("barbara@school.example already belongs to someone here.")).ToBeVisibleAsync();
        Assert.Equal(1, await App.InDatabaseAsync(db => db.Users.CountAsync(a => a.NormalizedEmail == "barbara@school.example")));
    }

    [Fact]
    public async Task The_audit_log_reads_as_sentences_narrows_to_a_kind_and_can_be_taken_away()
    {
        await ArriveAsync("mallory@school.example", "=HYPERLINK(\"http://evil.example\")", googleId: "mallory");
        var ada = await SignInAsync("Ada Lovelace");
        await ada.GotoAsync("/admin/audit");
        var table = ada.GetByRole(AriaRole.Table, new() { Name = "Audit entries" });
        await Expect(table).ToContainTextAsync("came by themselves and got an account.");
        await ada.GetByRole(AriaRole.Combobox, new() { Name = "Kind" }).SelectOptionAsync(new SelectOptionValue { Label = "Role given" });
        await Expect(ada).ToHaveURLAsync(new Regex("action=rolegiven"));
        await Expect(table).ToContainTextAsync("Alan Turing gave Grace Hopper the role Grader on Algebra I.");
        await Expect(table).Not.ToContainTextAsync("came by themselves");
        await ada.ReloadAsync();
        await Expect(table).Not.ToContainTextAsync("came by themselves");

        var download = await ada.RunAndWaitForDownloadAsync(() => ada.GetByRole(AriaRole.Link, new() { Name = "Export CSV" }).ClickAsync());
        var file = await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Contains("Alan Turing gave Grace Hopper the role Grader on Algebra I.", file, StringComparison.Ordinal);
        Assert.DoesNotContain("HYPERLINK", file, StringComparison.Ordinal);
        var all = await (await ada.Context.APIRequest.GetAsync("/admin/audit.csv?action=newcomersignedin")).TextAsync();
        Assert.Contains("\"'=HYPERLINK(", all, StringComparison.Ordinal);

        var alan = await SignInAsync("Alan Turing");
        var refused = await alan.Context.APIRequest.GetAsync("/admin/audit.csv", new() { MaxRedirects = 0 });
        Assert.Equal((302, "/admin/audit"), (refused.Status, refused.Headers["location"]));
        await alan.GotoAsync("/courses/1/history");
        await Expect(alan.GetByRole(AriaRole.Table, new() { Name = "Audit entries" })).ToContainTextAsync("Alan Turing gave Grace Hopper the role Grader on Algebra I.");
    }

    static async Task GiveReasonAsync(IPage page, string button, string reason)
    {
        await page.ButtonNamed(button).ClickAsync();
        await page.TextboxNamed("Reason").FillAsync(reason);
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
    }

    static async Task DecideAsync(IPage page, string address, string choice)
    {
        await page.GetByRole(AriaRole.Article, new() { Name = address }).GetByRole(AriaRole.Button, new() { Name = choice }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = choice }).ClickAsync();
    }

    static async Task<IPage> PageOf(IPage refused)
    {
        await refused.GotoAsync("/sign-in");
        return refused;
    }
}

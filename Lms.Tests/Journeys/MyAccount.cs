using System.IO.Compression;
using Lms.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lms.Tests.Journeys;

/// <summary>What one can do about oneself.</summary>
public sealed class MyAccount(Chromium chromium, RunningApp app) : BrowserTest(chromium, app), IClassFixture<RunningApp>
{
    [Fact]
    public async Task Grace_takes_her_data_away_and_signs_out_everywhere()
    {
        var library = await SignInAsync("Grace Hopper");
        await library.GetByRole(AriaRole.Link, new() { Name = "Algebra I" }).First.ClickAsync();
        await Expect(library.HeadingNamed("Algebra I")).ToBeVisibleAsync();

        var home = await SignInAsync("Grace Hopper");
        await home.ButtonNamed("Account menu").ClickAsync();
        await home.GetByRole(AriaRole.Menuitem, new() { Name = "My account" }).ClickAsync();
        await Expect(home.HeadingNamed("My account")).ToBeVisibleAsync();
        await Expect(home.GetByRole(AriaRole.List, new() { Name = "What others gave you" })).ToContainTextAsync("Set up by Alan Turing.");

        var download = await home.RunAndWaitForDownloadAsync(() => home.GetByRole(AriaRole.Link, new() { Name = "Download my data" }).ClickAsync());
        Assert.StartsWith("Grace Hopper ", download.SuggestedFilename, StringComparison.Ordinal);
        await using (var zip = await ZipFile.OpenReadAsync(await download.PathAsync(), TestContext.Current.CancellationToken))
        {
            Assert.Contains("account.json", zip.Entries.Select(entry => entry.FullName));
            using var places = new StreamReader(await zip.GetEntry("courses-you-teach.json")!.OpenAsync(TestContext.Current.CancellationToken));
            Assert.Contains("Algebra I", await places.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        await home.ButtonNamed("Sign out everywhere").ClickAsync();
        await Expect(home.HeadingNamed("Sign in")).ToBeVisibleAsync();
        await Expect(library.HeadingNamed("Sign in")).ToBeVisibleAsync(new() { Timeout = 6_000 });
        await home.GotoAsync("/account");
        await Expect(home.HeadingNamed("Sign in")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Grace_sees_where_she_is_signed_in_and_ends_it_there_from_home()
    {
        var library = await SignInAsync("Grace Hopper");
        await library.GetByRole(AriaRole.Link, new() { Name = "Algebra I" }).First.ClickAsync();
        await Expect(library.HeadingNamed("Algebra I")).ToBeVisibleAsync();
        var home = await SignInAsync("Grace Hopper");
        await home.GotoAsync("/account");
        var places = home.GetByRole(AriaRole.List, new() { Name = "Where you are signed in" }).GetByRole(AriaRole.Listitem);
        var here = places.Filter(new() { HasText = "This one" });
        await Expect(here).ToContainTextAsync("Chrome on Linux");
        await Expect(here).ToHaveCountAsync(1);
        var before = await places.CountAsync();

        var there = await SignInAsync("Grace Hopper");
        await Expect(places).ToHaveCountAsync(before + 1); // read again by itself
        await SignOutAsync(there);
        await Expect(places).ToHaveCountAsync(before);

        await places.Filter(new() { HasNotText = "This one" }).First.GetByRole(AriaRole.Button, new() { NameRegex = new("^Sign out Chrome on Linux, since ") }).ClickAsync();
        await Expect(places).ToHaveCountAsync(before - 1);
        await Expect(library.HeadingNamed("Sign in")).ToBeVisibleAsync(new() { Timeout = 6_000 });

        await here.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(home.HeadingNamed("Sign in")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_administrator_takes_somebodys_data_away_and_the_log_says_so()
    {
        var ada = await SignInAsync("Ada Lovelace");
        await ada.GotoAsync($"/admin/people/{(await App.ActorAsync("grace@school.example")).AccountId}");
        var download = await ada.RunAndWaitForDownloadAsync(() => ada.GetByRole(AriaRole.Link, new() { Name = "Download data" }).ClickAsync());
        Assert.EndsWith(".zip", download.SuggestedFilename, StringComparison.Ordinal);
        await ada.GotoAsync("/admin/audit");
        await Expect(ada.GetByRole(AriaRole.Table, new() { Name = "Audit entries" })).ToContainTextAsync("Ada Lovelace downloaded what is kept about Grace Hopper.");
    }
}

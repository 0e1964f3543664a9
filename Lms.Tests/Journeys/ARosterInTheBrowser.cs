using Lms.Data.Accounts;
using Lms.Data.Permissions;
using Lms.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lms.Tests.Journeys;

/// <summary>What only a browser can show of the roster: files it saves, and texts that stand in its boxes.</summary>
public sealed class ARosterInTheBrowser(Chromium chromium, RunningApp app) : BrowserTest(chromium, app), IClassFixture<RunningApp>
{
    const string Export = "Export CSV";

    [Fact]
    public async Task Alan_saves_what_the_roster_shows_and_it_stays_open()
    {
        var alan = await SignInAsync("Alan Turing");
        await alan.GotoAsync("/courses/1/students?section=7B");
        await Expect(alan.GetByRole(AriaRole.Table, new() { Name = "Students" })).ToBeVisibleAsync();
        var saved = await alan.RunAndWaitForDownloadAsync(() => alan.GetByRole(AriaRole.Link, new() { Name = Export }).ClickAsync());

        Assert.StartsWith("MATH-101 ", saved.SuggestedFilename, StringComparison.Ordinal);
        Assert.All((await File.ReadAllLinesAsync(await saved.PathAsync())).Skip(1), line => Assert.Contains(",\"7B\",", line, StringComparison.Ordinal));
        Assert.EndsWith("/courses/1/students?section=7B", alan.Url, StringComparison.Ordinal);
        await alan.ButtonNamed("Join link…").ClickAsync();
        await Expect(alan.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Whoever_lost_the_right_gets_no_file_but_the_page_that_says_why()
    {
        var (alan, emmy) = (await App.ActorAsync("alan@school.example"), await App.ActorAsync("emmy@school.example"));
        _ = (await App.Services.GetRequiredService<PermissionService>().SwitchAsync(alan, 1, PersonRef.To(emmy.AccountId), Permission.ManageStudents, true)).Value;
        var page = await OpenAsync();
        await ArriveAsync("emmy@school.example", "Emmy Noether", page: page);
        await Expect(page.HeadingNamed("My courses")).ToBeVisibleAsync();
        await page.GotoAsync("/courses/1/students");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = Export })).ToBeVisibleAsync();

        // Behind the product's back, so that the open page does not hear of it.
        await App.InDatabaseAsync(async db =>
        {
            db.Overrides.RemoveRange(db.Overrides.Where(o => o.AccountId == emmy.AccountId && o.Permission == Permission.ManageStudents));
            db.Overrides.Add(new() { CourseId = 1, AccountId = emmy.AccountId, Permission = Permission.ViewStudents, Allowed = true, ById = alan.AccountId });
            return await db.SaveChangesAsync();
        });
        await page.GetByRole(AriaRole.Link, new() { Name = Export }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Note)).ToContainTextAsync("You don't manage students on this course.");
    }

    [Fact]
    public async Task What_is_typed_between_check_and_enrol_is_looked_at_first_and_not_lost()
    {
        var alan = await SignInAsync("Alan Turing");
        await alan.GotoAsync("/courses/1/students/enrol");
        await Expect(alan.HeadingNamed("Enrol students")).ToBeVisibleAsync();
        var box = alan.TextboxNamed("Email addresses or CSV");
        await box.FillAsync("hypatia@school.example\nbroken");
        await alan.ButtonNamed("Check").ClickAsync();
        await Expect(alan.ButtonNamed("Enrol 1 person")).ToBeVisibleAsync();
        await box.FillAsync("hypatia@school.example\nbroken\ntheon@school.example");
        await alan.ButtonNamed("Enrol 1 person").ClickAsync();

        // What was not looked at is not enrolled: it is checked again.
        await Expect(alan.GetByText("The list has changed since it was checked.")).ToBeVisibleAsync();
        Assert.Equal("hypatia@school.example\nbroken\ntheon@school.example", await box.InputValueAsync());
        await alan.ButtonNamed("Enrol 2 people").ClickAsync();
        await Expect(alan.HeadingNamed("2 people enrolled")).ToBeVisibleAsync();
        Assert.Equal("broken", await box.InputValueAsync());
    }
}

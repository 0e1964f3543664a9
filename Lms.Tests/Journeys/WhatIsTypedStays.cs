using Lms.Data.Enrolments;
using Lms.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lms.Tests.Journeys;

public sealed class WhatIsTypedStays(Chromium chromium, RunningApp app) : BrowserTest(chromium, app), IClassFixture<RunningApp>
{
    [Fact]
    public async Task Whoever_types_and_goes_elsewhere_is_asked_and_whoever_saved_is_not()
    {
        var alan = await SignInAsync("Alan Turing");
        foreach (var (page, field, save) in new[] { ("settings", "Description", "Save"), ("announcements/new", "Title", "Publish"), ("assignments/new", "Points", "Save draft") })
        {
            await alan.GotoAsync($"/courses/1/{page}");
            await LinkTo(alan, "Materials").ClickAsync(); // nothing typed, nothing asked
            await Expect(alan.HeadingNamed("Materials")).ToBeVisibleAsync();

            await alan.GotoAsync($"/courses/1/{page}");
            await alan.TextboxNamed(field).PressSequentiallyAsync("7");
            await LinkTo(alan, "Materials").ClickAsync();
            await Expect(alan.GetByRole(AriaRole.Dialog)).ToContainTextAsync("What you typed here hasn't been saved.");
            await alan.ButtonNamed("Stay").ClickAsync();
            await Expect(alan.TextboxNamed(field)).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("7"));

            if (page != "settings")
                await alan.TextboxNamed("Title").FillAsync("Seven");
            await alan.ButtonNamed(save).ClickAsync();
            await Expect(alan.GetByRole(AriaRole.Alert).First).ToBeVisibleAsync();
            await LinkTo(alan, "Materials").ClickAsync();
            await Expect(alan.HeadingNamed("Materials")).ToBeVisibleAsync();
        }
    }

    [Fact]
    public async Task Work_that_is_not_handed_in_waits_for_its_student_and_for_nobody_else_at_the_same_computer()
    {
        var alan = await App.ActorAsync("alan@school.example");
        string[] both = ["edsger@school.example", "mary@school.example"];
        _ = (await App.Services.GetRequiredService<RosterImport>().EnrolAsync(alan, 1,
            [.. both.Select((address, line) => RosterRow.Of(line + 1, address, address, ""))], cancel: TestContext.Current.CancellationToken)).Value;
        var window = await SignInAsync("Edsger Dijkstra");
        await OpenWorkAsync(window);
        await window.TextboxNamed("Your work").PressSequentiallyAsync("x = 3");
        await LinkTo(window, "Materials").ClickAsync();
        await Expect(window.HeadingNamed("Materials")).ToBeVisibleAsync();
        await OpenWorkAsync(window);
        await Expect(window.TextboxNamed("Your work")).ToHaveValueAsync("x = 3");
        var another = await window.Context.NewPageAsync(); // a window of its own
        await OpenWorkAsync(another);
        await Expect(another.TextboxNamed("Your work")).ToHaveValueAsync("x = 3");
        await another.CloseAsync();

        await SignOutAsync(window);
        Assert.Equal(0, await window.EvaluateAsync<int>("() => [localStorage, sessionStorage].flatMap(shelf => Object.keys(shelf)).filter(key => key.includes('work-text')).length"));
        await ArriveAsync("mary@school.example", "Mary Jackson", page: window);
        await Expect(window.HeadingNamed("Welcome, Mary")).ToBeVisibleAsync();
        await OpenWorkAsync(window);
        await Expect(window.TextboxNamed("Your work")).ToHaveValueAsync("");
    }

    static async Task OpenWorkAsync(IPage window)
    {
        await window.GotoAsync("/courses/1/assignments/1");
        await Expect(window.HeadingNamed("Hand in")).ToBeVisibleAsync();
        await window.WaitForFunctionAsync("() => document.querySelector('#work-text').dataset.keptAs");
    }

    static ILocator LinkTo(IPage page, string name) => page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });
}

using Lms.Data.Content.Materials;
using Lms.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Lms.Tests.Journeys.Accessibility;
using static Microsoft.Playwright.Assertions;

namespace Lms.Tests.Journeys;

public sealed class AccessibilityOfCourses(Chromium chromium, RunningApp app) : BrowserTest(chromium, app), IClassFixture<RunningApp>
{
    [Theory, MemberData(nameof(Accessibility.Looks), MemberType = typeof(Accessibility))]
    public async Task Axe_finds_nothing_in_settings_and_announcements(int width, ColorScheme colors)
    {
        var alan = await SignInAsync("Alan Turing", width, colors: colors);
        await alan.GotoAsync("/courses/1");
        await Expect(alan.GetByRole(AriaRole.Article).First).ToBeVisibleAsync();
        await ShouldBeCleanAsync(alan, "course with announcements");
        await alan.GotoAsync("/courses/1/announcements/new");
        await alan.GetByRole(AriaRole.Radio, new() { Name = "At a date and time" }).CheckAsync();
        await alan.ButtonNamed("Schedule").ClickAsync();
        await Expect(alan.GetByText("Give the announcement a title.")).ToBeVisibleAsync();
        await ShouldBeCleanAsync(alan, "new announcement");
        await alan.GotoAsync("/courses/1/settings");
        await Expect(alan.HeadingNamed("Course settings")).ToBeVisibleAsync();
        await alan.TextboxNamed("Title").FillAsync(" ");
        await alan.ButtonNamed("Save").ClickAsync();
        await Expect(alan.GetByText("Give the course a title.")).ToBeVisibleAsync();
        await ShouldBeCleanAsync(alan, "settings");
        await alan.ButtonNamed("Hand over…").ClickAsync();
        await alan.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Searchbox).FillAsync("grace");
        await Expect(alan.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { NameRegex = new("^Grace Hopper") })).ToBeVisibleAsync();
        await ShouldBeCleanAsync(alan, "handing over");
        await alan.Keyboard.PressAsync("Escape");
        await alan.ButtonNamed("Copy course…").ClickAsync();
        await Expect(alan.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await ShouldBeCleanAsync(alan, "copying");
    }

    [Theory, MemberData(nameof(Accessibility.Looks), MemberType = typeof(Accessibility))]
    public async Task Axe_finds_nothing_in_materials(int width, ColorScheme colors)
    {
        var teacher = await App.ActorAsync("alan@school.example");
        var section = (await App.Services.GetRequiredService<MaterialSectionService>().AddAsync(teacher, 1, $"Week {Guid.NewGuid():N}")).Value;
        var page = (await App.Services.GetRequiredService<MaterialService>().AddAsync(teacher, section, MaterialKind.Page, new("Lesson", "# Heading\n\nWords."))).Value;
        _ = (await App.Services.GetRequiredService<MaterialService>().AddAsync(teacher, section, MaterialKind.Link, new("Reading", "Words", "https://example.org"))).Value;

        var alan = await SignInAsync("Alan Turing", width, colors: colors);
        await alan.GotoAsync("/courses/1/materials");
        await Expect(alan.ButtonNamed("Add section")).ToBeVisibleAsync();
        await ShouldBeCleanAsync(alan, "materials");
        await alan.ButtonNamed("Add section").ClickAsync();
        await Expect(alan.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await ShouldBeCleanAsync(alan, "adding a section");
        await alan.GotoAsync($"/courses/1/materials/{page}");
        await Expect(alan.HeadingNamed("Lesson")).ToBeVisibleAsync();
        await ShouldBeCleanAsync(alan, "a page");
        await alan.GotoAsync($"/courses/1/materials/{page}/edit");
        await Expect(alan.HeadingNamed("Edit Lesson")).ToBeVisibleAsync();
        await ShouldBeCleanAsync(alan, "editing a page");
    }
}

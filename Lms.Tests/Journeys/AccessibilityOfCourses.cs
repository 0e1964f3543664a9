using Lms.Data.Content.Materials;
using Lms.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lms.Tests.Journeys;

public sealed class AccessibilityOfCourses(Chromium chromium, RunningApp app) : BrowserTest(chromium, app), IClassFixture<RunningApp>
{
    public static TheoryData<int, ColorScheme> Looks => Accessibility.Looks;

    [Theory, MemberData(nameof(Looks))]
    public async Task Axe_finds_nothing_where_a_course_is_run(int width, ColorScheme colors)
    {
        var alan = await SignInAsync("Alan Turing", width, colors: colors);
        foreach (var (path, heading) in ((string, string)[])[
            ("/announcements/new", "New announcement"), ("/settings", "Course settings"), ("/grades", "Grades")])
        {
            await alan.GotoAsync($"/courses/1{path}");
            await Expect(alan.HeadingNamed(heading)).ToBeVisibleAsync();
            await Accessibility.ShouldBeCleanAsync(alan, heading);
        }

        await alan.GotoAsync("/courses/1/staff?show=staff");
        await alan.ButtonNamed("See as…").ClickAsync();
        await Expect(alan.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await Accessibility.ShouldBeCleanAsync(alan, "see as");
        await alan.ButtonNamed("Look").ClickAsync();
        await Expect(alan.GetByRole(AriaRole.Region, new() { Name = "Seeing as somebody else" })).ToBeVisibleAsync();
        await Expect(alan.HeadingNamed("Algebra I")).ToBeVisibleAsync();
        await Accessibility.ShouldBeCleanAsync(alan, "a course as a student sees it");
        await alan.GetByRole(AriaRole.Navigation, new() { Name = "Course" }).GetByRole(AriaRole.Link, new() { Name = "Grades" }).ClickAsync();
        await Expect(alan.HeadingNamed("Your grades")).ToBeVisibleAsync();
        await alan.ButtonNamed("Stop").ClickAsync();
        await Expect(alan.HeadingNamed("Staff & permissions")).ToBeVisibleAsync();
        await Expect(alan.GetByRole(AriaRole.Region, new() { Name = "Seeing as somebody else" })).ToHaveCountAsync(0);
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
        await Accessibility.ShouldBeCleanAsync(alan, "materials");
        await alan.ButtonNamed("Add section").ClickAsync();
        await Expect(alan.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await Accessibility.ShouldBeCleanAsync(alan, "adding a section");
        await alan.GotoAsync($"/courses/1/materials/{page}");
        await Expect(alan.HeadingNamed("Lesson")).ToBeVisibleAsync();
        await Accessibility.ShouldBeCleanAsync(alan, "a page");
        await alan.GotoAsync($"/courses/1/materials/{page}/edit");
        await Expect(alan.HeadingNamed("Edit Lesson")).ToBeVisibleAsync();
        await Accessibility.ShouldBeCleanAsync(alan, "editing a page");
    }
}

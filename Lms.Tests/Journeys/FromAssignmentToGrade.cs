using Lms.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lms.Tests.Journeys;

public sealed class FromAssignmentToGrade(Chromium chromium, RunningApp app) : BrowserTest(chromium, app), IClassFixture<RunningApp>
{
    const string Hedy = "hedy@school.example", Mary = "mary@school.example";

    [Fact]
    public async Task Alan_sets_Mary_hands_in_Hedy_grades_and_Alan_releases()
    {
        var alan = await SignInAsync("Alan Turing");
        await OpenStaffAsync(alan);
        await NameAsync(alan, Hedy);
        await alan.SwitchNamed($"Grade submissions for {Hedy}").ClickAsync();
        await Expect(alan.RowOf(Hedy)).ToContainTextAsync("Pending");
        await alan.GotoAsync("/courses/1/students/enrol");
        await alan.TextboxNamed("Email addresses or CSV").FillAsync(Mary);
        await alan.ButtonNamed("Check").ClickAsync();
        await alan.ButtonNamed("Enrol 1 person").ClickAsync();
        await Expect(alan.HeadingNamed("1 person enrolled")).ToBeVisibleAsync();

        await LinkTo(alan, "Assignments").ClickAsync();
        await LinkTo(alan, "New assignment").ClickAsync();
        await alan.TextboxNamed("Title").FillAsync("Essay");
        await alan.TextboxNamed("Instructions").FillAsync("Write *much*.");
        await alan.GetByLabel("Points").FillAsync("20");
        await alan.GetByLabel("Due day").FillAsync("2099-12-01");
        await alan.ButtonNamed("Publish").ClickAsync();
        await Expect(alan.HeadingNamed("Essay")).ToBeVisibleAsync();
        await Expect(alan.GetByRole(AriaRole.Alert).GetByText("Published Essay.")).ToBeVisibleAsync();
        var essay = new Uri(alan.Url).AbsolutePath;

        // Mary signs in for the first time: it is there.
        var mary = await ArriveAsync(Mary, "Mary Jackson");
        await Expect(mary.HeadingNamed("Welcome, Mary")).ToBeVisibleAsync();
        await mary.GotoAsync("/courses/1/assignments");
        await LinkTo(mary, "Essay").ClickAsync();
        await mary.TextboxNamed("Your work").FillAsync("My work");
        await mary.GetByLabel("Choose files").First.SetInputFilesAsync(new FilePayload { Name = "work.txt", MimeType = "text/plain", Buffer = "abc"u8.ToArray() });
        await Expect(mary.ButtonNamed("Take out work.txt")).ToBeVisibleAsync();
        await mary.ReloadAsync(); // what is typed stays
        await Expect(mary.TextboxNamed("Your work")).ToHaveValueAsync("My work");
        await mary.GetByLabel("Choose files").First.SetInputFilesAsync(new FilePayload { Name = "work.txt", MimeType = "text/plain", Buffer = "abc"u8.ToArray() });
        await Expect(mary.ButtonNamed("Take out work.txt")).ToBeVisibleAsync();
        await mary.ButtonNamed("Hand in").ClickAsync();
        await Expect(mary.HeadingNamed("Receipt")).ToBeVisibleAsync();
        await mary.GetByText("Checksums (SHA-256)").ClickAsync();
        await Expect(mary.GetByText("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")).ToBeVisibleAsync();
        await Expect(mary.GetByText("In time")).ToBeVisibleAsync();

        // Hedy signs in for the first time, and grades.
        var hedy = await ArriveAsync(Hedy, "Hedy Lamarr");
        await Expect(hedy.HeadingNamed("Welcome, Hedy")).ToBeVisibleAsync();
        await hedy.GotoAsync($"{essay}/submissions?show=tograde");
        await LinkTo(hedy, "Open Mary Jackson").ClickAsync();
        await Expect(hedy.HeadingNamed("Mary Jackson")).ToBeVisibleAsync();
        await hedy.TextboxNamed("Points").PressSequentiallyAsync("17.5");
        await hedy.TextboxNamed("Feedback").PressSequentiallyAsync("Well done");
        await Expect(hedy.GetByRole(AriaRole.Status).GetByText("Saved", new() { Exact = true })).ToBeVisibleAsync();

        await mary.ReloadAsync();
        await Expect(mary.HeadingNamed("Receipt")).ToBeVisibleAsync();
        await Expect(mary.HeadingNamed("Your grade")).ToHaveCountAsync(0);

        await LinkTo(alan, "Submissions").ClickAsync();
        await alan.ButtonNamed("Release grades").ClickAsync();
        await alan.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Release grades" }).ClickAsync();
        await Expect(alan.GetByRole(AriaRole.Alert).GetByText("One grade was released.")).ToBeVisibleAsync();

        // Mary's page shows it by itself.
        var grade = mary.GetByRole(AriaRole.Region, new() { Name = "Your grade" });
        await Expect(grade).ToContainTextAsync("17.5 of 20");
        await Expect(grade).ToContainTextAsync("Well done");
    }

    [Fact]
    public async Task A_grader_goes_from_one_to_the_next_by_keyboard()
    {
        var alan = await SignInAsync("Alan Turing");
        await alan.GotoAsync("/courses/1/assignments/1/submissions");
        await alan.GetByRole(AriaRole.Link, new() { NameRegex = new("^Open ") }).First.ClickAsync();
        await Expect(alan.TextboxNamed("Points")).ToBeVisibleAsync();
        var first = await alan.GetByRole(AriaRole.Heading, new() { Level = 1 }).TextContentAsync();
        await alan.TextboxNamed("Points").FocusAsync();
        await alan.Keyboard.TypeAsync("5");
        await alan.Keyboard.PressAsync("Alt+PageDown");
        await Expect(alan.GetByRole(AriaRole.Heading, new() { Level = 1 })).Not.ToHaveTextAsync(first!);
        await Expect(alan.TextboxNamed("Points")).ToBeFocusedAsync();
        await Expect(alan.TextboxNamed("Points")).ToHaveValueAsync("");
        await alan.Keyboard.PressAsync("Alt+PageUp");
        await Expect(alan.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(first!);
        await Expect(alan.TextboxNamed("Points")).ToHaveValueAsync("5");
    }

    static ILocator LinkTo(IPage page, string name) => page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });
}

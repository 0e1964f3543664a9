using System.Text.RegularExpressions;
using Lms.Data.Content.Assignments;
using Lms.Data.Content.Grades;
using Lms.Data.Enrolments;
using Lms.Data.Storage;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lms.Tests.Journeys;

public sealed class TheGradebook(Chromium chromium, RunningApp app) : BrowserTest(chromium, app), IClassFixture<RunningApp>
{
    const int Set = 40;

    [Fact]
    public async Task A_large_class_is_scrolled_to_its_end_with_few_lines_on_the_page_and_names_and_heads_in_sight()
    {
        var students = await FillAsync();
        var alan = await SignInAsync("Alan Turing");
        await alan.GotoAsync("/courses/1");
        await alan.GetByRole(AriaRole.Navigation, new() { Name = "Course" }).GetByRole(AriaRole.Link, new() { Name = "Grades" }).ClickAsync();
        await Expect(alan.HeadingNamed("Grades")).ToBeVisibleAsync();
        await Expect(alan.GetByRole(AriaRole.Status)).ToHaveTextAsync($"{students} students");
        var book = alan.GetByRole(AriaRole.Region, new() { NameRegex = new Regex("^Gradebook") });
        await Expect(book.GetByRole(AriaRole.Table)).ToHaveAttributeAsync("aria-rowcount", $"{students + 1}");
        var last = book.Locator($"tr[aria-rowindex='{students + 1}']");
        await Expect(book.Locator("tr[aria-rowindex='2'] a.cell").First).ToBeVisibleAsync();

        await book.EvaluateAsync("region => { region.scrollTop = region.scrollHeight; region.scrollLeft = region.scrollWidth; }");
        await Expect(last.GetByRole(AriaRole.Rowheader)).ToBeInViewportAsync();
        await Expect(last.Locator("td.share")).ToBeInViewportAsync();
        await Expect(book.GetByRole(AriaRole.Columnheader, new() { Name = "Student" })).ToBeInViewportAsync();
        Assert.InRange(await book.Locator("tr").CountAsync(), 10, 80);

        await book.FocusAsync();
        await alan.Keyboard.PressAsync("Enter");
        await Expect(book.Locator("a.cell:focus")).ToHaveCountAsync(1);
        await alan.Keyboard.PressAsync("ArrowRight");
        await alan.Keyboard.PressAsync("ArrowDown");
        await Expect(book.Locator("a.cell:focus")).ToBeInViewportAsync();
        await alan.Keyboard.PressAsync("Escape");
        await Expect(book).ToBeFocusedAsync();

        await alan.GetByRole(AriaRole.Searchbox, new() { Name = "Search students" }).FillAsync("Ákos");
        await Expect(alan.GetByRole(AriaRole.Status)).ToHaveTextAsync(new Regex("^[0-9] students?$"));
        await Expect(alan).ToHaveURLAsync(new Regex("q="));
        var download = await alan.RunAndWaitForDownloadAsync(() => alan.GetByRole(AriaRole.Link, new() { Name = "Export CSV" }).ClickAsync());
        Assert.Matches(@"^MATH-101 grades \d{4}-\d\d-\d\d\.csv$", download.SuggestedFilename);
    }

    // Everybody of the demo school who is nothing else there, with 40 assignments and points for each.
    Task<int> FillAsync() => App.InDatabaseAsync(async db =>
    {
        var now = DateTime.UtcNow;
        var alan = await db.Courses.Where(c => c.Id == 1).Select(c => c.OwnerId).SingleAsync();
        var ids = await db.Users.Where(a => a.Id != alan && !db.Memberships.Any(m => m.AccountId == a.Id && m.CourseId == 1)
            && !db.Enrolments.Any(e => e.AccountId == a.Id && e.CourseId == 1)).Select(a => a.Id).ToListAsync();
        await db.InsertManyAsync([.. ids.Select(id => new Enrolment { CourseId = 1, AccountId = id, ById = alan, At = now, Source = EnrolmentSource.Staff })], null, default);
        var set = Enumerable.Range(1, Set).Select(n => new Assignment
        {
            CourseId = 1,
            Title = $"Problem sheet {n}",
            Points = 10,
            DueAt = now.AddDays(n),
            Late = LateRule.Accepted,
            HandIn = HandIn.Text,
            State = AssignmentState.Published,
            AuthorId = alan,
            ChangedAt = now,
        }).ToList();
        db.AddRange(set);
        await db.SaveChangesAsync();
        await db.InsertManyAsync([.. set.SelectMany(a => ids.Select(id => new Grade { AssignmentId = a.Id, AccountId = id, Points = id % 11, GraderId = alan, GradedAt = now, ReleasedAt = now }))], null, default);
        return await db.Enrolments.CountAsync(e => e.CourseId == 1 && e.WithdrawnAt == null);
    });
}

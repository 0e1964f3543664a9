using Lms.Data.Content.Announcements;
using Lms.Data.Content.Assignments;
using Lms.Data.Content.Materials;
using Lms.Data.Courses;
using Lms.Data.Shared;
using Microsoft.EntityFrameworkCore;
using static Lms.Data.Storage.DemoData;

namespace Lms.Data.Storage;

/// <summary>What stands in the demo school's course Algebra I: something of everything a teacher does.</summary>
public sealed class DemoCourse(
    LmsStore store, CourseSettingsService settings, AnnouncementService announcements, AssignmentService assignments, MaterialSectionService sections,
    MaterialService materials, SchoolClock clock)
{
    /// <summary>Fills the course as far as it is empty.</summary>
    internal async Task FillAsync(Actor alan, long algebra, CancellationToken cancel)
    {
        await DescribeAsync(alan, algebra, cancel);
        await AnnounceAsync(alan, algebra, cancel);
        await SetAsync(alan, algebra, cancel);
        await ShelveAsync(alan, algebra, cancel);
    }

    async Task DescribeAsync(Actor alan, long algebra, CancellationToken cancel)
    {
        var seen = new CourseSettings("Algebra I", "", "Autumn 2026", null, null);
        Must(await settings.SaveAsync(alan, algebra, seen, seen with
        {
            Description = "Numbers, letters that stand for numbers, and what can be said about both.\n\n- Bring squared paper.\n- Ask **early**: nobody ever asked a question too soon.",
            StartsOn = new DateOnly(2026, 9, 7),
            EndsOn = new DateOnly(2026, 12, 18),
        }, cancel));
    }

    async Task AnnounceAsync(Actor alan, long algebra, CancellationToken cancel)
    {
        if (Must(await store.ReadAsync<bool>(async db => await db.Announcements.AnyAsync(a => a.CourseId == algebra, cancel), cancel)))
            return;
        Must(await announcements.PostAsync(alan, algebra, new("Welcome to Algebra I", "We meet on Mondays and Thursdays in room 12.", true, null), cancel));
        Must(await announcements.PostAsync(alan, algebra, new("Homework corner", "Every Thursday after the lesson, in the library. No need to sign up.", false, null), cancel));
    }

    async Task SetAsync(Actor alan, long algebra, CancellationToken cancel)
    {
        if (Must(await store.ReadAsync<bool>(async db => await db.Assignments.AnyAsync(a => a.CourseId == algebra, cancel), cancel)))
            return;
        var due = clock.InstantOf(clock.Today.AddDays(7).ToDateTime(new TimeOnly(18, 0)));
        const string work = "Solve **1 to 6** on page 12. Show how you got there.\n\n- one line a step\n- a sketch where it helps";
        Must(await assignments.CreateAsync(alan, algebra, new("Linear equations", work, 20, due, LateRule.Accepted, HandIn.Text | HandIn.Files), publish: true, cancel));
        Must(await assignments.CreateAsync(alan, algebra, new("Test on fractions", "", 50, null, LateRule.Refused, HandIn.OnPaper), publish: false, cancel));
    }

    async Task ShelveAsync(Actor alan, long algebra, CancellationToken cancel)
    {
        if (Must(await store.ReadAsync<bool>(async db => await db.MaterialSections.AnyAsync(s => s.CourseId == algebra, cancel), cancel)))
            return;
        const string balance = "An equation is a balance: whatever you do to one side, do to the other.\n\n| step | left | right |\n|---|---|---|\n| start | 2x + 3 | 11 |\n| take away 3 | 2x | 8 |\n| halve | **x** | **4** |";
        var first = Must(await sections.AddAsync(alan, algebra, "Equations", cancel));
        var page = Must(await materials.AddAsync(alan, first, MaterialKind.Page, new("What an equation says", balance), cancel));
        var link = Must(await materials.AddAsync(alan, first, MaterialKind.Link, new("Where the word comes from", "Read it before Monday.", "https://en.wikipedia.org/wiki/Algebra"), cancel));
        Must(await materials.PublishAsync(alan, page, true, cancel));
        Must(await materials.PublishAsync(alan, link, true, cancel));
        var next = Must(await sections.AddAsync(alan, algebra, "Fractions", cancel));
        Must(await materials.AddAsync(alan, next, MaterialKind.Page, new("Halves of halves", "Not ready yet."), cancel));
    }
}

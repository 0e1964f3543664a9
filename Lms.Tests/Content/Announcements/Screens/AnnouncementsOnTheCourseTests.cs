using Bunit;
using Lms.Data.Shared;
using Lms.Tests.Support;
using Lms.Web.Features.Courses;

namespace Lms.Tests.Content.Announcements.Screens;

/// <summary>What the course home and one's own page show of announcements.</summary>
public sealed class AnnouncementsOnTheCourseTests : ScreenTest
{
    static readonly DateTime start = TestDatabase.Start.UtcDateTime;

    [Fact]
    public async Task Who_writes_finds_the_buttons_and_who_reads_does_not()
    {
        await School.PostAsync("Room 12");
        Open(School.Alan);
        Soon(() => The("heading", "Room 12"));
        Assert.Equal($"/courses/{School.Algebra}/announcements/new", The("link", "New announcement").GetAttribute("href"));
        The("link", "Edit Room 12");
        The("button", "Pin Room 12");
        Assert.DoesNotContain("New", Badges()); // one's own

        Open(School.Grace);
        Soon(() => The("heading", "Room 12"));
        Assert.Empty(Every("link", "New announcement"));
        Assert.Empty(Every("button", "Pin Room 12"));
        Assert.Contains("New", Badges());
    }

    [Fact]
    public async Task What_is_new_is_marked_while_one_reads_and_seen_the_next_time()
    {
        await School.EnrolAsync("edsger@school.example");
        await School.PostAsync("Room 12");
        Open(School.Edsger);
        Soon(() => Assert.Contains("New", Badges()));
        Soon(() => Assert.False(School.BoardAsync(School.Edsger).GetAwaiter().GetResult().AnyNew));

        School.Database.Time.Advance(TimeSpan.FromMinutes(1));
        await School.PostAsync("Room 13");
        Soon(() => Assert.Equal(["Room 13", "Room 12"], Headings()));
        Assert.Equal(2, Badges().Count(badge => badge == "New"));

        Open(School.Edsger);
        Soon(() => Assert.Equal(["Room 13", "Room 12"], Headings()));
        Soon(() => Assert.False(School.BoardAsync(School.Edsger).GetAwaiter().GetResult().AnyNew));
        Open(School.Edsger);
        Soon(() => Assert.Equal(["Room 13", "Room 12"], Headings()));
        Assert.DoesNotContain("New", Badges());
    }

    [Fact]
    public async Task What_is_scheduled_appears_by_itself_when_its_time_comes()
    {
        await School.EnrolAsync("edsger@school.example");
        await School.PostAsync("Test", at: start.AddHours(2));
        Open(School.Alan);
        Soon(() => Assert.Contains(Badges(), badge => badge.StartsWith("Scheduled for", StringComparison.Ordinal)));

        Open(School.Edsger);
        Soon(() => Assert.Contains("No announcements yet.", The("region", "Announcements").Words()));
        School.Database.Time.Advance(TimeSpan.FromHours(2));
        Soon(() => Assert.Equal(["Test"], Headings()));
    }

    [Fact]
    public async Task Removing_is_undone_by_one_click_and_pinning_shows()
    {
        await School.PostAsync("Room 12");
        Open(School.Alan);
        await PressAsync("button", "Pin Room 12");
        Soon(() => Assert.Contains("Pinned", Badges()));
        await PressAsync("button", "Remove Room 12");
        Soon(() => Assert.Empty(Headings()));
        SoonSays("alert", "“Room 12” is removed.");
        await Stage.InvokeAsync(() => Every("button", "Undo").Last().Click());
        Soon(() => Assert.Equal(["Room 12"], Headings()));
    }

    [Fact]
    public async Task The_course_home_shows_description_and_dates()
    {
        await School.SetAsync(settings => settings with { Description = "**Numbers**", StartsOn = new(2026, 9, 7), EndsOn = new(2026, 12, 18) });
        await School.HideAsync();
        Open(School.Grace);
        Soon(() => Assert.Equal("Numbers", Stage.Find(".prose strong").TextContent));
        Assert.Contains("7 Sept 2026 – 18 Dec 2026", string.Join(" ", Stage.FindAll("dd").Select(ByRole.Words)));
        Assert.Contains("Not open to students", Badges());
    }

    [Fact]
    public async Task A_course_that_is_not_open_is_said_so_to_its_student_and_opens_by_itself()
    {
        await School.EnrolAsync("edsger@school.example");
        await School.HideAsync();
        Open(School.Edsger);
        SoonSays("alert", "This course is not open to students yet. Ask Alan Turing, who owns it.");
        await School.SetOpenAsync(true);
        Soon(() => The("heading", "Algebra I"));
    }

    [Fact]
    public async Task Ones_own_page_shows_what_is_new_and_hears_of_more()
    {
        await School.EnrolAsync("edsger@school.example");
        await School.PostAsync("Room 12");
        Become(School.Edsger);
        Show<HomePage>();
        Soon(() => Assert.Contains("Room 12", The("list", "Latest announcements").Words()));
        Assert.Contains("1 new", The("list", "My courses").Words());
        await School.PostAsync("Later", at: start.AddHours(1));

        await School.PostAsync("Room 13");
        Soon(() => Assert.Contains("2 new", The("list", "My courses").Words()));
        School.Database.Time.Advance(TimeSpan.FromHours(1));
        Soon(() => Assert.Contains("3 new", The("list", "My courses").Words()));
    }

    void Open(Actor actor)
    {
        Become(actor);
        Show<CoursePage>(page => page.Add(p => p.CourseId, School.Algebra));
    }

    IEnumerable<string> Headings() => Stage.FindAll("article h3").Select(ByRole.Words);

    List<string> Badges() => [.. Stage.FindAll(".badge").Select(ByRole.Words)];
}

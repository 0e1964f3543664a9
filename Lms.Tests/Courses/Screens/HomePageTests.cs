using Lms.Tests.Support;
using Lms.Web.Features.Courses;

namespace Lms.Tests.Courses.Screens;

public sealed class HomePageTests : ScreenTest
{
    [Fact]
    public void An_owner_finds_the_course_and_may_make_another()
    {
        Show<HomePage>();

        Soon(() => The("heading", "My courses"));
        var link = The("list", "My courses").EveryOf("link").Single();
        Assert.Equal($"/courses/{School.Algebra}", link.GetAttribute("href"));
        Assert.All(["Algebra I", "MATH-101 · Autumn 2026", "You own this course"], text => Assert.Contains(text, link.Words()));
        The("button", "New course");
        Assert.Empty(Every("region", "All courses"));
    }

    [Fact]
    public void A_grader_finds_the_course_with_role_and_owner_and_may_make_none()
    {
        Become(School.Grace);
        Show<HomePage>();

        Soon(() => Assert.Contains("Grader · Alan Turing", The("list", "My courses").Words()));
        Assert.Empty(Every("button", "New course"));
    }

    [Fact]
    public async Task Who_was_withdrawn_finds_the_grades_they_keep()
    {
        var ids = await School.EnrolAsync("edsger@school.example");
        await School.GradeAsync(await School.SetAsync("Essay"), ids[0], 9);
        _ = (await School.Enrolments.WithdrawAsync(School.Alan, School.Algebra, ids)).Value;
        Become(School.Edsger);
        Show<HomePage>();

        Soon(() => Assert.Equal($"/courses/{School.Algebra}/grades", The("list", "Earlier courses").EveryOf("link").Single().GetAttribute("href")));
    }

    [Fact]
    public async Task What_is_due_soon_stands_there_from_the_moment_it_is_published_until_it_is_handed_in()
    {
        _ = await School.EnrolAsync("edsger@school.example");
        Become(School.Edsger);
        Show<HomePage>();
        Soon(() => The("list", "My courses"));
        Assert.Empty(Every("list", "Due soon"));

        var essay = await School.SetAsync(Coursework.Essay with { DueAt = Coursework.Now.AddDays(1) });
        Soon(() => Assert.Equal($"/courses/{School.Algebra}/assignments/{essay}", The("list", "Due soon").EveryOf("link", "Essay").Single().GetAttribute("href")));
        Assert.Contains("in 24 hours", The("list", "Due soon").Words(), StringComparison.Ordinal);

        _ = (await School.HandInAsync(School.Edsger, essay)).Value;
        Soon(() => Assert.Empty(Every("list", "Due soon")));
    }

    [Fact]
    public void Who_is_on_no_course_is_told_that_it_will_be_here()
    {
        Become(School.Edsger);
        Show<HomePage>();

        Soon(() => Assert.Contains("You're not on any course yet. As soon as somebody adds you, it is here.", Stage.Markup));
        Assert.Empty(Every("list"));
        Assert.Empty(Every("button"));
    }

    [Fact]
    public async Task The_suspended_are_told_whom_to_ask()
    {
        await School.SuspendAsync(School.Alan);
        Show<HomePage>();

        SoonSays("alert", "Your account can't be used at present. Ask your school's office.");
        Assert.Empty(Every("heading", "My courses"));
    }

    [Fact]
    public async Task Administrators_find_every_course_and_search_them()
    {
        await School.Courses.CreateAsync(School.Ada, "GEO-1", "Geometry", "");
        Become(School.Ada);
        Show<HomePage>();

        Soon(() => Assert.Equal(2, The("list", "All courses").EveryOf("link").Count()));
        Assert.Contains("Geometry", The("list", "My courses").Words());
        await TypeAsync("searchbox", "Search courses", "algebra");
        Soon(() => Assert.Contains("Algebra I", Assert.Single(The("list", "All courses").EveryOf("link")).Words()));
        await TypeAsync("searchbox", "Search courses", "100%");
        Soon(() => Assert.Contains("No course found.", The("region", "All courses").Words()));
    }

    [Fact]
    public void All_courses_shows_nothing_to_anybody_else()
    {
        Show<AllCourses>();

        Soon(() => Assert.Contains("No course found.", The("region", "All courses").Words()));
        Assert.Empty(Every("list"));
    }

    [Fact]
    public async Task Courses_that_cannot_be_read_can_be_tried_again()
    {
        var good = await School.Database.RuinAsync();
        Show<HomePage>();
        SoonSays("alert", "Our records can't be reached right now.");

        await School.Database.MendAsync(good);
        await PressAsync("button", "Try again");
        Soon(() => The("list", "My courses"));
    }
}

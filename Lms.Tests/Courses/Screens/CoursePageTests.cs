using Bunit;
using Lms.Data.Shared;
using Lms.Tests.Support;
using Lms.Web.Features.Courses;
using Microsoft.AspNetCore.Http;

namespace Lms.Tests.Courses.Screens;

public sealed class CoursePageTests : ScreenTest
{
    readonly DefaultHttpContext http = new();

    [Fact]
    public void The_owner_may_do_everything()
    {
        Open(School.Alan);

        Soon(() => The("heading", "Algebra I"));
        Assert.Equal("Code MATH-101 Term Autumn 2026 Owner Alan Turing alan@school.example You may Everything", Facts());
        Assert.Equal(["Overview", "Staff", "Students", "Materials", "Assignments", "Grades", "Settings", "History"], The("navigation", "Course").EveryOf("link").Select(ByRole.NameOf));
        Assert.Equal($"/courses/{School.Algebra}/staff", The("link", "Staff & permissions").GetAttribute("href"));
        Assert.Equal(200, http.Response.StatusCode);
    }

    [Fact]
    public void A_grader_reads_what_is_open_to_her()
    {
        Open(School.Grace);
        Soon(() => Assert.EndsWith("You may View students, View submissions, Grade submissions", Facts(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task On_an_archived_course_only_looking_is_left()
    {
        await School.ArchiveAsync(School.Algebra);
        Open(School.Grace);

        Soon(() => Assert.EndsWith("You may View students, View submissions", Facts(), StringComparison.Ordinal));
        Assert.Contains("Archived", Stage.Markup);
    }

    [Fact]
    public void Whoever_has_no_part_in_it_is_told_what_they_would_be_told_of_none()
    {
        Open(School.Edsger);

        SoonSays("alert", "There is no such course, or you have no part in it. Ask whoever told you of it to add you.");
        Assert.Equal(404, http.Response.StatusCode);
        Assert.DoesNotContain("MATH-101", Stage.Markup);
        Assert.DoesNotContain("Alan", Stage.Markup);
    }

    [Fact]
    public void A_course_that_is_not_there_is_not_found()
    {
        Open(School.Ada, 4711);

        Soon(() => The("heading", "There is nothing here"));
        SoonSays("alert", "There is no such course, or you have no part in it. Ask whoever told you of it to add you.");
        Assert.Equal(404, http.Response.StatusCode);
    }

    [Fact]
    public async Task Another_course_in_the_same_window_is_read_anew()
    {
        var geometry = (await School.Courses.CreateAsync(School.Alan, "GEO-1", "Geometry", "")).Value;
        Open(School.Alan);
        Soon(() => The("heading", "Algebra I"));
        Stage.FindComponent<CoursePage>().Render(page => page.Add(p => p.CourseId, geometry));

        Soon(() => The("heading", "Geometry"));
        Assert.DoesNotContain("Term", Facts());
    }

    void Open(Actor actor, long? course = null)
    {
        Become(actor);
        Show<CoursePage>(page => page.Add(p => p.CourseId, course ?? School.Algebra).AddCascadingValue<HttpContext>(http));
    }

    string Facts() => string.Join(" ", Stage.FindAll("dt, dd").Select(ByRole.Words));
}

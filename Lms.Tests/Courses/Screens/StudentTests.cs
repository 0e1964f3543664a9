using Bunit;
using Lms.Data.Enrolments;
using Lms.Data.Shared;
using Lms.Tests.Support;
using Lms.Web.Features.Accounts;
using Lms.Web.Features.Courses;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Courses.Screens;

/// <summary>What a student sees of a course, and how they leave it.</summary>
public sealed class StudentTests : ScreenTest
{
    [Fact]
    public async Task A_student_sees_the_course_and_nothing_of_the_staff()
    {
        await OpenCourseAsync();

        Soon(() => The("heading", "Algebra I"));
        Assert.EndsWith("You Enrolled as a student", string.Join(" ", Stage.FindAll("dt, dd").Select(ByRole.Words)), StringComparison.Ordinal);
        Assert.Equal(["Overview", "Materials", "Assignments", "Grades"], The("navigation", "Course").EveryOf("link").Select(ByRole.NameOf));
        Assert.Empty(Every("link", "Staff & permissions"));
        Assert.DoesNotContain("You may", Stage.Markup);
    }

    [Fact]
    public async Task Leaving_asks_first_and_goes_home()
    {
        await OpenCourseAsync();
        await PressAsync("button", "Leave course");
        SoonSays("dialog", "Leave Algebra I?");
        SoonSays("dialog", "What you handed in stays. A teacher can enrol you again.");
        await PressAsync("button", "Cancel");
        Soon(() => Assert.Empty(Every("dialog")));
        Assert.True((await School.PlaceAsync(School.Edsger.AccountId))!.IsEnrolled);

        await PressAsync("button", "Leave course");
        await PressAsync("button", "Leave");
        SoonSays("alert", "You left Algebra I.");
        Soon(() => Assert.Equal("http://localhost/", Navigation.Uri));
        Assert.Equal((false, EnrolmentSource.Student), ((await School.PlaceAsync(School.Edsger.AccountId))!.IsEnrolled, (await School.PlaceAsync(School.Edsger.AccountId))!.Source));
    }

    [Fact]
    public async Task Whoever_was_withdrawn_meanwhile_is_told_so()
    {
        await OpenCourseAsync();
        Soon(() => The("button", "Leave course"));
        _ = (await School.Enrolments.WithdrawAsync(School.Alan, School.Algebra, [School.Edsger.AccountId])).Value;
        await PressAsync("button", "Leave course");
        await PressAsync("button", "Leave");

        SoonSays("alert", "Edsger Dijkstra isn't enrolled in this course.");
    }

    [Fact]
    public async Task Whoever_teaches_one_course_and_attends_another_finds_each_in_its_place()
    {
        await School.EnrolAsync("edsger@school.example");
        Become(School.Edsger);
        Show<HomePage>();
        Soon(() => Assert.Contains("You attend · Alan Turing", The("list", "My courses").Words()));
        Assert.Empty(Every("heading", "Attending"));

        _ = (await School.Standings.LetCreateCoursesAsync(School.Ada, School.Edsger.AccountId, true)).Value;
        _ = (await School.Courses.CreateAsync(School.Edsger, "GEO-1", "Geometry", "")).Value;
        Show<HomePage>();
        Soon(() => Assert.Equal(["My courses", "Teaching", "Attending"], Every("heading").Select(ByRole.NameOf)));
        Assert.Contains("Geometry", Assert.Single(The("list", "Teaching").EveryOf("link")).Words());
        Assert.Contains("Algebra I", Assert.Single(The("list", "Attending").EveryOf("link")).Words());
    }

    [Fact]
    public async Task Who_was_enrolled_before_the_first_sign_in_is_welcomed_as_a_student()
    {
        await HedyArrivesAsync();

        Soon(() => The("heading", "Welcome, Hedy"));
        var waiting = The("list", "What was waiting for you");
        Assert.Equal($"/courses/{School.Algebra}", waiting.EveryOf("link", "Algebra I").Single().GetAttribute("href"));
        Assert.Contains("You are enrolled as a student.", waiting.Words());
        Assert.Contains("Set up by Alan Turing.", waiting.Words());
    }

    [Fact]
    public async Task A_student_who_does_not_belong_there_leaves_the_course_and_no_staff()
    {
        var hedy = await HedyArrivesAsync();
        await PressAsync("button", "I don't belong here: Algebra I");
        SoonSays("dialog", "Leave Algebra I?");
        Assert.DoesNotContain("staff", The("dialog").Words(), StringComparison.OrdinalIgnoreCase);
        await PressAsync("button", "Leave");

        Soon(() => Assert.Empty(Every("list")));
        Assert.False((await School.PlaceAsync(hedy.AccountId))!.IsEnrolled);
    }

    async Task OpenCourseAsync()
    {
        await School.EnrolAsync("edsger@school.example");
        Become(School.Edsger);
        Show<CoursePage>(page => page.Add(p => p.CourseId, School.Algebra));
    }

    async Task<Actor> HedyArrivesAsync()
    {
        await School.EnrolAsync("hedy@school.example");
        var hedy = await School.ArriveAsync("hedy@school.example", "Hedy Lamarr");
        Become(hedy);
        Show<WelcomePage>();
        return hedy;
    }
}

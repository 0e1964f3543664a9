using Bunit;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using Lms.Web.Features.Courses;
using Lms.Web.Features.Permissions;
using Lms.Web.Layout;
using Lms.Web.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Tests.Permissions.Screens;

public class LookAsScreenTests : ScreenTest
{
    [Fact]
    public async Task Alan_looks_as_a_student_and_every_page_says_so()
    {
        Show<StaffPage>(page => page.Add(p => p.CourseId, School.Algebra));
        await PressAsync("button", "See as…");
        await AnswerAsync("Look");

        Soon(() => Assert.EndsWith($"/courses/{School.Algebra}", Navigation.Uri, StringComparison.Ordinal));
        Show<LookingAsBar>();
        Assert.Contains("You see Algebra I as a student does. Nothing can be changed.", The("region", "Seeing as somebody else").Words(), StringComparison.Ordinal);
        Show<CoursePage>(page => page.Add(p => p.CourseId, School.Algebra));
        Soon(() => Assert.Equal(["Overview", "Materials", "Assignments", "Grades"], The("navigation", "Course").EveryOf("link").Select(link => link.Words())));
    }

    [Fact]
    public async Task And_as_one_person_from_their_row_who_has_never_signed_in()
    {
        Show<StaffPage>(page => page.Add(p => p.CourseId, School.Algebra));
        await PressAsync("button", "More for katherine@school.example");
        await PressAsync("menuitem", "See as them");

        Soon(() => Assert.Equal(new Viewpoint(School.Algebra, School.Katherine, null), Services.GetRequiredService<LookingAs>().Eyes));
    }

    [Fact]
    public async Task An_archived_course_is_looked_at_all_the_same()
    {
        await School.ArchiveAsync(School.Algebra);
        Show<StaffPage>(page => page.Add(p => p.CourseId, School.Algebra));
        SoonSays("note", "This course is archived.");
        await PressAsync("button", "More for Grace Hopper");
        await PressAsync("menuitem", "See as them");
        Soon(() => Assert.Equal(School.Grace.AccountId, Services.GetRequiredService<LookingAs>().Eyes?.AccountId));
    }

    [Fact]
    public async Task What_is_pressed_meanwhile_changes_nothing_and_says_why()
    {
        var before = await School.Database.DumpAsync();
        Services.GetRequiredService<LookingAs>().Begin(new(School.Algebra, null, CourseRole.CoTeacher), "Co-teacher", "Algebra I");
        Show<StaffPage>(page => page.Add(p => p.CourseId, School.Algebra));
        await PressAsync("switch", "View gradebook for Grace Hopper");

        SoonSays("alert", "You are only looking as somebody else.");
        Assert.Equal(before, await School.Database.DumpAsync());
    }

    [Fact]
    public async Task Stopping_loads_the_page_anew()
    {
        Services.GetRequiredService<LookingAs>().Begin(new(School.Algebra, null, null), "A student", "Algebra I");
        Show<LookingAsBar>();
        await PressAsync("button", "Stop");

        Assert.EndsWith($"/courses/{School.Algebra}/staff", Navigation.Uri, StringComparison.Ordinal);
    }
}

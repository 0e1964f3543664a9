using Lms.Data.Accounts;
using Lms.Data.Courses;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Courses;

public class CourseQueriesTests
{
    [Fact]
    public async Task Everybody_sees_their_own_courses_with_what_they_are_there()
    {
        await using var school = await GatherAsync();
        var courses = school.Database.Get<CourseQueries>();

        var owners = Assert.Single((await courses.MineAsync(school.Alan)).Value);
        var graders = Assert.Single((await courses.MineAsync(school.Grace)).Value);

        Assert.Equal(new CourseCard(school.Algebra, "MATH-101", "Algebra I", "Autumn 2026", "Alan Turing", true, false, null, false), owners);
        Assert.Equal(owners with { IsOwner = false, RoleName = "Grader" }, graders);
        Assert.Empty((await courses.MineAsync(school.Edsger)).Value);
        Assert.Empty((await courses.MineAsync(school.Ada)).Value);
    }

    [Fact]
    public async Task Archived_courses_come_last()
    {
        await using var school = await GatherAsync();
        _ = (await school.Courses.CreateAsync(school.Alan, "ZOO-1", "Zoology", "")).Value;
        await school.ArchiveAsync(school.Algebra);

        var mine = (await school.Database.Get<CourseQueries>().MineAsync(school.Alan)).Value;

        Assert.Equal([("ZOO-1", false), ("MATH-101", true)], mine.Select(c => (c.Code, c.Archived)));
    }

    [Theory]
    [InlineData("", 3)]
    [InlineData(null, 3)]
    [InlineData("algebra", 1)]
    [InlineData("math-1", 2)]
    [InlineData("%", 1)]
    [InlineData("_", 1)]
    [InlineData("\\", 0)]
    [InlineData("' OR 1=1 --", 0)]
    [InlineData("history", 0)]
    public async Task Administrators_find_every_course_and_nothing_typed_is_a_pattern(string? typed, int found)
    {
        await using var school = await GatherAsync();
        _ = (await school.Courses.CreateAsync(school.Alan, "MATH-102", "100% Geometry", "")).Value;
        _ = (await school.Courses.CreateAsync(school.Alan, "MATH_103", "Statistics", "")).Value;

        Assert.Equal(found, (await school.Database.Get<CourseQueries>().AllAsync(school.Ada, typed)).Value.Count);
        Assert.Empty((await school.Database.Get<CourseQueries>().AllAsync(school.Alan, typed)).Value);
    }

    [Fact]
    public async Task A_student_sees_the_course_and_opens_it_until_they_are_withdrawn()
    {
        await using var school = await GatherAsync();
        var courses = school.Database.Get<CourseQueries>();
        _ = await school.EnrolAsync("edsger@school.example");

        Assert.Equal(new CourseCard(school.Algebra, "MATH-101", "Algebra I", "Autumn 2026", "Alan Turing", false, false, null, true),
            Assert.Single((await courses.MineAsync(school.Edsger)).Value));
        Assert.True((await courses.CourseAsync(school.Edsger, school.Algebra)).Value is { IsStudent: true, IsStaff: false, Held.Count: 0 });

        await school.ArchiveAsync(school.Algebra);
        Assert.True(Assert.Single((await courses.MineAsync(school.Edsger)).Value).Archived);
        Assert.True((await courses.CourseAsync(school.Edsger, school.Algebra)).Succeeded);

        _ = (await school.Enrolments.LeaveAsync(school.Edsger, school.Algebra)).Value;
        Assert.Empty((await courses.MineAsync(school.Edsger)).Value);
        Assert.Equal(Why.NotOnCourse, (await courses.CourseAsync(school.Edsger, school.Algebra)).Problem?.Why);
    }

    [Fact]
    public async Task A_suspended_student_opens_nothing()
    {
        await using var school = await GatherAsync();
        _ = await school.EnrolAsync("edsger@school.example");
        await school.SuspendAsync(school.Edsger);

        Assert.Equal(Why.ActorSuspended, (await school.Database.Get<CourseQueries>().MineAsync(school.Edsger)).Problem?.Why);
        Assert.Equal(Why.ActorSuspended, (await school.Database.Get<CourseQueries>().CourseAsync(school.Edsger, school.Algebra)).Problem?.Why);
    }

    [Fact]
    public async Task Who_taught_a_course_and_attends_it_now_is_its_student_and_no_more()
    {
        await using var school = await GatherAsync();
        _ = (await school.Permissions.SetUntilAsync(school.Alan, school.Algebra, [PersonRef.To(school.Grace.AccountId)], new(2026, 11, 25))).Value;
        school.Database.Time.Advance(TimeSpan.FromDays(1));
        _ = await school.EnrolAsync("grace@school.example");

        var card = Assert.Single((await school.Database.Get<CourseQueries>().MineAsync(school.Grace)).Value);

        Assert.Equal((true, null), (card.IsStudent, card.RoleName));
    }

    [Fact]
    public async Task A_course_is_entered_by_its_staff_and_administrators()
    {
        await using var school = await GatherAsync();
        var courses = school.Database.Get<CourseQueries>();

        var view = (await courses.CourseAsync(school.Grace, school.Algebra)).Value;

        Assert.Equal(("Alan Turing", "alan@school.example", false), (view.OwnerName, view.OwnerAddress, view.IsOwner));
        Assert.True(view.Held.Has(Permission.GradeSubmissions));
        Assert.Equal(PermissionSet.All, (await courses.CourseAsync(school.Ada, school.Algebra)).Value.Held);
        var refused = (await courses.CourseAsync(school.Edsger, school.Algebra)).Problem;
        Assert.Equal((Why.CourseNotFound, 0), (refused!.Why, refused.Values.Count));
        Assert.Equal(Why.CourseNotFound, (await courses.CourseAsync(school.Ada, 999_999)).Problem?.Why);
    }
}

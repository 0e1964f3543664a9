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

        Assert.Equal(new CourseCard(school.Algebra, "MATH-101", "Algebra I", "Autumn 2026", "Alan Turing", true, false, null), owners);
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
    public async Task A_course_is_entered_by_its_staff_and_administrators()
    {
        await using var school = await GatherAsync();
        var courses = school.Database.Get<CourseQueries>();

        var view = (await courses.CourseAsync(school.Grace, school.Algebra)).Value;

        Assert.Equal(("Alan Turing", "alan@school.example", false), (view.OwnerName, view.OwnerAddress, view.IsOwner));
        Assert.True(view.Held.Has(Permission.GradeSubmissions));
        Assert.Equal(PermissionSet.All, (await courses.CourseAsync(school.Ada, school.Algebra)).Value.Held);
        var refused = (await courses.CourseAsync(school.Edsger, school.Algebra)).Problem;
        Assert.Equal((Why.NotOnCourse, "Alan Turing"), (refused!.Why, refused.Values[0]));
        Assert.Equal(Why.CourseNotFound, (await courses.CourseAsync(school.Ada, 999_999)).Problem?.Why);
    }

    [Fact]
    public async Task What_waited_is_told_with_who_gave_it()
    {
        await using var school = await GatherAsync();
        var katherine = await school.ArriveAsync("katherine@school.example", "Katherine Johnson");
        _ = (await school.Permissions.SetUntilAsync(school.Ada, school.Algebra, [PersonRef.To(katherine.AccountId)], new(2027, 1, 31))).Value;
        _ = (await school.Permissions.SwitchAsync(school.Ada, school.Algebra, PersonRef.To(katherine.AccountId), Permission.EditCourse, true)).Value;

        var waiting = Assert.Single((await school.Database.Get<AccountQueries>().WaitingAsync(katherine)).Value);

        Assert.Equal(("MATH-101", "Algebra I", "Custom", new DateOnly(2027, 1, 31)), (waiting.Code, waiting.Title, waiting.RoleName, waiting.Until));
        Assert.True(waiting.Permissions.Has(Permission.GradeSubmissions));
        Assert.Equal(["Alan Turing", "Ada Lovelace"], waiting.GivenBy);
    }

    [Fact]
    public async Task I_am_who_I_am_while_I_may_sign_in()
    {
        await using var school = await GatherAsync();
        var accounts = school.Database.Get<AccountQueries>();
        var stamp = (await school.AccountAsync(school.Ada.AccountId)).SecurityStamp;

        Assert.Equal(new Me(school.Ada.AccountId, "Ada Lovelace", "ada@school.example", true, true), (await accounts.MeAsync(school.Ada)).Value);
        Assert.Equal("Ada", (await accounts.MeAsync(school.Ada)).Value.FirstName);
        Assert.False((await accounts.MeAsync(school.Grace)).Value.MayCreateCourses);
        Assert.Equal(Why.ActorSuspended, (await accounts.MeAsync(new Actor(school.Katherine))).Problem?.Why);
        Assert.True(await accounts.MayStaySignedInAsync(school.Ada, stamp));
        Assert.False(await accounts.MayStaySignedInAsync(school.Ada, "another stamp"));
        Assert.False(await accounts.MayStaySignedInAsync(school.Ada, null));
        await school.SuspendAsync(school.Ada);
        Assert.False(await accounts.MayStaySignedInAsync(school.Ada, stamp));
    }
}

using Lms.Data.Accounts;
using Lms.Data.Courses;
using Lms.Data.Enrolments;
using Lms.Data.Shared;
using Lms.Tests.Support;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Courses;

/// <summary>A course that is not open to its students yet.</summary>
public class HiddenCourseTests
{
    [Fact]
    public async Task Students_neither_find_nor_open_it_and_its_staff_do()
    {
        await using var school = await GatherAsync();
        var courses = school.Database.Get<CourseQueries>();
        await school.EnrolAsync("edsger@school.example");
        await school.HideAsync();

        Assert.Empty((await courses.MineAsync(school.Edsger)).Value);
        Assert.Empty((await school.Database.Get<AccountQueries>().WaitingAsync(school.Edsger)).Value);
        var refused = (await courses.CourseAsync(school.Edsger, school.Algebra)).Problem!;
        Assert.Equal((Why.CourseNotOpen, "Alan Turing"), (refused.Why, refused.Values[0]));
        Assert.Equal(Why.CourseNotOpen, (await school.Announcements().MarkSeenAsync(school.Edsger, school.Algebra, DateTime.MaxValue)).Problem?.Why);

        Assert.True(Assert.Single((await courses.MineAsync(school.Grace)).Value).Hidden);
        Assert.True((await courses.CourseAsync(school.Grace, school.Algebra)).Value.Hidden);

        await school.SetOpenAsync(true);
        Assert.Single((await courses.MineAsync(school.Edsger)).Value);
        Assert.True((await courses.CourseAsync(school.Edsger, school.Algebra)).Succeeded);
    }

    [Fact]
    public async Task The_join_link_works_and_says_so()
    {
        await using var school = await GatherAsync();
        var code = (await school.Database.Get<JoinService>().SetAsync(school.Alan, school.Algebra, on: true)).Value!;
        await school.HideAsync();

        Assert.True((await school.Database.Get<JoinQueries>().InvitationAsync(school.Edsger, code)).Value is { Hidden: true, Problem: null });
        Assert.True((await school.Database.Get<JoinService>().JoinAsync(school.Edsger, code)).Succeeded);
        Assert.Empty((await school.Database.Get<CourseQueries>().MineAsync(school.Edsger)).Value);
    }
}

using Lms.Data.Accounts;
using Lms.Data.Courses;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using static Lms.Data.Permissions.Permission;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Permissions;

public class EndDateTests
{
    static readonly DateOnly today = new(2026, 11, 25);

    [Fact]
    public async Task The_last_day_counts_and_the_day_after_nothing_is_left()
    {
        await using var school = await GatherAsync();
        var barbara = await school.StaffAsync("barbara@school.example", CoTeacher);
        _ = (await school.Permissions.SetUntilAsync(school.Alan, school.Algebra, [PersonRef.To(barbara.AccountId)], today.AddDays(1))).Value;

        school.Database.Time.Advance(TimeSpan.FromDays(1));
        Assert.True((await school.Permissions.SwitchAsync(barbara, school.Algebra, Hedy, EditCourse, true)).Succeeded);
        Assert.Single((await school.Database.Get<CourseQueries>().MineAsync(barbara)).Value);

        school.Database.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(Why.NotOnCourse, (await school.Permissions.SwitchAsync(barbara, school.Algebra, Hedy, EditCourse, false)).Problem?.Why);
        Assert.Equal(Why.NotOnCourse, (await school.Database.Get<PermissionQueries>()
            .StaffAsync(barbara, school.Algebra, new StaffFilter("", StaffShow.Everyone, false, 1))).Problem?.Why);
        Assert.Empty((await school.Database.Get<CourseQueries>().MineAsync(barbara)).Value);
    }

    [Fact]
    public async Task A_membership_that_ended_comes_back_with_a_new_date_but_not_with_a_switch()
    {
        await using var school = await GatherAsync();
        var grace = PersonRef.To(school.Grace.AccountId);
        _ = (await school.Permissions.SetUntilAsync(school.Alan, school.Algebra, [grace], today)).Value;
        school.Database.Time.Advance(TimeSpan.FromDays(1));

        Assert.Equal(Why.MembershipEnded, (await school.Permissions.SwitchAsync(school.Alan, school.Algebra, grace, EditCourse, true)).Problem?.Why);
        Assert.Equal(Why.MembershipEnded, (await school.Permissions.GiveRoleAsync(school.Alan, school.Algebra, [grace], CoTeacher)).Problem?.Why);
        Assert.Equal(Why.EndDateInPast, (await school.Permissions.SetUntilAsync(school.Alan, school.Algebra, [grace], today)).Problem?.Why);
        Assert.True((await school.Permissions.SetUntilAsync(school.Alan, school.Algebra, [grace], null)).Succeeded);
        Assert.True((await school.Permissions.SwitchAsync(school.Alan, school.Algebra, grace, EditCourse, true)).Succeeded);
    }

    [Fact]
    public async Task An_assistant_does_not_get_rid_of_a_co_teacher_by_a_date()
    {
        await using var school = await GatherAsync();
        var emmy = await school.EmmyAsync();
        var barbara = PersonRef.To((await school.StaffAsync("barbara@school.example", CoTeacher)).AccountId);

        foreach (var day in (DateOnly[])[today, today.AddDays(1), today.AddYears(1)])
            Assert.Equal(Why.NotHeldByYou, (await school.Permissions.SetUntilAsync(emmy, school.Algebra, [barbara], day)).Problem?.Why);
    }

    [Fact]
    public async Task Today_is_the_schools_day()
    {
        await using var school = await GatherAsync();
        var auckland = TimeZoneInfo.CreateCustomTimeZone("school", TimeSpan.FromHours(13), null, null);

        Assert.Equal(today, new SchoolClock(school.Database.Time, auckland).Today);
        school.Database.Time.Advance(TimeSpan.FromHours(2));
        Assert.Equal(today.AddDays(1), new SchoolClock(school.Database.Time, auckland).Today);
        Assert.Equal(today, school.Database.Get<SchoolClock>().Today);
    }
}

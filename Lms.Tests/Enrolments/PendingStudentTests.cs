using Lms.Data.Accounts;
using Lms.Data.Courses;
using Lms.Data.Enrolments;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using static Lms.Tests.Support.Cast;
using static Lms.Tests.Support.Classroom;

namespace Lms.Tests.Enrolments;

/// <summary>The promise: who is enrolled before they ever signed in finds the course waiting.</summary>
public class PendingStudentTests
{
    [Fact]
    public async Task Who_signs_in_for_the_first_time_is_told_of_the_course_and_finds_it()
    {
        await using var school = await GatherAsync();
        var ids = await school.EnrolAsync("Hedy Lamarr <hedy@school.example>");

        var outcome = (await school.SignIn.SignInAsync(Google("Hedy@school.example", name: "Hedwig Kiesler"))).Value;

        Assert.Equal((ids[0], true), (outcome.AccountId, outcome.Welcome));
        var hedy = new Actor(ids[0]);
        var waiting = Assert.Single((await school.Database.Get<AccountQueries>().WaitingAsync(hedy)).Value);
        Assert.Equal((school.Algebra, "MATH-101", "Algebra I", null, null), (waiting.CourseId, waiting.Code, waiting.Title, waiting.RoleName, waiting.Until));
        Assert.Equal((PermissionSet.None, "Alan Turing"), (waiting.Permissions, Assert.Single(waiting.GivenBy)));
        Assert.True(Assert.Single((await school.Database.Get<CourseQueries>().MineAsync(hedy)).Value).IsStudent);
        var student = Assert.Single((await school.RosterAsync()).Students.Rows);
        Assert.Equal(("Hedwig Kiesler", AccountStatus.Active), (student.Name, student.Status));
    }

    [Fact]
    public async Task A_student_sees_the_course_but_nothing_of_its_staff_and_of_other_students()
    {
        await using var school = await GatherAsync();
        _ = await school.EnrolAsync("hedy@school.example", "mary@school.example");
        var hedy = await school.ArriveAsync("hedy@school.example");

        var course = (await school.Database.Get<CourseQueries>().CourseAsync(hedy, school.Algebra)).Value;

        Assert.Equal((true, false, false, PermissionSet.None), (course.IsStudent, course.IsStaff, course.IsOwner, course.Held));
        Assert.Equal(Why.ForStaff, (await school.Database.Get<PermissionQueries>().StaffAsync(hedy, school.Algebra, new("", StaffShow.Everyone, false, 1))).Problem?.Why);
        Assert.Equal(Why.ForStaff, (await school.Database.Get<EnrolmentQueries>().RosterAsync(hedy, school.Algebra, RosterFilter.All)).Problem?.Why);
        Assert.Equal(Why.ForStaff, (await school.Database.Get<EnrolmentQueries>().ExportAsync(hedy, school.Algebra, RosterFilter.All)).Problem?.Why);
        Assert.Equal(Why.ForStaff, (await school.Database.Get<JoinQueries>().CodeAsync(hedy, school.Algebra)).Problem?.Why);
    }

    [Fact]
    public async Task What_was_taken_back_before_they_came_does_not_wait()
    {
        await using var school = await GatherAsync();
        var ids = await school.EnrolAsync("hedy@school.example");
        _ = (await school.Enrolments.WithdrawAsync(school.Alan, school.Algebra, ids)).Value;

        var hedy = await school.ArriveAsync("hedy@school.example");

        Assert.Empty((await school.Database.Get<AccountQueries>().WaitingAsync(hedy)).Value);
        Assert.Empty((await school.Database.Get<CourseQueries>().MineAsync(hedy)).Value);
    }

    [Fact]
    public async Task Lists_do_not_use_up_how_many_people_one_may_name_by_hand()
    {
        await using var school = await GatherAsync(settings => settings.NewPeoplePerHour = 2);
        var kept = await school.EnrolRowsAsync([.. Strangers(10)]);
        var withdrawn = await school.EnrolAsync("hedy@school.example", "mary@school.example");
        _ = (await school.Enrolments.WithdrawAsync(school.Alan, school.Algebra, withdrawn)).Value;
        var undone = (await school.EnrolRowsAsync(Row("joan@school.example"), Row("annie@school.example"), Row("radia@school.example"))).Change;
        _ = (await school.Enrolments.UndoAsync(school.Alan, undone)).Value;
        school.Database.Time.Advance(TimeSpan.FromMinutes(1));
        _ = (await school.Enrolments.SetSectionAsync(school.Alan, school.Algebra, [.. kept.Change.Steps.Select(step => step.AccountId)], "7B")).Value;

        // Katherine was named by hand within this hour.
        Assert.Null(await NameAsync(school, "first@school.example"));
        Assert.Equal(Why.TooManyNewPeople, await NameAsync(school, "second@school.example"));
        Assert.Single((await school.EnrolRowsAsync(Row("second@school.example"))).Change.Steps);
    }

    [Fact]
    public async Task Who_was_named_by_hand_counts_also_when_a_list_enrols_them_elsewhere()
    {
        await using var school = await GatherAsync(settings => settings.NewPeoplePerHour = 2);
        var geometry = (await school.Courses.CreateAsync(school.Alan, "MATH-102", "Geometry", "")).Value;
        Assert.Null(await NameAsync(school, "first@school.example"));

        _ = (await school.Rosters.EnrolAsync(school.Alan, geometry, Rows("first@school.example", "katherine@school.example"))).Value;
        school.Database.Time.Advance(TimeSpan.FromMinutes(1));
        _ = (await school.Rosters.EnrolAsync(school.Alan, geometry, [Row("first@school.example", "", "7B")])).Value;

        Assert.Equal(Why.TooManyNewPeople, await NameAsync(school, "second@school.example"));
    }

    static async Task<Why?> NameAsync(Cast school, string address) =>
        (await school.Permissions.SwitchAsync(school.Alan, school.Algebra, Named(address), Permission.ManageMaterials, true)).Problem?.Why;
}

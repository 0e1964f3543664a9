using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using static Lms.Data.Permissions.Permission;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Permissions;

public class LeavingAndCopyingTests
{
    [Fact]
    public async Task Whoever_was_given_a_place_can_give_it_up()
    {
        await using var school = await GatherAsync();

        Assert.True((await school.Permissions.LeaveAsync(school.Grace, school.Algebra)).Succeeded);

        Assert.Null(await school.GrantsAsync(school.Grace.AccountId));
        Assert.Equal(AuditAction.StaffLeft, (await school.AuditAsync())[^1].Action);
        Assert.Equal(Why.CourseNotFound, (await school.Permissions.LeaveAsync(school.Grace, school.Algebra)).Problem?.Why);
    }

    [Fact]
    public async Task The_owner_cannot_leave()
    {
        await using var school = await GatherAsync();
        Assert.Equal(Why.OwnerLocked, (await school.Permissions.LeaveAsync(school.Alan, school.Algebra)).Problem?.Why);
    }

    [Fact]
    public async Task Staff_are_copied_as_they_are_and_whoever_is_there_already_stays()
    {
        await using var school = await GatherAsync();
        var geometry = await GeometryAsync(school);
        _ = (await school.Permissions.GiveRoleAsync(school.Alan, geometry, [PersonRef.To(school.Grace.AccountId)], Observer)).Value;
        var gone = await school.StaffAsync("barbara@school.example", CoTeacher);
        _ = (await school.Permissions.SetUntilAsync(school.Alan, school.Algebra, [PersonRef.To(gone.AccountId)], new(2026, 11, 25))).Value;
        school.Database.Time.Advance(TimeSpan.FromDays(1));

        var copy = (await Copying(school).CopyAsync(school.Alan, geometry, school.Algebra)).Value;

        Assert.Equal(school.Katherine, Assert.Single(copy.Change.Steps).AccountId);
        Assert.Empty(copy.LeftOut);
        Assert.Equal(await school.GrantsAsync(school.Katherine), await school.GrantsAsync(school.Katherine, geometry));
        Assert.Equal(Observer, (await school.GrantsAsync(school.Grace.AccountId, geometry))!.RoleId);
        Assert.Null(await school.GrantsAsync(gone.AccountId, geometry));
        _ = (await school.Permissions.UndoAsync(school.Alan, copy.Change)).Value;
        Assert.Null(await school.GrantsAsync(school.Katherine, geometry));
    }

    [Fact]
    public async Task Copying_gives_nobody_more_than_the_copier_has_on_the_new_course()
    {
        await using var school = await GatherAsync();
        var geometry = await GeometryAsync(school);
        var barbara = await school.StaffAsync("barbara@school.example", CoTeacher);
        var emmy = await school.EmmyAsync();
        _ = (await school.Permissions.GiveRoleAsync(school.Alan, geometry, [PersonRef.To(emmy.AccountId)], TeachingAssistant)).Value;
        _ = (await school.Permissions.SwitchAsync(school.Alan, geometry, PersonRef.To(emmy.AccountId), ManageStaff, true)).Value;

        var copy = (await Copying(school).CopyAsync(emmy, geometry, school.Algebra)).Value;

        Assert.Equal([school.Grace.AccountId, school.Katherine], copy.Change.Steps.Select(s => s.AccountId).Order());
        Assert.Equal(Why.NotHeldByYou, Assert.Single(copy.LeftOut).Why);
        Assert.Null(await school.GrantsAsync(barbara.AccountId, geometry));
    }

    [Fact]
    public async Task Copying_needs_a_look_at_the_one_course_and_staff_rights_on_the_other()
    {
        await using var school = await GatherAsync();
        var geometry = await GeometryAsync(school);
        var copying = Copying(school);

        Assert.Equal(Why.SameCourse, (await copying.CopyAsync(school.Alan, geometry, geometry)).Problem?.Why);
        Assert.Equal(Why.CourseNotFound, (await copying.CopyAsync(school.Alan, geometry, 999)).Problem?.Why);
        Assert.Equal(Why.CourseNotFound, (await copying.CopyAsync(school.Grace, geometry, school.Algebra)).Problem?.Why);
        _ = (await school.Permissions.GiveRoleAsync(school.Alan, geometry, [PersonRef.To(school.Edsger.AccountId)], CoTeacher)).Value;
        Assert.Equal(Why.CourseNotFound, (await copying.CopyAsync(school.Edsger, geometry, school.Algebra)).Problem?.Why);
        await school.ArchiveAsync(geometry);
        Assert.Equal(Why.CourseArchived, (await copying.CopyAsync(school.Alan, geometry, school.Algebra)).Problem?.Why);
    }

    static StaffCopyService Copying(Cast school) => school.Database.Get<StaffCopyService>();

    static async Task<long> GeometryAsync(Cast school) =>
        (await school.Courses.CreateAsync(school.Alan, "MATH-102", "Geometry", "")).Value;
}

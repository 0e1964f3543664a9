using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using static Lms.Data.Permissions.Permission;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Permissions;

public class UndoTests
{
    [Fact]
    public async Task Every_change_can_be_taken_back()
    {
        await using var school = await GatherAsync();
        var (permissions, alan, algebra, grace) = (school.Permissions, school.Alan, school.Algebra, PersonRef.To(school.Grace.AccountId));
        var before = await school.GrantsAsync(school.Grace.AccountId);

        foreach (var change in (Func<Task<Result<StaffChange>>>[])
        [
            () => permissions.SwitchAsync(alan, algebra, grace, EditCourse, true),
            () => permissions.SwitchAsync(alan, algebra, grace, ViewStudents, false),
            () => permissions.GiveRoleAsync(alan, algebra, [grace], CoTeacher),
            () => permissions.SetUntilAsync(alan, algebra, [grace], new(2027, 1, 31)),
            () => permissions.RemoveAsync(alan, algebra, [grace]),
        ])
        {
            var done = (await change()).Value;
            Assert.NotEqual(before, await school.GrantsAsync(school.Grace.AccountId));
            Assert.Single((await permissions.UndoAsync(alan, done)).Value.Steps);
            Assert.Equal(before, await school.GrantsAsync(school.Grace.AccountId));
            Assert.Equal(AuditAction.StaffChangeUndone, (await school.AuditAsync())[^1].Action);
        }
    }

    [Fact]
    public async Task Removing_somebody_with_switches_is_taken_back_whole()
    {
        await using var school = await GatherAsync();
        var before = await school.GrantsAsync(school.Katherine);
        var removed = (await school.Permissions.RemoveAsync(school.Alan, school.Algebra, [PersonRef.To(school.Katherine), PersonRef.To(school.Grace.AccountId)])).Value;

        Assert.Equal(2, (await school.Permissions.UndoAsync(school.Alan, removed)).Value.Steps.Count);

        Assert.Equal(before, await school.GrantsAsync(school.Katherine));
    }

    [Fact]
    public async Task Taking_back_the_first_switch_of_a_new_person_leaves_them_without_a_place()
    {
        await using var school = await GatherAsync();
        var change = (await school.Permissions.SwitchAsync(school.Alan, school.Algebra, Hedy, EditCourse, true)).Value;

        _ = (await school.Permissions.UndoAsync(school.Alan, change)).Value;

        Assert.Null(await school.GrantsAsync(change.Steps[0].AccountId));
    }

    [Fact]
    public async Task Nothing_is_taken_back_when_somebody_changed_the_same_person_since()
    {
        await using var school = await GatherAsync();
        var grace = PersonRef.To(school.Grace.AccountId);
        var both = (await school.Permissions.GiveRoleAsync(school.Alan, school.Algebra, [Hedy, grace], Observer)).Value;
        await school.Permissions.SwitchAsync(school.Ada, school.Algebra, grace, PostAnnouncements, true);
        var before = await school.Database.DumpAsync();

        Assert.Equal(Why.ChangedSince, (await school.Permissions.UndoAsync(school.Alan, both)).Problem?.Why);
        Assert.Equal(before, await school.Database.DumpAsync());
    }

    [Fact]
    public async Task Taking_back_twice_is_refused()
    {
        await using var school = await GatherAsync();
        var change = (await school.Permissions.SwitchAsync(school.Alan, school.Algebra, PersonRef.To(school.Grace.AccountId), EditCourse, true)).Value;

        _ = (await school.Permissions.UndoAsync(school.Alan, change)).Value;

        Assert.Equal(Why.ChangedSince, (await school.Permissions.UndoAsync(school.Alan, change)).Problem?.Why);
    }

    [Fact]
    public async Task Taking_back_is_a_change_like_any_other_and_needs_the_same_rights()
    {
        await using var school = await GatherAsync();
        var emmy = await school.EmmyAsync();
        var change = (await school.Permissions.SwitchAsync(school.Alan, school.Algebra, PersonRef.To(school.Grace.AccountId), EditCourse, true)).Value;

        Assert.Equal(Why.NotHeldByYou, (await school.Permissions.UndoAsync(emmy, change)).Problem?.Why);
        Assert.Equal(Why.NeedsManageStaff, (await school.Permissions.UndoAsync(school.Grace, change)).Problem?.Why);
        Assert.Equal(Why.CourseNotFound, (await school.Permissions.UndoAsync(school.Edsger, change)).Problem?.Why);
    }
}

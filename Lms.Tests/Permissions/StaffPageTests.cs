using Lms.Data.Accounts;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using static Lms.Data.Permissions.Permission;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Permissions;

public class StaffPageTests
{
    [Fact]
    public async Task The_owner_comes_first_then_the_staff_then_everybody_else()
    {
        await using var school = await GatherAsync();

        var view = await ShowAsync(school, school.Alan, StaffShow.Everyone);

        Assert.Equal(["Alan Turing", "Grace Hopper", "katherine@school.example", "Ada Lovelace", "Edsger Dijkstra"], view.People.Rows.Select(r => r.Name));
        Assert.Equal([true, true, true, false, false], view.People.Rows.Select(r => r.IsStaff || r.IsOwner));
        Assert.Null(view.ReadOnly);
        Assert.Equal(new BoundedCount(5, false), view.People.Count);
    }

    [Fact]
    public async Task Who_may_not_manage_staff_sees_the_staff_alone()
    {
        await using var school = await GatherAsync();
        foreach (var show in Enum.GetValues<StaffShow>())
        {
            var view = await ShowAsync(school, school.Grace, show);
            Assert.Equal(Why.NeedsManageStaff, view.ReadOnly?.Why);
            Assert.Equal(["Alan Turing", "Grace Hopper", "katherine@school.example"], view.People.Rows.Select(r => r.Name));
            Assert.All(view.People.Rows.SelectMany(r => r.Switches), s => Assert.NotNull(s.Locked));
        }

        Assert.Empty((await ShowAsync(school, school.Grace, StaffShow.Everyone, "edsger")).People.Rows);
        var rows = (await school.Database.Get<PermissionQueries>().RowsAsync(
            school.Grace, school.Algebra, [school.Edsger.AccountId, school.Katherine])).Value;
        Assert.Equal([school.Katherine], rows.Select(r => r.AccountId));
    }

    [Fact]
    public async Task Searching_and_showing_the_pending_narrow_the_page()
    {
        await using var school = await GatherAsync();

        Assert.Equal(["katherine@school.example"], (await ShowAsync(school, school.Alan, StaffShow.Pending)).People.Rows.Select(r => r.Name));
        Assert.Equal(["Edsger Dijkstra"], (await ShowAsync(school, school.Alan, StaffShow.Everyone, "DIJK")).People.Rows.Select(r => r.Name));
        Assert.Empty((await ShowAsync(school, school.Alan, StaffShow.Staff, "edsger")).People.Rows);
        Assert.Equal(["Alan Turing", "katherine@school.example", "Grace Hopper"],
            (await ShowAsync(school, school.Alan, StaffShow.Staff, "", true)).People.Rows.Select(r => r.Name));
    }

    [Theory]
    [InlineData(int.MinValue, 1)]
    [InlineData(0, 1)]
    [InlineData(2, 2)]
    [InlineData(int.MaxValue, 2)]
    public async Task A_page_that_is_not_there_is_the_nearest_one(int asked, int shown)
    {
        await using var school = await GatherAsync();
        _ = (await school.Permissions.GiveRoleAsync(school.Alan, school.Algebra, [.. Enumerable.Range(0, 30).Select(i => Named($"n{i}@school.example"))], Grader)).Value;

        var view = (await school.Database.Get<PermissionQueries>().StaffAsync(school.Alan, school.Algebra, new("", StaffShow.Staff, false, asked))).Value;

        Assert.Equal((shown, 33, 2), (view.People.Number, view.People.Count.Known, view.People.Last));
        Assert.Equal(shown == 1 ? 25 : 8, view.People.Rows.Count);
    }

    [Fact]
    public async Task What_the_page_shows_as_movable_the_service_moves_and_nothing_else()
    {
        await using var school = await GatherAsync();
        var emmy = await school.EmmyAsync();
        await school.StaffAsync("barbara@school.example", CoTeacher);
        await school.SuspendAsync(await school.StaffAsync("radia@school.example", Observer));

        foreach (var row in (await ShowAsync(school, emmy, StaffShow.Everyone)).People.Rows)
        {
            foreach (var shown in row.Switches)
            {
                var result = await school.Permissions.SwitchAsync(emmy, school.Algebra, row.Ref(null), shown.Permission, !shown.On);
                Assert.Equal(shown.Locked?.Why, result.Problem?.Why);
                if (result.Succeeded)
                    _ = (await school.Permissions.UndoAsync(emmy, result.Value)).Value;
            }
        }
    }

    [Fact]
    public async Task A_draft_has_the_switches_of_somebody_without_a_place()
    {
        await using var school = await GatherAsync();

        var named = (await school.Database.Get<NamingQueries>().NameAsync(await school.EmmyAsync(), school.Algebra, "Hedy@school.example", true)).Value;

        Assert.True(named.Row!.IsDraft);
        Assert.Equal(("Hedy@school.example", AccountStatus.Pending, false), (named.Row.Name, named.Row.Status, named.Row.IsStaff));
        Assert.All(named.Row.Switches, s => Assert.False(s.On));
        Assert.Equal([EditCourse, ManageStudents, ManageAssignments], named.Row.Switches.Where(s => s.Locked is not null).Select(s => s.Permission));
    }

    static async Task<StaffView> ShowAsync(Cast school, Actor actor, StaffShow show, string search = "", bool descending = false) =>
        (await school.Database.Get<PermissionQueries>().StaffAsync(actor, school.Algebra, new(search, show, descending, 1))).Value;
}

using Bunit;
using Lms.Data.Permissions;
using Lms.Tests.Support;
using Lms.Web.Features.Permissions;
using static Lms.Data.Permissions.Permission;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Permissions.Screens;

/// <summary>The roles, as Ada sees them.</summary>
public sealed class RolesPageTests : RolesPageTest
{
    [Fact]
    public void Each_role_has_its_switches_and_what_comes_along_says_with_what()
    {
        Open();

        SoonIs("true", "Grade submissions for Grader");
        Assert.Equal(60, Every("switch").Count());
        var implied = The("switch", "View students for Grader");
        Assert.Equal(("true", "true"), (implied.GetAttribute("aria-checked"), implied.GetAttribute("aria-disabled")));
        Assert.Equal("It comes with Grade submissions. Switch that off first.", implied.GetAttribute("aria-description"));
        SoonSays("cell", "Given once");
        SoonSays("cell", "Gives nothing by itself, for switches set one by one. It stays as it is.");
        Assert.Empty(Every("button", "More for Custom"));
    }

    [Fact]
    public async Task A_switch_counts_at_once_says_what_it_took_along_and_is_taken_back()
    {
        Open();
        await PressAsync("switch", "Grade submissions for Grader");

        SoonSays("alert", "Grade submissions is off for the role Grader. Also off: View students, View submissions.");
        SoonIs("false", "View students for Grader");
        Assert.Equal(PermissionSet.None, (await School.GrantsAsync(School.Grace.AccountId))!.Effective);
        await PressAsync("button", "Undo");
        SoonSays("alert", "Undone.");
        SoonIs("true", "Grade submissions for Grader");
    }

    [Fact]
    public async Task Two_quick_clicks_both_count()
    {
        Open();
        await PressAsync("switch", "Edit course for Grader");
        await PressAsync("switch", "View gradebook for Grader");

        SoonIs("true", "Edit course for Grader");
        SoonIs("true", "View gradebook for Grader");
        Assert.Equal(PermissionSet.Of(GradeSubmissions, EditCourse, ViewGradebook), (await School.GrantsAsync(School.Grace.AccountId))!.Role);
    }

    [Fact]
    public async Task What_another_administrator_changes_moves_here_and_what_was_not_seen_is_told_instead()
    {
        Open();
        SoonIs("false", "Edit course for Grader");
        _ = (await School.Roles.SetPermissionsAsync(School.Ada, Grader, PermissionSet.Of(GradeSubmissions), PermissionSet.Of(GradeSubmissions, EditCourse))).Value;
        SoonIs("true", "Edit course for Grader");

        _ = (await School.Database.Another<RoleService>().SetPermissionsAsync(
            School.Ada, Grader, PermissionSet.Of(GradeSubmissions, EditCourse), PermissionSet.Of(EditCourse))).Value;
        await PressAsync("switch", "Manage materials for Grader");
        SoonSays("alert", "Somebody has changed the role Grader since. Nothing was changed; look at how it is now.");
        SoonIs("false", "Grade submissions for Grader");
        SoonIs("false", "Manage materials for Grader");
    }

    [Fact]
    public async Task What_somebody_changed_since_is_not_taken_back()
    {
        Open();
        await PressAsync("switch", "Edit course for Grader");
        SoonSays("alert", "Edit course is on for the role Grader.");
        _ = (await School.Roles.SetPermissionsAsync(School.Ada, Grader, PermissionSet.Of(GradeSubmissions, EditCourse), PermissionSet.All)).Value;
        await PressAsync("button", "Undo");

        SoonSays("alert", "Somebody has changed the role Grader since.");
        SoonIs("true", "Manage staff for Grader");
    }

    [Fact]
    public void Others_are_told_that_this_is_for_administrators()
    {
        Become(School.Alan);
        Show<RolesPage>();

        SoonSays("alert", "Only administrators may do this.");
        Assert.Empty(Every("switch"));
    }
}

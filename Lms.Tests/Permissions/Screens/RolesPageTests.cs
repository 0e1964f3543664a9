using Bunit;
using Lms.Data.Permissions;
using Lms.Tests.Support;
using Lms.Web.Features.Permissions;
using static Lms.Data.Permissions.Permission;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Permissions.Screens;

/// <summary>The roles, as Ada sees them.</summary>
public sealed class RolesPageTests : ScreenTest
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
    public async Task A_new_role_needs_a_name_of_its_own_and_may_start_from_another()
    {
        Open();
        await PressAsync("button", "New role");
        await PressAsync("button", "Create role");
        Soon(() => Assert.Equal("Give the role a name.", DescriptionOf(The("textbox", "Name"))));
        await TypeAsync("textbox", "Name", "gräder");
        await PressAsync("button", "Create role");
        Soon(() => Assert.Equal("There is already a role called gräder. Choose another name.", DescriptionOf(The("textbox", "Name"))));
        await TypeAsync("textbox", "Name", "Lab tutor");
        await TypeAsync("combobox", "Start with what another role gives", "3");
        await PressAsync("button", "Create role");

        SoonSays("alert", "The role Lab tutor is there. Switch on what it gives.");
        SoonIs("true", "Grade submissions for Lab tutor");
        Assert.Empty(Every("dialog"));
    }

    [Fact]
    public async Task A_role_is_renamed()
    {
        Open();
        await ChooseAsync("Rename…", "Grader");
        Soon(() => Assert.Equal("Grader", The("textbox", "Name").GetAttribute("value")));
        await TypeAsync("textbox", "Name", "Marker");
        await PressAsync("button", "Rename");

        SoonSays("alert", "Grader is called Marker now.");
        SoonIs("true", "Grade submissions for Marker");
    }

    [Fact]
    public async Task A_role_in_use_goes_once_it_is_said_where_its_people_go()
    {
        Open();
        await ChooseAsync("Remove…", "Grader");
        SoonSays("dialog", "Given once. Choose the role its people get instead; what was switched for them one by one stays.");
        await PressAsync("button", "Remove role");
        SoonSays("alert", "There are people with the role Grader. Choose which role they get instead.");
        Assert.DoesNotContain("Grader", The("combobox", "Move its people to").EveryOf("option").Select(ByRole.NameOf));
        await TypeAsync("combobox", "Move its people to", "5");
        SoonSays("dialog", "They gain: View gradebook. They lose: Grade submissions.");
        await PressAsync("button", "Remove role");

        SoonSays("alert", "The role Grader is removed. Its people have the role Observer now.");
        Soon(() => Assert.Empty(Every("row", "Grader")));
        Assert.Equal(Observer, (await School.GrantsAsync(School.Grace.AccountId))!.RoleId);
    }

    [Fact]
    public async Task A_role_that_is_given_meanwhile_asks_where_its_people_go()
    {
        Open();
        await ChooseAsync("Remove…", "Content editor");
        SoonSays("dialog", "Nobody has this role. It will no longer be offered.");
        _ = (await School.Permissions.GiveRoleAsync(School.Alan, School.Algebra, [Hedy], ContentEditor)).Value;
        await PressAsync("button", "Remove role");
        await TypeAsync("combobox", "Move its people to", "6");
        SoonSays("dialog", "They gain nothing by it.");
        await PressAsync("button", "Remove role");

        SoonSays("alert", "The role Content editor is removed. Its people have the role Custom now.");
    }

    [Fact]
    public async Task A_role_that_files_give_says_why_it_stays()
    {
        Open();
        await ChooseAsync("Remove…", "Co-teacher");

        SoonSays("dialog", "Files from the school information system give the role Co-teacher, so it stays. You can rename it and change what it gives.");
        Assert.Empty(Every("button", "Remove role"));
    }

    [Fact]
    public void Others_are_told_that_this_is_for_administrators()
    {
        Become(School.Alan);
        Show<RolesPage>();

        SoonSays("alert", "Only administrators may do this.");
        Assert.Empty(Every("switch"));
    }

    void Open()
    {
        Become(School.Ada);
        Show<RolesPage>();
    }

    async Task ChooseAsync(string item, string role)
    {
        await PressAsync("button", $"More for {role}");
        await PressAsync("menuitem", item);
    }

    void SoonIs(string state, string name) => Soon(() =>
    {
        Assert.Equal(state, The("switch", name).GetAttribute("aria-checked"));
        Assert.DoesNotContain("saving", The("switch", name).ClassList);
    });
}

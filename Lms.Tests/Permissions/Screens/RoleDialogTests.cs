using Bunit;
using Lms.Tests.Support;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Permissions.Screens;

/// <summary>What the page of roles asks in dialogs.</summary>
public sealed class RoleDialogTests : RolesPageTest
{
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
}

using Lms.Data.Accounts;
using Lms.Tests.Support;
using static Lms.Data.Permissions.Permission;

namespace Lms.Tests.Permissions.Screens;

/// <summary>Several people at once.</summary>
public sealed class SelectionTests : StaffPageTest
{
    [Fact]
    public async Task Nobody_who_may_not_be_changed_can_be_selected_and_the_bar_comes_with_the_first()
    {
        Open();
        Soon(() => Assert.DoesNotContain("Select Alan Turing", Every("checkbox").Select(ByRole.NameOf)));
        Assert.Empty(Every("group", "For the selected people"));
        await SelectAsync("Grace Hopper", "Edsger Dijkstra");

        Soon(() => Assert.StartsWith("2 selected", The("group", "For the selected people").Words(), StringComparison.Ordinal));
        await PressAsync("button", "Clear selection");
        Soon(() => Assert.Empty(Every("group", "For the selected people")));
        Assert.All(Every("checkbox"), box => Assert.False(box.HasAttribute("checked")));
    }

    [Fact]
    public async Task A_role_for_several()
    {
        Open();
        await SelectAsync("Grace Hopper", "Edsger Dijkstra");
        await TypeAsync("combobox", "Give a role", "5");

        SoonSays("alert", "2 people are now Observer.");
        SoonOn("View gradebook", "Edsger Dijkstra");
        SoonOn("View gradebook", "Grace Hopper");
        Assert.Empty(Every("group", "For the selected people"));
        await PressAsync("button", "Undo");
        SoonOff("View gradebook", "Edsger Dijkstra");
        SoonOn("Grade submissions", "Grace Hopper");
    }

    [Fact]
    public async Task An_end_date_and_a_removal_for_several()
    {
        Open();
        await SelectAsync("Grace Hopper", "katherine@school.example");
        await PressAsync("button", "Set end date…");
        SoonSays("dialog", "End date for 2 selected");
        await TypeAsync("textbox", "Last day", "2027-06-30");
        await PressAsync("button", "Set end date");
        SoonSays("alert", "2 people are on the staff until 30 Jun 2027.");

        await SelectAsync("Grace Hopper", "katherine@school.example");
        await PressAsync("button", "Remove from staff");
        SoonSays("alert", "2 people are no longer on the staff.");
        Assert.Null(await School.GrantsAsync(School.Grace.AccountId));
        Assert.Null(await School.GrantsAsync(School.Katherine));
    }

    [Fact]
    public async Task All_or_nobody_and_whoever_is_selected_stays_so_when_the_answer_is_no()
    {
        var emmy = await School.EmmyAsync();
        await ElsewhereAsync(School.Alan, PersonRef.To(School.Edsger.AccountId), EditCourse, true);
        Become(emmy);
        Open();
        await SelectAsync("Grace Hopper");
        await SelectAsync("Edsger Dijkstra");
        await PressAsync("button", "Remove from staff");

        SoonSays("alert", "You can only give or take what you hold yourself, and you don't hold Edit course.");
        Assert.StartsWith("2 selected", The("group", "For the selected people").Words(), StringComparison.Ordinal);
        Assert.NotNull(await School.GrantsAsync(School.Grace.AccountId));
    }

    async Task SelectAsync(params string[] people)
    {
        foreach (var person in people)
            await TypeAsync("checkbox", $"Select {person}", true);
    }
}

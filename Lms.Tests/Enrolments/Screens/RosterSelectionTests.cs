using Lms.Tests.Support;

namespace Lms.Tests.Enrolments.Screens;

/// <summary>Several students at once.</summary>
public sealed class RosterSelectionTests : RosterPageTest
{
    [Fact]
    public async Task Several_are_withdrawn_at_once_and_come_back_at_once()
    {
        await OpenWithThreeAsync();
        await SelectAsync(Edsger, Mary);
        Soon(() => Assert.StartsWith("2 selected", The("group", "For the selected students").Words(), StringComparison.Ordinal));
        await PressAsync("button", "Withdraw");

        SoonSays("alert", "2 students are withdrawn.");
        SoonShows($"{Hedy}, Pending");
        Assert.Empty(Every("group", "For the selected students"));
        await PressAsync("button", "Undo");
        SoonShows(everybody);
    }

    [Fact]
    public async Task All_on_the_page_are_selected_together_and_without_one_not_all()
    {
        await OpenWithThreeAsync();
        await TypeAsync("checkbox", "Select all on this page", true);
        Soon(() => Assert.All(Every("checkbox"), box => Assert.True(box.HasAttribute("checked"))));
        await TypeAsync("checkbox", $"Select {Mary}", false);
        Soon(() => Assert.StartsWith("2 selected", The("group", "For the selected students").Words(), StringComparison.Ordinal));
        Assert.False(The("checkbox", "Select all on this page").HasAttribute("checked"));

        await PressAsync("button", "Set section…");
        SoonSays("dialog", "Section of 2 selected");
        await TypeAsync("textbox", "Section", "Tuesday lab");
        await PressAsync("button", "Set section");
        SoonSays("alert", "2 students are in section Tuesday lab.");
        Soon(() => Assert.Contains("Tuesday lab", The("combobox", "Section").EveryOf("option").Select(ByRole.NameOf)));
    }

    [Fact]
    public async Task A_selection_is_cleared_by_its_button_and_by_looking_elsewhere()
    {
        await OpenWithThreeAsync();
        await SelectAsync(Edsger);
        await PressAsync("button", "Clear selection");
        Soon(() => Assert.Empty(Every("group", "For the selected students")));
        await SelectAsync(Edsger);
        await TypeAsync("searchbox", "Search students", "hedy");
        SoonShows($"{Hedy}, Pending");

        Assert.Empty(Every("group", "For the selected students"));
    }
}

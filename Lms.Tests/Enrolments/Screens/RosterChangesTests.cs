using Bunit;
using Lms.Data.Permissions;
using Lms.Tests.Support;

namespace Lms.Tests.Enrolments.Screens;

/// <summary>What is done with one student.</summary>
public sealed class RosterChangesTests : RosterPageTest
{
    [Fact]
    public async Task Only_who_has_never_signed_in_has_a_link_to_be_sent_and_an_address_to_be_corrected()
    {
        await OpenWithThreeAsync();
        await PressAsync("button", $"More for {Hedy}");
        Soon(() => Assert.Equal(["Copy sign-in link", "Correct address…", "See as them", "Set section…", "Withdraw"], Every("menuitem").Select(ByRole.NameOf)));
        await PressAsync("menuitem", "Withdraw");
        SoonShows(Edsger, $"{Mary}, Pending");
        await PressAsync("button", $"More for {Edsger}");
        Soon(() => Assert.Equal(["See as them", "Set section…", "Withdraw"], Every("menuitem").Select(ByRole.NameOf)));
    }

    [Fact]
    public async Task Who_is_withdrawn_by_mistake_comes_back_as_they_were()
    {
        await OpenWithThreeAsync();
        await ChooseAsync("Withdraw", Hedy);
        SoonSays("alert", "Hedy Lamarr is withdrawn.");
        SoonShows(Edsger, $"{Mary}, Pending");
        await PressAsync("button", "Undo");

        SoonSays("alert", "Undone.");
        SoonShows(everybody);
        Assert.Equal(("7B", "4711"), ((await PlaceAsync("hedy@school.example")).Section, (await PlaceAsync("hedy@school.example")).StudentNumber));
    }

    [Fact]
    public async Task A_section_is_set_from_the_one_there_is_and_taken_away_by_leaving_it_empty()
    {
        await OpenWithThreeAsync();
        await ChooseAsync("Set section…", Hedy);
        SoonSays("dialog", "Section of Hedy Lamarr");
        Soon(() => Assert.Equal("7B", The("textbox", "Section").GetAttribute("value")));
        await TypeAsync("textbox", "Section", " 7C ");
        await PressAsync("button", "Set section");
        SoonSays("alert", "Hedy Lamarr is in section 7C.");
        Soon(() => Assert.Contains("7C", The("row", $"{Hedy}, Pending").Words()));

        await ChooseAsync("Set section…", Hedy);
        await TypeAsync("textbox", "Section", "");
        await PressAsync("button", "Set section");
        SoonSays("alert", "Hedy Lamarr is in no section.");
        Assert.Equal("", (await PlaceAsync("hedy@school.example")).Section);
    }

    [Fact]
    public async Task A_section_left_as_it_is_changes_nothing()
    {
        await OpenWithThreeAsync();
        var before = await School.Database.DumpAsync();
        await ChooseAsync("Set section…", Hedy);
        await PressAsync("button", "Set section");
        SoonSays("alert", "Nothing had to be changed.");
        await ChooseAsync("Set section…", Hedy);
        await TypeAsync("textbox", "Section", "7D");
        await PressAsync("button", "Cancel");

        Soon(() => Assert.Empty(Every("dialog")));
        Assert.Equal(before, await School.Database.DumpAsync());
    }

    [Fact]
    public async Task The_link_that_is_copied_leads_to_the_sign_in_page_and_on_to_the_course()
    {
        JSInterop.Setup<bool>("lms.copy", _ => true).SetResult(true);
        await OpenWithThreeAsync();
        await ChooseAsync("Copy sign-in link", Hedy);

        SoonSays("alert", "The link is copied.");
        Assert.Equal($"http://localhost/sign-in?returnUrl=%2Fcourses%2F{School.Algebra}", JSInterop.VerifyInvoke("lms.copy").Arguments[0]);
    }

    [Fact]
    public async Task A_corrected_address_stands_on_the_roster_at_once()
    {
        await OpenWithThreeAsync();
        await ChooseAsync("Correct address…", Mary);
        await TypeAsync("textbox", "Correct email address", "m.somerville@school.example");
        await PressAsync("button", "Correct address");

        SoonSays("alert", "The address is m.somerville@school.example now.");
        Soon(() => Assert.Contains("m.somerville@school.example", The("row", $"{Mary}, Pending").Words()));
    }

    [Fact]
    public async Task A_right_lost_is_told_at_the_next_click_which_changes_nothing()
    {
        await EnrolThreeAsync();
        var radia = await School.ManagerAsync();
        Become(radia);
        Open();
        SoonShows(everybody);
        await TakeAwayAsync(radia, Permission.ManageStudents);
        await ChooseAsync("Withdraw", Hedy);

        SoonSays("alert", "You don't manage students on this course. Alan Turing, who owns it, can give you that.");
        SoonSays("note", "You can look, but not change anything here.");
        SoonShows(everybody);
        OnlyLooks();
    }
}

using Lms.Data.Accounts;
using Lms.Data.Permissions;
using Lms.Tests.Support;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Enrolments.Screens;

/// <summary>What others do while the roster is open, and what happens to the database.</summary>
public sealed class RosterLiveTests : RosterPageTest
{
    const string Gone = "Our records can't be reached right now. Nothing was changed. Try again in a minute.";

    [Fact]
    public async Task Whoever_another_teacher_enrols_is_there_without_a_click()
    {
        Open();
        Soon(() => Assert.Contains("No students yet.", Stage.Markup));
        await EnrolThreeAsync();
        SoonShows(everybody);
    }

    [Fact]
    public async Task A_first_sign_in_takes_the_badge_away()
    {
        await OpenWithThreeAsync();
        SoonShows(everybody);
        _ = (await School.SignIn.SignInAsync(Google("hedy@school.example", name: "Hedy Kiesler"))).Value;
        SoonShows(Edsger, "Hedy Kiesler", $"{Mary}, Pending");
    }

    [Fact]
    public async Task Who_is_withdrawn_by_somebody_else_is_no_longer_selected()
    {
        await OpenWithThreeAsync();
        await SelectAsync(Edsger, Mary);
        _ = (await School.Enrolments.WithdrawAsync(School.Ada, School.Algebra, [School.Edsger.AccountId])).Value;

        SoonShows($"{Hedy}, Pending", $"{Mary}, Pending");
        Assert.StartsWith("1 selected", The("group", "For the selected students").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_changed_since_is_not_undone()
    {
        await OpenWithThreeAsync();
        await ChooseAsync("Set section…", Hedy);
        await TypeAsync("textbox", "Section", "7C");
        await PressAsync("button", "Set section");
        SoonSays("alert", "Hedy Lamarr is in section 7C.");
        var hedy = (await School.AccountAsync("hedy@school.example"))!.Id;
        _ = (await School.Enrolments.SetSectionAsync(School.Ada, School.Algebra, [hedy], "7D")).Value;
        await PressAsync("button", "Undo");

        SoonSays("alert", "Something has been changed for Hedy Lamarr since. Nothing was undone.");
        Assert.Equal("7D", (await PlaceAsync("hedy@school.example")).Section);
    }

    [Fact]
    public async Task A_right_taken_away_turns_the_page_read_only_and_one_given_back_opens_it_again()
    {
        await EnrolThreeAsync();
        var radia = await School.ManagerAsync();
        Become(radia);
        Open();
        await SelectAsync(Edsger);
        await TakeAwayAsync(radia, Permission.ManageStudents, School.Permissions);
        SoonSays("note", "You don't manage students on this course.");
        OnlyLooks();
        Assert.Empty(Every("group", "For the selected students"));

        _ = (await School.Permissions.SwitchAsync(School.Alan, School.Algebra, PersonRef.To(radia.AccountId), Permission.ManageStudents, true)).Value;
        Soon(() => The("link", "Enrol students"));
        Assert.Empty(Every("note"));
    }

    [Fact]
    public async Task Whoever_is_removed_sees_no_name_any_more()
    {
        await EnrolThreeAsync();
        Become(School.Grace);
        Open();
        SoonShows(everybody);
        _ = (await School.Permissions.RemoveAsync(School.Alan, School.Algebra, [PersonRef.To(School.Grace.AccountId)])).Value;

        SoonSays("alert", "There is no such course, or you have no part in it. Ask whoever told you of it to add you.");
        Assert.DoesNotContain(Hedy, Stage.Markup);
    }

    [Fact]
    public async Task What_cannot_be_written_is_said_and_works_afterwards()
    {
        await OpenWithThreeAsync();
        SoonShows(everybody);
        await School.Database.RefuseWritesAsync();
        await ChooseAsync("Withdraw", Hedy);
        SoonSays("alert", Gone);
        SoonShows(everybody);

        await School.Database.MendAsync();
        await ChooseAsync("Withdraw", Hedy);
        SoonShows(Edsger, $"{Mary}, Pending");
    }

    [Fact]
    public async Task A_roster_that_cannot_be_read_can_be_tried_again()
    {
        await OpenWithThreeAsync();
        SoonShows(everybody);
        var good = await School.Database.RuinAsync();
        await TypeAsync("searchbox", "Search students", "hedy");
        SoonSays("alert", Gone);

        await School.Database.MendAsync(good);
        await PressAsync("button", "Try again");
        SoonShows($"{Hedy}, Pending");
    }
}

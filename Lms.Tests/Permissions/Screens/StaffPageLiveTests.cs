using Lms.Data.Accounts;
using Lms.Data.Shared;
using Lms.Tests.Support;
using static Lms.Data.Permissions.Permission;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Permissions.Screens;

/// <summary>What others do while the page is open.</summary>
public sealed class StaffPageLiveTests : StaffPageTest
{
    PersonRef Grace => PersonRef.To(School.Grace.AccountId);

    [Fact]
    public async Task A_switch_moved_by_another_manager_moves_here()
    {
        Open();
        SoonOff("Edit course", "Grace Hopper");
        await ElsewhereAsync(School.Ada, Grace, EditCourse, true, School.Permissions);

        SoonOn("Edit course", "Grace Hopper");
        Assert.Empty(Every("alert"));
    }

    [Fact]
    public async Task A_first_sign_in_takes_the_badge_away_and_brings_the_name()
    {
        Open();
        Soon(() => Assert.Contains("katherine@school.example, Pending", Rows));
        await School.SignIn.SignInAsync(Google("katherine@school.example", name: "Katherine Johnson"));

        Soon(() => Assert.Contains("Katherine Johnson", Rows));
        SoonOn("Grade submissions", "Katherine Johnson");
    }

    [Fact]
    public async Task Rows_stay_where_they_are_under_the_pointer()
    {
        Open();
        Soon(() => Assert.Contains("Grace Hopper", Rows));
        var before = Rows.ToList();
        await ElsewhereAsync(School.Ada, PersonRef.To(School.Edsger.AccountId), ViewGradebook, true, School.Permissions);

        SoonOn("View gradebook", "Edsger Dijkstra");
        Assert.Equal(before, Rows);
    }

    [Fact]
    public async Task Two_managers_who_name_the_same_newcomer_end_with_one_row()
    {
        Open();
        await ContinueWithAsync("Hedy@school.example");
        Soon(() => Assert.Equal("Hedy@school.example, Not saved yet", Rows.First()));
        await ElsewhereAsync(School.Ada, Cast.Hedy, PostAnnouncements, true, School.Permissions);

        Soon(() => Assert.Equal("hedy@school.example, Pending", Rows.First()));
        Assert.Single(Rows, row => row.StartsWith("hedy@", StringComparison.OrdinalIgnoreCase));
        SoonOn("Post announcements", "hedy@school.example");
    }

    [Fact]
    public async Task Whoever_is_removed_by_another_manager_is_off_everywhere()
    {
        Open();
        SoonOn("Grade submissions", "Grace Hopper");
        _ = (await School.Permissions.RemoveAsync(School.Ada, School.Algebra, [Grace])).Value;

        SoonOff("Grade submissions", "Grace Hopper");
        Assert.Equal("0", The("combobox", "Role for Grace Hopper").GetAttribute("value"));
    }

    [Fact]
    public async Task A_page_that_was_left_listens_no_more()
    {
        Open();
        SoonOff("Edit course", "Grace Hopper");
        await DisposeComponentsAsync();

        await ElsewhereAsync(School.Ada, Grace, EditCourse, true, School.Permissions);
    }

    [Fact]
    public async Task A_right_lost_is_told_at_the_next_click_which_changes_nothing()
    {
        var emmy = await School.EmmyAsync();
        Become(emmy);
        Open();
        SoonOff("Post announcements", "Grace Hopper");
        await ElsewhereAsync(School.Alan, PersonRef.To(emmy.AccountId), ManageStaff, false);
        await SwitchAsync("Post announcements", "Grace Hopper");

        SoonSays("alert", "You no longer manage staff on this course.");
        SoonSays("note", "You can look, but not change anything here. You don't manage staff on this course. Alan Turing, who owns it, can give you that.");
        SoonOff("Post announcements", "Grace Hopper");
        OnlyLooks();
        Assert.False((await School.GrantsAsync(School.Grace.AccountId))!.Allow.Has(PostAnnouncements));
    }

    [Fact]
    public async Task A_right_lost_and_given_back_is_seen_without_a_click()
    {
        var emmy = await School.EmmyAsync();
        Become(emmy);
        Open();
        await ContinueWithAsync("hedy@school.example");
        Soon(() => Assert.Equal("hedy@school.example, Not saved yet", Rows.First()));

        await ElsewhereAsync(School.Alan, PersonRef.To(emmy.AccountId), ManageStaff, false, School.Permissions);
        SoonSays("note", "You can look, but not change anything here.");
        OnlyLooks();
        Assert.DoesNotContain("hedy@school.example, Not saved yet", Rows);

        await ElsewhereAsync(School.Alan, PersonRef.To(emmy.AccountId), ManageStaff, true, School.Permissions);
        Soon(() => The("region", Banner));
        Assert.Empty(Every("note"));
    }

    [Fact]
    public async Task Whoever_is_removed_sees_as_little_as_a_stranger()
    {
        Become(School.Grace);
        Open();
        Soon(() => The("table", "People"));
        _ = (await School.Permissions.RemoveAsync(School.Alan, School.Algebra, [Grace])).Value;

        SoonSays("alert", "There is no such course, or you have no part in it. Ask whoever told you of it to add you.");
        Assert.Empty(Every("table"));
    }

    [Fact]
    public async Task An_archived_course_says_so_and_can_only_be_read()
    {
        await School.ArchiveAsync(School.Algebra);
        Open();

        SoonSays("note", "This course is archived. It can be read, but not changed.");
        OnlyLooks();
    }

    void OnlyLooks()
    {
        Assert.All(Every("switch").Concat(Every("combobox")), element => Assert.Equal("true", element.GetAttribute("aria-disabled")));
        Assert.All(["checkbox", "radio"], role => Assert.Empty(Every(role)));
        Assert.Empty(Every("region", Banner));
        Assert.Empty(Every("button", "Copy staff from…"));
    }
}

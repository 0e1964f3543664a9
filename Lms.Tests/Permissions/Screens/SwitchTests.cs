using Bunit;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Web.Features.Permissions;

namespace Lms.Tests.Permissions.Screens;

public sealed class SwitchTests : RowTest
{
    const string Name = "Edit course for Grace Hopper";

    [Fact]
    public void There_is_a_switch_for_every_permission_named_with_the_person()
    {
        ShowRow(Grace);

        foreach (var permission in (string[])["Edit course", "Manage staff", "View students", "Manage students", "Post announcements",
            "Manage materials", "Manage assignments", "View submissions", "Grade submissions", "View gradebook"])
            Assert.Equal("false", The("switch", $"{permission} for Grace Hopper").GetAttribute("aria-checked"));
        Assert.Equal(10, Every("switch").Count());
    }

    [Theory]
    [InlineData(SwitchSource.None, false, null, "Nobody gave it.")]
    [InlineData(SwitchSource.Role, true, null, "From the role Grader.")]
    [InlineData(SwitchSource.Allowed, true, null, "Allowed for this person here.")]
    [InlineData(SwitchSource.Denied, false, null, "Denied for this person here.")]
    [InlineData(SwitchSource.Implied, true, Permission.ManageStaff, "Comes with Manage staff.")]
    [InlineData(SwitchSource.Blocked, false, Permission.ViewStudents, "Given, but View students, which it needs, is denied.")]
    [InlineData(SwitchSource.Owner, true, null, "The owner holds everything.")]
    [InlineData(SwitchSource.Administrator, true, null, "Administrators hold everything.")]
    public void A_switch_shows_where_its_state_comes_from(SwitchSource source, bool on, Permission? through, string sentence)
    {
        ShowRow(WithFirstSwitch(Grace, new(Permission.EditCourse, on, source, through, null)));

        var first = The("switch", Name);
        Assert.Equal(on ? "true" : "false", first.GetAttribute("aria-checked"));
        Assert.Equal(sentence, first.GetAttribute("aria-description"));
        Assert.Contains(source.ToString().ToLowerInvariant(), first.ClassList);
        Assert.False(first.HasAttribute("aria-disabled"));
    }

    [Fact]
    public async Task A_locked_switch_says_why_and_a_click_does_nothing()
    {
        ShowRow(WithFirstSwitch(Grace, new(Permission.EditCourse, true, SwitchSource.Role, null, new Problem(Why.NotHeldByYou, Permission.EditCourse))));
        await PressAsync("switch", Name);

        var locked = The("switch", Name);
        Assert.Empty(Asked);
        Assert.Equal(("true", "true"), (locked.GetAttribute("aria-disabled"), locked.GetAttribute("aria-checked")));
        Assert.False(locked.HasAttribute("disabled")); // it can be reached, and asked
        Assert.Equal("From the role Grader. You can only give or take what you hold yourself, and you don't hold Edit course.",
            locked.GetAttribute("aria-description"));
    }

    [Fact]
    public async Task A_switch_moves_at_once_shows_that_it_saves_and_moves_back_when_the_answer_is_no()
    {
        var no = new TaskCompletionSource();
        ShowRow(Grace, answer: _ => no.Task);

        await PressAsync("switch", Name);
        Soon(() => Assert.Contains("saving", The("switch", Name).ClassList));
        Assert.Equal("true", The("switch", Name).GetAttribute("aria-checked"));

        no.SetResult();
        Soon(() => Assert.DoesNotContain("saving", The("switch", Name).ClassList));
        Assert.Equal("false", The("switch", Name).GetAttribute("aria-checked"));
    }

    [Fact]
    public async Task A_second_click_while_it_saves_asks_for_nothing_more()
    {
        var answer = new TaskCompletionSource();
        ShowRow(Grace, answer: _ => answer.Task);

        await PressAsync("switch", Name);
        await PressAsync("switch", Name);
        Soon(() => Assert.Single(Asked));
        answer.SetResult();
        Soon(() => Assert.DoesNotContain("saving", The("switch", Name).ClassList));

        Assert.Equal([new RowCommand.Switch(Grace, Permission.EditCourse, true)], Asked);
    }

    [Fact]
    public async Task Two_switches_of_one_row_save_at_the_same_time()
    {
        var answer = new TaskCompletionSource();
        ShowRow(Grace, answer: _ => answer.Task);

        await PressAsync("switch", Name);
        await PressAsync("switch", "View gradebook for Grace Hopper");
        Soon(() => Assert.Equal(2, Every("switch").Count(s => s.ClassList.Contains("saving"))));
        answer.SetResult();
        Soon(() => Assert.DoesNotContain(Every("switch"), s => s.ClassList.Contains("saving")));
    }

    [Fact]
    public async Task A_switch_that_is_on_asks_to_be_turned_off()
    {
        var row = WithFirstSwitch(Grace, new(Permission.EditCourse, true, SwitchSource.Implied, Permission.ManageStaff, null));
        ShowRow(row);
        await PressAsync("switch", Name);

        Soon(() => Assert.Equal([new RowCommand.Switch(row, Permission.EditCourse, false)], Asked));
    }
}

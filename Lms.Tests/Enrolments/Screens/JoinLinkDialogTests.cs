using Bunit;
using Lms.Data.Enrolments;
using Lms.Data.Permissions;
using Lms.Tests.Support;

namespace Lms.Tests.Enrolments.Screens;

public sealed class JoinLinkDialogTests : RosterPageTest
{
    [Fact]
    public async Task It_is_off_until_somebody_turns_it_on()
    {
        await OpenDialogAsync();
        SoonSays("dialog", "The join link is off.");
        SoonSays("dialog", "Whoever has the link can enrol by themselves, if their address is at school.example.");
        Assert.Null(await CodeAsync());
        await PressAsync("button", "Turn on");

        Soon(() => The("textbox", "Join link"));
        Assert.Equal($"http://localhost/join/{await CodeAsync()}", Link);
        Assert.True(The("textbox", "Join link").HasAttribute("readonly"));
        await PressAsync("button", "Close");
        Soon(() => Assert.Empty(Every("dialog")));
    }

    [Fact]
    public async Task Turned_off_it_is_void()
    {
        await TurnOnAsync();
        await OpenDialogAsync();
        await PressAsync("button", "Turn off");

        SoonSays("dialog", "The join link is off.");
        Assert.Empty(Every("textbox", "Join link"));
        Assert.Null(await CodeAsync());
        The("button", "Turn on");
    }

    [Fact]
    public async Task A_new_link_takes_the_place_of_the_old()
    {
        var old = await TurnOnAsync();
        await OpenDialogAsync();
        SoonSays("dialog", "A new link makes this one void. Who is enrolled stays enrolled.");
        Assert.EndsWith(old, Link, StringComparison.Ordinal);
        await PressAsync("button", "New link");
        await PressAsync("button", "Make a new link");

        Soon(() => Assert.DoesNotContain(old, Link, StringComparison.Ordinal));
        Assert.EndsWith((await CodeAsync())!, Link, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "The join link is copied.")]
    [InlineData(false, "The browser did not let us copy it. This is the link: http://localhost/join/")]
    public async Task It_is_copied_or_shown(bool lets, string sentence)
    {
        JSInterop.Setup<bool>("lms.copy", _ => true).SetResult(lets);
        var code = await TurnOnAsync();
        await OpenDialogAsync();
        await PressAsync("button", "Copy link");

        SoonSays("alert", sentence);
        Assert.Equal($"http://localhost/join/{code}", JSInterop.VerifyInvoke("lms.copy").Arguments[0]);
    }

    [Fact]
    public async Task A_right_lost_is_said_in_the_dialog_and_changes_nothing()
    {
        var radia = await School.ManagerAsync();
        Become(radia);
        await OpenDialogAsync();
        Soon(() => The("button", "Turn on"));
        await TakeAwayAsync(radia, Permission.ManageStudents);
        await PressAsync("button", "Turn on");

        SoonSays("dialog", "You don't manage students on this course. Alan Turing, who owns it, can give you that.");
        Assert.Null(await CodeAsync());
    }

    string Link => The("textbox", "Join link").GetAttribute("value")!;

    async Task OpenDialogAsync()
    {
        Open();
        await PressAsync("button", "Join link…");
    }

    async Task<string> TurnOnAsync() => (await School.Database.Get<JoinService>().SetAsync(School.Alan, School.Algebra, on: true)).Value!;

    async Task<string?> CodeAsync() => (await School.Database.Get<JoinQueries>().CodeAsync(School.Alan, School.Algebra)).Value;
}

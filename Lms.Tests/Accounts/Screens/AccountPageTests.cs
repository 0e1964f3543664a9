using Bunit;
using Lms.Data.Shared;
using Lms.Tests.Support;
using Lms.Web.Features.Accounts;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Accounts.Screens;

public sealed class AccountPageTests : ScreenTest
{
    [Fact]
    public void It_says_who_one_is_and_what_others_gave()
    {
        Open(School.Grace);

        Soon(() => The("heading", "My account"));
        The("heading", "Grace Hopper");
        Assert.Contains("grace@school.example", Stage.Find("dl.facts").Words());
        Assert.Contains("Here since 25 Nov 2026", Stage.Find("dl.facts").Words());
        Assert.Contains("Set up by Alan Turing.", The("list", "What others gave you").Words());
        Assert.Equal("/account/data.zip", The("link", "Download my data").GetAttribute("href"));
        Assert.DoesNotContain("Administrator", Stage.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_says_who_named_one_first_and_that_one_administers()
    {
        Open(await School.ArriveAsync("katherine@school.example", "Katherine Johnson"));
        Soon(() => Assert.Contains("named by Alan Turing", Stage.Find("dl.facts").Words()));
        Open(School.Ada);
        Soon(() => Assert.Contains("Administrator", Stage.Find(".whoami").Words()));
        Assert.Contains("Nobody has put you on a course yet.", The("region", "What others gave you").Words());
    }

    [Fact]
    public async Task A_place_one_does_not_want_is_given_up_there_and_what_stands_in_the_way_is_said()
    {
        Open(School.Grace);
        await PressAsync("button", "I don't belong here: Algebra I");
        await PressAsync("button", "Leave");
        Soon(() => Assert.Empty(Every("list")));
        Assert.Null(await School.GrantsAsync(School.Grace.AccountId));

        _ = (await School.Permissions.GiveRoleAsync(School.Alan, School.Algebra, [Named("grace@school.example")], Grader)).Value;
        Open(School.Grace);
        Soon(() => The("list", "What others gave you"));
        _ = (await School.Permissions.RemoveAsync(School.Alan, School.Algebra, [Named("grace@school.example")])).Value;
        await PressAsync("button", "I don't belong here: Algebra I");
        await PressAsync("button", "Leave");
        SoonSays("alert", "There is no such course, or you have no part in it. Ask whoever told you of it to add you.");
        Soon(() => Assert.Empty(Every("list")));
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_this_session_too()
    {
        var stamp = (await School.AccountAsync(School.Grace.AccountId)).SecurityStamp;
        Open(School.Grace);
        await PressAsync("button", "Sign out everywhere");

        Soon(() => Assert.EndsWith("/sign-in", Navigation.Uri, StringComparison.Ordinal));
        Assert.NotEqual(stamp, (await School.AccountAsync(School.Grace.AccountId)).SecurityStamp);
    }

    [Fact]
    public async Task Who_is_suspended_meanwhile_is_told_and_stays()
    {
        Open(School.Grace);
        Soon(() => The("heading", "My account"));
        await School.SuspendAsync(School.Grace);
        await PressAsync("button", "Sign out everywhere");
        SoonSays("alert", "Your account can't be used at present.");

        Open(School.Grace);
        Soon(() => Assert.Empty(Every("heading", "My account")));
    }

    [Fact]
    public async Task It_says_where_one_is_signed_in_as_it_changes_and_ends_it_there()
    {
        var laptop = await School.ComeAsync("grace@school.example", SignedIn.Visit(SignedIn.FirefoxOnWindows));
        Open(School.Grace);
        Soon(() => Assert.Contains("Firefox on Windows", The("list", "Where you are signed in").Words()));
        Assert.Contains("Since 25 Nov 2026 09:00 · last seen 25 Nov 2026 09:00", The("region", "Where you are signed in").Words());
        var library = await School.ComeAsync("grace@school.example");
        Soon(() => The("button", "Sign out Another browser, since 25 Nov 2026 09:00"));

        await PressAsync("button", "Sign out Firefox on Windows, since 25 Nov 2026 09:00");

        Soon(() => Assert.DoesNotContain("Firefox", The("list", "Where you are signed in").Words(), StringComparison.Ordinal));
        Assert.False(await School.StaysAsync(laptop));
        Assert.True(await School.StaysAsync(library));
    }

    void Open(Actor actor)
    {
        Become(actor);
        Show<AccountPage>();
    }
}

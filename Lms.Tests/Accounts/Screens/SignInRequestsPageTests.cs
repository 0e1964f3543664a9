using AngleSharp.Dom;
using Bunit;
using Lms.Data.Accounts;
using Lms.Tests.Support;
using Lms.Web.Features.Accounts;
using static Lms.Tests.Support.Doorstep;

namespace Lms.Tests.Accounts.Screens;

public sealed class SignInRequestsPageTests : ScreenTest
{
    [Fact]
    public async Task A_request_says_who_asks_for_which_account_and_what_that_holds()
    {
        _ = await School.AskAsync(GraceAddress, "sub-new", name: "Grace Kelly");
        Open();

        Soon(() => Assert.Equal(
            "grace@school.example At Google Grace Kelly 25 Nov 2026 Account in the way Grace Hopper Active It holds teaches 1, attends 0 last here on 25 Nov 2026 "
            + "Why Another Google identity signs in with this account. Same person Somebody new Refuse", Stage.Find("article").Words()));
        Assert.Equal($"/admin/people/{School.Grace.AccountId}", The("link", "Grace Hopper").GetAttribute("href"));
    }

    [Theory]
    [InlineData("Same person", "Grace Hopper will sign in with this Google identity from now on, and no longer with the one before. They keep everything.",
        "Done. The next time grace@school.example signs in, they are let in.")]
    [InlineData("Somebody new", "The address grace@school.example goes to somebody new, who starts with nothing. Grace Hopper keeps everything but the address.",
        "Done. The next time grace@school.example signs in, they are somebody new.")]
    [InlineData("Refuse", "Whoever asks with this Google identity stays outside. Grace Hopper keeps everything.", "Refused. grace@school.example stays outside.")]
    public async Task Each_choice_says_what_it_does_and_asks_first(string choice, string lead, string told)
    {
        _ = await School.AskAsync(GraceAddress, "sub-new");
        var before = await School.Database.DumpAsync();
        Open();
        await PressAsync("button", choice);
        SoonSays("dialog", lead);
        await AnswerAsync("Cancel");
        Soon(() => Assert.Empty(Every("dialog")));
        Assert.Equal(before, await School.Database.DumpAsync());

        await PressAsync("button", choice);
        await AnswerAsync(choice);

        SoonSays("alert", told);
        Soon(() => Assert.Contains("Nobody is waiting at the door.", Stage.Markup));
    }

    [Fact]
    public async Task What_another_has_decided_meanwhile_is_said()
    {
        var request = await School.AskAsync(GraceAddress, "sub-new");
        Open();
        await PressAsync("button", "Same person");
        _ = (await School.Requests().RefuseAsync(School.Ada, request)).Value;
        await AnswerAsync("Same person");

        SoonSays("alert", "This request has been decided meanwhile.");
        Soon(() => Assert.Empty(Stage.FindAll("article")));
        Assert.Equal(["sub-grace@school.example"], await School.LinksAsync(School.Grace.AccountId));
    }

    [Fact]
    public async Task Several_requests_can_be_told_apart()
    {
        _ = await School.AskAsync(GraceAddress, "sub-new");
        _ = await School.AskAsync(KatherineAddress, "private", hd: null, name: "<b>Kate</b>");
        Open();

        Soon(() => Assert.Equal([GraceAddress, KatherineAddress], Stage.FindAll("article").Select(ByRole.NameOf)));
        Assert.Contains("<b>Kate</b>", Stage.FindAll("article")[1].Words());
        Assert.Contains("Google doesn't host the address, so it may have a new owner.", Stage.FindAll("article")[1].Words());
    }

    [Fact]
    public async Task Others_see_nobody_at_the_door()
    {
        _ = await School.AskAsync(GraceAddress, "sub-new");
        Show<SignInRequestsPage>();
        SoonSays("alert", "Only administrators may do this.");
        Assert.DoesNotContain("grace@", Stage.Markup, StringComparison.Ordinal);
    }

    void Open()
    {
        Become(School.Ada);
        Show<SignInRequestsPage>();
    }
}

using AngleSharp.Dom;
using Bunit;
using Lms.Data.Accounts;
using Lms.Tests.Support;
using Lms.Web.Features.Accounts;

namespace Lms.Tests.Accounts.Screens;

public sealed class PersonPageTests : ScreenTest
{
    [Fact]
    public void One_sees_what_they_are_and_everything_that_refers_to_them()
    {
        Open(School.Grace.AccountId);

        Soon(() => The("heading", "Grace Hopper"));
        Assert.Contains("grace@school.example", Facts());
        Assert.Contains("First sign-in 25 Nov 2026", Facts());
        Assert.Contains("Algebra I", The("region", "Teaching").Words());
        Assert.Contains("Places on the staff 1", The("region", "Everything that refers to them").Words());
        Assert.Contains("Alan Turing gave Grace Hopper the role Grader on Algebra I.", The("table", "Audit entries").Words());
        Assert.Equal($"/admin/audit?person={School.Grace.AccountId}", The("link", "All entries").GetAttribute("href"));
        Assert.Equal($"/admin/people/{School.Grace.AccountId}/data.zip", The("link", "Download data").GetAttribute("href"));
    }

    [Fact]
    public async Task A_suspension_asks_why_and_a_reinstatement_too()
    {
        Open(School.Grace.AccountId);
        await PressAsync("button", "Suspend");
        SoonSays("dialog", "Suspend Grace Hopper");
        await AnswerAsync("Suspend");
        SoonSays("dialog", "Give a reason.");
        await TypeAsync("textbox", "Reason", "On leave");
        await AnswerAsync("Suspend");

        SoonSays("alert", "Grace Hopper is suspended.");
        Soon(() => The("button", "Reinstate"));
        Assert.Empty(Every("button", "Suspend"));
        Assert.Contains("Suspended", Stage.Find(".heading").TextContent);
        Soon(() => Assert.Contains("Ada Lovelace suspended Grace Hopper: On leave", The("table", "Audit entries").Words()));

        await PressAsync("button", "Reinstate");
        await TypeAsync("textbox", "Reason", "Back");
        await AnswerAsync("Reinstate");
        SoonSays("alert", "Grace Hopper is reinstated.");
        Soon(() => The("button", "Suspend"));
    }

    [Fact]
    public async Task A_suspension_can_be_thought_better_of()
    {
        Open(School.Grace.AccountId);
        await PressAsync("button", "Suspend");
        await AnswerAsync("Cancel");

        Soon(() => Assert.Empty(Every("dialog")));
        Assert.Equal(AccountStatus.Active, (await School.AccountAsync(School.Grace.AccountId)).Status);
    }

    [Fact]
    public async Task The_switches_give_and_take_rights()
    {
        Open(School.Grace.AccountId);
        await PressAsync("switch", "Administrator");
        SoonSays("alert", "Grace Hopper is an administrator now.");
        Soon(() => Assert.Equal("true", The("switch", "Administrator").GetAttribute("aria-checked")));
        await PressAsync("switch", "May create courses");
        SoonSays("alert", "Grace Hopper may create courses.");
        await PressAsync("switch", "Administrator");
        SoonSays("alert", "Grace Hopper is no longer an administrator.");

        var grace = await School.AccountAsync(School.Grace.AccountId);
        Assert.Equal((false, true), (grace.IsAdministrator, grace.MayCreateCourses));
    }

    [Fact]
    public async Task Signing_somebody_out_everywhere_is_said()
    {
        var stamp = (await School.AccountAsync(School.Grace.AccountId)).SecurityStamp;
        Open(School.Grace.AccountId);
        await PressAsync("button", "Sign out everywhere");

        SoonSays("alert", "Grace Hopper is signed out everywhere.");
        Assert.NotEqual(stamp, (await School.AccountAsync(School.Grace.AccountId)).SecurityStamp);
    }

    [Fact]
    public async Task The_address_of_the_pending_can_be_corrected_and_a_merge_leads_to_who_is_left()
    {
        Open(School.Katherine);
        await PressAsync("button", "Correct address");
        await TypeAsync("textbox", "Correct email address", "johnson@school.example");
        await AnswerAsync("Correct address");
        Soon(() => The("heading", "johnson@school.example"));

        await PressAsync("button", "Correct address");
        await TypeAsync("textbox", "Correct email address", "edsger@school.example");
        await AnswerAsync("Correct address");
        SoonSays("alert", "edsger@school.example");
        await AnswerAsync("Move everything");
        Soon(() => Assert.EndsWith($"/admin/people/{School.Edsger.AccountId}", Navigation.Uri, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_gave_up_their_address_has_none_and_types_none()
    {
        _ = (await School.Requests().SomebodyNewAsync(School.Ada, await School.AskAsync(Doorstep.KatherineAddress, "private", hd: null))).Value;
        Open(School.Katherine);

        Soon(() => The("heading", "katherine"));
        Assert.Contains("No address any more", Facts());
        await PressAsync("button", "Correct address");
        Soon(() => Assert.Equal("", The("textbox", "Correct email address").GetAttribute("value") ?? ""));
        Assert.DoesNotContain("given-up", Stage.Markup, StringComparison.Ordinal);
    }

    void Open(long accountId)
    {
        Become(School.Ada);
        Show<PersonPage>(page => page.Add(p => p.AccountId, accountId));
    }

    string Facts() => Stage.Find("dl.facts").Words();
}

using AngleSharp.Dom;
using Bunit;
using Lms.Tests.Support;
using Lms.Web.Features.Accounts;

namespace Lms.Tests.Accounts.Screens;

/// <summary>On a person's page: further addresses, whose the account really is, and the end of it.</summary>
public sealed class PersonLeavesTests : ScreenTest
{
    [Fact]
    public async Task A_further_address_is_added_taken_away_and_put_back()
    {
        Open(School.Grace.AccountId);
        await PressAsync("button", "Add an address");
        await TypeAsync("textbox", "Further address", "alan@school.example");
        await Stage.InvokeAsync(() => Stage.Find("dl.facts form").Submit());
        Soon(() => Assert.Contains("alan@school.example belongs to Alan Turing.", Facts()));
        await TypeAsync("textbox", "Further address", "amazing@school.example");
        await Stage.InvokeAsync(() => Stage.Find("dl.facts form").Submit());
        SoonSays("alert", "amazing@school.example is an address of Grace Hopper now.");
        Soon(() => The("button", "Remove amazing@school.example"));

        await PressAsync("button", "Remove amazing@school.example");
        SoonSays("alert", "amazing@school.example is no longer an address of Grace Hopper.");
        Soon(() => Assert.Empty(Every("button", "Remove amazing@school.example")));
    }

    [Fact]
    public async Task Whose_the_account_is_is_looked_up_and_seen_before_it_moves()
    {
        Open(School.Katherine);
        await PressAsync("button", "Merge into…");
        await TypeAsync("searchbox", "Search people", "dijkstra");
        Soon(() => Assert.Contains(Every("button"), button => button.Words().StartsWith("Edsger Dijkstra", StringComparison.Ordinal)));
        await Stage.InvokeAsync(() => Every("button").First(button => button.Words().StartsWith("Edsger Dijkstra", StringComparison.Ordinal)).Click());
        SoonSays("alert", "Edsger Dijkstra (edsger@school.example) takes over from katherine@school.example. This moves:");
        SoonSays("alert", "Algebra I MATH-101: Custom");

        await PressAsync("button", "Move everything");
        SoonSays("alert", "Everything that waited for katherine@school.example is with edsger@school.example now.");
        Soon(() => Assert.EndsWith($"/admin/people/{School.Edsger.AccountId}", Navigation.Uri, StringComparison.Ordinal));
        Assert.Equal("katherine@school.example", Assert.Single((await School.AccountAsync(School.Edsger.AccountId)).Aliases).Address);
    }

    [Fact]
    public async Task Erasing_asks_for_the_address_and_leaves_a_former_member()
    {
        Open(School.Grace.AccountId);
        await PressAsync("button", "Erase…");
        SoonSays("dialog", "Places that go: on staffs 1, as a student 0.");
        await TypeAsync("textbox", "Type grace@school.example to confirm", "grace");
        await PressAsync("button", "Erase for ever");
        SoonSays("dialog", "Type grace@school.example exactly, to be sure that it is them.");
        await TypeAsync("textbox", "Type grace@school.example to confirm", "grace@school.example");
        await PressAsync("button", "Erase for ever");

        SoonSays("alert", "Erased. Nothing here tells who they were.");
        Soon(() => The("heading", "Former member"));
        Assert.Contains("Erased", Facts());
        Assert.DoesNotContain("given-up", Stage.Markup, StringComparison.Ordinal);
        foreach (var gone in (string[])["Suspend", "Reinstate", "Erase…", "Merge into…", "Add an address"])
            Assert.Empty(Every("button", gone));
    }

    [Fact]
    public void Nobody_can_erase_themselves()
    {
        Open(School.Ada.AccountId);
        Soon(() => The("heading", "Ada Lovelace"));
        Assert.Empty(Every("button", "Erase…"));
    }

    void Open(long accountId)
    {
        Become(School.Ada);
        Show<PersonPage>(page => page.Add(p => p.AccountId, accountId));
    }

    string Facts() => Stage.Find("dl.facts").Words();
}

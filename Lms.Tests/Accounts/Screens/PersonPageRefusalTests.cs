using Bunit;
using Lms.Tests.Support;
using Lms.Web.Features.Accounts;

namespace Lms.Tests.Accounts.Screens;

/// <summary>What the page of a person does not do.</summary>
public sealed class PersonPageRefusalTests : ScreenTest
{
    [Fact]
    public async Task What_is_refused_goes_back_with_a_sentence()
    {
        Open(School.Grace.AccountId);
        Soon(() => The("heading", "Grace Hopper"));
        _ = (await School.Standings.SuspendAsync(School.Ada, School.Grace.AccountId, "By another")).Value;
        await PressAsync("switch", "Administrator");

        SoonSays("alert", "Grace Hopper is suspended. Reinstate them first.");
        Soon(() => The("button", "Reinstate")); // and the page shows how it is
        Assert.Equal("false", The("switch", "Administrator").GetAttribute("aria-checked"));
    }

    [Fact]
    public void Ones_own_administration_and_suspension_are_out_of_reach()
    {
        Open(School.Ada.AccountId);
        Soon(() => The("heading", "Ada Lovelace"));
        Assert.Equal("true", The("switch", "Administrator").GetAttribute("aria-disabled"));
        Assert.Equal("You can't do this to yourself. Ask another administrator.", The("switch", "Administrator").GetAttribute("aria-description"));
        Assert.Empty(Every("button", "Suspend"));
        The("button", "Sign out everywhere");
    }

    [Fact]
    public void Somebody_who_is_not_there_is_not_found()
    {
        Open(4711);
        SoonSays("alert", "There is no such person here any more.");
    }

    [Fact]
    public void Others_see_nothing_of_a_person()
    {
        Show<PersonPage>(page => page.Add(p => p.AccountId, School.Grace.AccountId));
        SoonSays("alert", "Only administrators may do this.");
        Assert.DoesNotContain("grace@", Stage.Markup, StringComparison.Ordinal);
    }

    void Open(long accountId)
    {
        Become(School.Ada);
        Show<PersonPage>(page => page.Add(p => p.AccountId, accountId));
    }
}

using Bunit;
using Lms.Tests.Support;
using Lms.Web.Features.Permissions;

namespace Lms.Tests.Permissions.Screens;

/// <summary>The roles, as Ada sees them.</summary>
public abstract class RolesPageTest : ScreenTest
{
    private protected void Open()
    {
        Become(School.Ada);
        Show<RolesPage>();
    }

    private protected async Task ChooseAsync(string item, string role)
    {
        await PressAsync("button", $"More for {role}");
        await PressAsync("menuitem", item);
    }

    private protected void SoonIs(string state, string name) => Soon(() =>
    {
        Assert.Equal(state, The("switch", name).GetAttribute("aria-checked"));
        Assert.DoesNotContain("saving", The("switch", name).ClassList);
    });
}

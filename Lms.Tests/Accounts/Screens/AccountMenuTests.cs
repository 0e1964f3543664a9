using Bunit;
using Lms.Tests.Support;
using Lms.Web.Layout;

namespace Lms.Tests.Accounts.Screens;

public sealed class AccountMenuTests : ScreenTest
{
    [Fact]
    public async Task It_says_who_is_signed_in_and_offers_colours_and_the_way_out()
    {
        Show<AccountMenu>();
        await PressAsync("button", "Account menu");

        Soon(() => Assert.Equal(["alan@school.example", "My account", "Colours as the system has them", "Light", "Dark", "Sign out"],
            Every("menuitem").Select(ByRole.NameOf)));
        Assert.Equal("Alan", Stage.Find("bdi").TextContent);
        Assert.Equal("/account", The("menuitem", "My account").GetAttribute("href"));
    }

    [Fact]
    public async Task Administrators_find_the_administration_there()
    {
        Become(School.Ada);
        Show<AccountMenu>();
        await PressAsync("button", "Account menu");

        Soon(() => Assert.Equal("/admin/people", The("menuitem", "Administration").GetAttribute("href")));
    }

    [Fact]
    public async Task Signing_out_posts_the_form()
    {
        Show<AccountMenu>();
        await PressAsync("button", "Account menu");
        await PressAsync("menuitem", "Sign out");

        Soon(() => Assert.Equal("sign-out", JSInterop.VerifyInvoke("lms.signOut").Arguments[0]));
        var form = Stage.Find("form#sign-out");
        Assert.Equal(("post", "/sign-out"), (form.GetAttribute("method"), form.GetAttribute("action")));
    }

    [Fact]
    public async Task A_colour_is_remembered_by_the_browser()
    {
        Show<AccountMenu>();
        await PressAsync("button", "Account menu");
        await PressAsync("menuitem", "Dark");

        Soon(() => Assert.Equal("dark", JSInterop.VerifyInvoke("lms.useTheme").Arguments[0]));
    }

    [Fact]
    public async Task The_suspended_can_still_sign_out()
    {
        await School.SuspendAsync(School.Alan);
        Show<AccountMenu>();

        Soon(() => The("button", "Account menu"));
    }
}

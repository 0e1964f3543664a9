using AngleSharp.Dom;
using Bunit;
using Lms.Tests.Support;
using Lms.Web.Features.Accounts;

namespace Lms.Tests.Accounts.Screens;

public sealed class UnusedPageTests : ScreenTest
{
    const string Katherine = "katherine@school.example", Head = "head@school.example";

    [Fact]
    public async Task Those_chosen_are_removed_once_it_is_said_what_goes_with_them()
    {
        await OpenAsync();
        Soon(() => Assert.Contains("named by Alan Turing", The("row", Katherine).Words()));
        Assert.True(The("button", "Remove").HasAttribute("disabled"));
        await Stage.InvokeAsync(() => The("checkbox", $"Select {Katherine}").Change(true));

        await PressAsync("button", "Remove 1 account");
        SoonSays("dialog", $"{Katherine} is removed for ever, and with them: places on staffs 1, places as a student 0.");
        await PressAsync("button", "Remove for ever");

        SoonSays("alert", "1 unused account is removed.");
        Soon(() => Assert.Empty(Every("row", Katherine)));
        Assert.Null(await School.AccountAsync(Katherine));
    }

    [Fact]
    public async Task Whoever_administers_can_be_seen_and_not_be_chosen()
    {
        _ = (await School.Accounts.EnsureAdministratorsAsync([Cast.Address(Head)])).Value;
        await OpenAsync();

        Soon(() => Assert.True(The("checkbox", $"Select {Head}").HasAttribute("disabled")));
        Assert.Contains("more than an unused account", The("row", Head).Words());
        await Stage.InvokeAsync(() => The("checkbox", "Select all on this page").Change(true));
        Soon(() => The("button", "Remove 1 account"));
    }

    [Fact]
    public async Task Nothing_happens_to_those_who_are_kept_after_all()
    {
        await OpenAsync();
        await Stage.InvokeAsync(() => The("checkbox", $"Select {Katherine}").Change(true));
        await PressAsync("button", "Remove 1 account");
        await PressAsync("button", "Cancel");

        Soon(() => Assert.Empty(Every("dialog")));
        Assert.NotNull(await School.AccountAsync(Katherine));
    }

    Task OpenAsync()
    {
        School.Database.Time.Advance(TimeSpan.FromDays(100));
        Become(School.Ada);
        Show<UnusedPage>();
        Soon(() => The("heading", "Unused accounts"));
        return Task.CompletedTask;
    }
}

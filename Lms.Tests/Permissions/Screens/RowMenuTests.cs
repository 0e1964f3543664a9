using Lms.Data.Accounts;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using Lms.Web.Features.Permissions;

namespace Lms.Tests.Permissions.Screens;

public sealed class RowMenuTests : RowTest
{
    [Fact]
    public Task For_somebody_pending_on_the_staff() =>
        OffersAsync(Katherine, "Why…", "Copy sign-in link", "See as them", "Correct address…", "Set end date…", "Remove from staff");

    [Fact]
    public Task Where_mail_is_set_up_the_pending_of_the_staff_can_be_invited()
    {
        Mail.On = true;
        return OffersAsync(Katherine, "Why…", "Copy sign-in link", "Send invitation", "See as them", "Correct address…", "Set end date…", "Remove from staff");
    }

    [Theory]
    [InlineData(AccountStatus.Active, true, false, "katherine@school.example")]
    [InlineData(AccountStatus.Pending, false, false, "katherine@school.example")]
    [InlineData(AccountStatus.Pending, true, true, "katherine@school.example")]
    [InlineData(AccountStatus.Pending, true, false, "8@given-up.invalid")]
    public async Task Nobody_else_can_nor_by_whoever_only_looks(AccountStatus status, bool onStaff, bool readOnly, string address)
    {
        Mail.On = true;
        ShowRow(Katherine with { Status = status, RoleId = onStaff ? 6 : null, Address = address }, readOnly);
        await PressAsync("button", "More for katherine@school.example");

        Soon(() => The("menuitem", "Why…"));
        Assert.Empty(Every("menuitem", "Send invitation"));
    }

    [Fact]
    public Task For_somebody_on_the_staff() => OffersAsync(Grace, "Why…", "See as them", "Set end date…", "Remove from staff");

    [Fact]
    public Task For_somebody_without_a_role() => OffersAsync(Grace with { RoleId = null }, "Why…");

    [Fact]
    public Task For_somebody_pending_without_a_role() => OffersAsync(Katherine with { RoleId = null }, "Why…", "Copy sign-in link");

    [Fact]
    public Task For_the_owner() => OffersAsync(Locked(Grace, Why.OwnerLocked, "Grace Hopper") with { IsOwner = true, RoleId = null }, "Why…");

    [Fact]
    public Task For_yourself() =>
        OffersAsync(Locked(Grace, Why.OwnPermissions) with { IsYou = true }, "Why…", "Leave this course's staff…");

    [Fact]
    public async Task Whoever_can_only_look_may_ask_why_and_copy_the_link_which_opens_nothing_by_itself()
    {
        await OffersAsync(Locked(Katherine, Why.NeedsManageStaff, "Alan Turing"), readOnly: true, "Why…", "Copy sign-in link");
    }

    [Fact]
    public async Task Whoever_can_only_look_may_still_leave()
    {
        await OffersAsync(Locked(Grace, Why.NeedsManageStaff, "Alan Turing") with { IsYou = true }, readOnly: true, "Why…", "Leave this course's staff…");
    }

    [Fact]
    public void There_is_none_before_somebody_is_saved()
    {
        ShowRow(Hedy);
        Assert.Empty(Every("button", "More for hedy@school.example"));
    }

    [Theory]
    [InlineData("Why…", typeof(RowCommand.AskWhy))]
    [InlineData("Copy sign-in link", typeof(RowCommand.CopyLink))]
    [InlineData("Send invitation", typeof(RowCommand.Invite))]
    [InlineData("Correct address…", typeof(RowCommand.CorrectAddress))]
    [InlineData("See as them", typeof(RowCommand.LookAs))]
    [InlineData("Set end date…", typeof(RowCommand.SetUntil))]
    [InlineData("Remove from staff", typeof(RowCommand.Remove))]
    [InlineData("Leave this course's staff…", typeof(RowCommand.Leave))]
    public async Task Each_item_asks_for_what_it_says_and_the_menu_closes(string item, Type command)
    {
        Mail.On = true;
        ShowRow(Katherine with { IsYou = command != typeof(RowCommand.LookAs) });
        await PressAsync("button", "More for katherine@school.example");
        await PressAsync("menuitem", item);

        Soon(() => Assert.Equal(command, Assert.Single(Asked).GetType()));
        Soon(() => Assert.Empty(Every("menuitem")));
    }

    Task OffersAsync(StaffRow row, params string[] items) => OffersAsync(row, readOnly: false, items);

    async Task OffersAsync(StaffRow row, bool readOnly, params string[] items)
    {
        ShowRow(row, readOnly);
        await PressAsync("button", $"More for {row.Name}");

        Soon(() => Assert.Equal(items, Every("menuitem").Select(ByRole.NameOf)));
    }
}

using System.Text.RegularExpressions;
using Bunit;
using Lms.Data.Accounts;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using Lms.Web.Features.Permissions;

namespace Lms.Tests.Permissions.Screens;

public sealed class PersonRowTests : RowTest
{
    [Theory]
    [InlineData("")]
    [InlineData("Pending", AccountStatus.Pending)]
    [InlineData("Suspended", AccountStatus.Suspended)]
    [InlineData("Owner, You", AccountStatus.Active, true, false, true)]
    [InlineData("Owner", AccountStatus.Active, true, true)]
    [InlineData("Administrator", AccountStatus.Active, false, true)]
    [InlineData("Pending, Administrator", AccountStatus.Pending, false, true)]
    [InlineData("You", AccountStatus.Active, false, false, true)]
    public void A_row_begins_with_the_name_and_says_what_is_special(
        string badges, AccountStatus status = AccountStatus.Active, bool owner = false, bool administrator = false, bool you = false)
    {
        ShowRow(Grace with { Status = status, IsOwner = owner, IsAdministrator = administrator, IsYou = you });

        var row = The("row", badges.Length == 0 ? "Grace Hopper" : $"Grace Hopper, {badges}");
        Assert.All(badges.Split(", "), badge => Assert.Contains(badge, row.Words()));
    }

    [Fact]
    public void Somebody_without_an_account_is_not_saved_yet_and_named_by_the_address()
    {
        ShowRow(Hedy);

        Assert.DoesNotContain("Pending", The("row", "hedy@school.example, Not saved yet").Words());
        Assert.Empty(Every("checkbox"));
        Assert.Equal("No role", The("combobox", "Role for hedy@school.example").QuerySelector("option:checked, option[selected]")?.TextContent ?? "No role");
    }

    [Fact]
    public void The_address_stands_under_the_name_and_only_once()
    {
        ShowRow(Grace);
        Assert.Contains("grace@school.example", The("row", "Grace Hopper").Words());

        ShowRow(Katherine);
        Assert.Single(Regex.Matches(The("row", "katherine@school.example, Pending").Words(), "katherine@school.example"));
    }

    [Fact]
    public void A_name_with_markup_is_text()
    {
        const string name = "<img src=x onerror=alert(1)> & <b>Mallory</b>";
        ShowRow(Grace with { Name = name });

        Assert.Contains(name, The("row", name).Words());
        Assert.Empty(Stage.FindAll("img, b"));
        The("switch", $"Grade submissions for {name}");
    }

    [Fact]
    public void Whoever_was_just_named_has_the_switches_unfolded_and_anybody_can()
    {
        ShowRow(Hedy, pinned: Hedy);
        Assert.Equal("true", The("button", "Permissions: 0 on").GetAttribute("aria-expanded"));

        ShowRow(WithFirstSwitch(Grace, new(Permission.EditCourse, true, SwitchSource.Allowed, null, null)));
        Assert.Equal("false", The("button", "Permissions: 1 on").GetAttribute("aria-expanded"));
        The("button", "Permissions: 1 on").Click();
        Assert.Equal("true", The("button", "Permissions: 1 on").GetAttribute("aria-expanded"));
    }

    [Fact]
    public void An_end_date_is_shown_and_said_to_be_over_when_it_is()
    {
        ShowRow(Grace with { Until = new(2027, 6, 30) });
        Assert.Contains("30 Jun 2027", The("row", "Grace Hopper").Words());

        ShowRow(Grace with { Until = new(2026, 6, 30), Ended = true });
        Assert.Contains("Ended 30 Jun 2026", The("row", "Grace Hopper").Words());
    }

    [Fact]
    public void Selecting_somebody_is_asked_for_by_name()
    {
        ShowRow(Grace);
        The("checkbox", "Select Grace Hopper").Change(true);
        The("checkbox", "Select Grace Hopper").Change(false);

        Assert.Equal([new RowCommand.Select(Grace, true), new RowCommand.Select(Grace, false)], Asked);
    }

    [Fact]
    public void The_role_is_shown_and_what_may_not_be_given_cannot_be_chosen()
    {
        ShowRow(Grace);

        var role = The("combobox", "Role for Grace Hopper");
        Assert.Equal("3", role.GetAttribute("value"));
        Assert.Equal(["Co-teacher", "Grader", "Observer"], Every("option").Select(ByRole.NameOf));
        Assert.Equal(["Co-teacher"], Every("option").Where(option => option.HasAttribute("disabled")).Select(ByRole.NameOf));
    }

    [Fact]
    public void A_role_somebody_has_is_shown_although_it_may_not_be_given()
    {
        ShowRow(Grace with { RoleId = 1 });

        Assert.Equal("1", The("combobox", "Role for Grace Hopper").GetAttribute("value"));
        Assert.DoesNotContain(Every("option"), option => option.HasAttribute("disabled"));
    }

    [Fact]
    public void Another_role_is_asked_for_and_the_same_one_is_not()
    {
        ShowRow(Grace);
        The("combobox", "Role for Grace Hopper").Change("5");
        The("combobox", "Role for Grace Hopper").Change("3");

        Assert.Equal([new RowCommand.GiveRole(Grace, 5)], Asked);
    }

    [Fact]
    public void Where_no_role_may_be_given_the_role_is_shown_and_says_why()
    {
        ShowRow(Locked(Grace, Why.NeedsManageStaff, "Alan Turing"), readOnly: true);

        var role = The("combobox", "Role for Grace Hopper");
        Assert.Equal("true", role.GetAttribute("aria-disabled"));
        Assert.Contains("Alan Turing", role.GetAttribute("aria-description"), StringComparison.Ordinal);
        Assert.Equal("Grader", role.Words());
        Assert.Empty(Every("checkbox"));
    }
}

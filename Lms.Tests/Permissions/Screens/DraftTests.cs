using Lms.Data.Accounts;
using Lms.Tests.Support;
using static Lms.Data.Permissions.Permission;

namespace Lms.Tests.Permissions.Screens;

/// <summary>Somebody who has never been here: named, switched on, pending.</summary>
public sealed class DraftTests : StaffPageTest
{
    const string Hedy = "hedy@school.example";

    [Fact]
    public async Task The_first_switch_makes_a_pending_person_and_says_so()
    {
        Open();
        await ContinueWithAsync(Hedy);
        Soon(() => Assert.Equal($"{Hedy}, Not saved yet", Rows.First()));
        await SwitchAsync("Grade submissions", Hedy);

        Soon(() => Assert.Equal($"{Hedy}, Pending", Rows.First()));
        SoonOn("Grade submissions", Hedy);
        SoonOn("View submissions", Hedy);
        SoonSays("alert", $"Added {Hedy}. It will all be there when they sign in.");
        var hedy = await School.AccountAsync(Hedy);
        Assert.Equal(AccountStatus.Pending, hedy?.Status);
        Assert.True((await School.GrantsAsync(hedy!.Id))!.Allow.Has(GradeSubmissions));
    }

    [Fact]
    public async Task The_focus_goes_to_the_first_switch_that_can_be_moved()
    {
        Open();
        await ContinueWithAsync(Hedy);

        Soon(() => Assert.Contains(JSInterop.Invocations["lms.focus"], call => ((string)call.Arguments[0]!).Contains("[role=switch]", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Undo_takes_what_was_given_and_leaves_a_person_without_a_role()
    {
        Open();
        await ContinueWithAsync(Hedy);
        await SwitchAsync("Grade submissions", Hedy);
        await PressAsync("button", "Undo");

        SoonSays("alert", "Undone.");
        SoonOff("Grade submissions", Hedy);
        Assert.Null(await School.GrantsAsync((await School.AccountAsync(Hedy))!.Id));
    }

    [Fact]
    public async Task A_second_switch_is_for_the_same_person()
    {
        Open();
        await ContinueWithAsync(Hedy);
        await SwitchAsync("Manage materials", Hedy);
        SoonOn("Manage materials", Hedy);
        await SwitchAsync("Post announcements", Hedy);
        SoonOn("Post announcements", Hedy);

        Assert.Single(Rows, row => row.StartsWith(Hedy, StringComparison.Ordinal));
        Assert.Equal(2, (await School.GrantsAsync((await School.AccountAsync(Hedy))!.Id))!.Allow.Count);
    }

    [Fact]
    public async Task A_role_will_do_as_well()
    {
        Open();
        await ContinueWithAsync(Hedy);
        await TypeAsync("combobox", $"Role for {Hedy}", "5");

        Soon(() => Assert.Equal($"{Hedy}, Pending", Rows.First()));
        SoonOn("View gradebook", Hedy);
        SoonSays("alert", $"Added {Hedy}. It will all be there when they sign in.");
    }

    [Fact]
    public async Task Leaving_without_a_switch_leaves_nothing()
    {
        var before = await School.Database.DumpAsync();
        Open();
        await ContinueWithAsync(Hedy);
        Soon(() => Assert.Equal($"{Hedy}, Not saved yet", Rows.First()));
        Open("?show=pending");

        Soon(() => Assert.Equal(["katherine@school.example, Pending"], Rows));
        Assert.Equal(before, await School.Database.DumpAsync());
    }

    [Fact]
    public async Task Somebody_known_is_put_first_and_stands_once()
    {
        Open();
        await ContinueWithAsync("edsger@school.example");

        SoonSays("region", "Edsger Dijkstra is already here. Their row is at the top.");
        Assert.Equal("Edsger Dijkstra", Rows.First());
        Assert.Single(Rows, row => row == "Edsger Dijkstra");
    }

    [Fact]
    public async Task Somebody_else_was_quicker_with_the_same_address()
    {
        Open();
        await ContinueWithAsync(Hedy);
        await ElsewhereAsync(School.Ada, Cast.Hedy, ViewGradebook, true);
        await SwitchAsync("Manage materials", Hedy);

        Soon(() => Assert.Equal($"{Hedy}, Pending", Rows.First()));
        SoonOn("Manage materials", Hedy);
        SoonOn("View gradebook", Hedy);
        SoonSays("alert", $"Manage materials is on for {Hedy}.");
    }

    [Fact]
    public async Task An_address_that_is_searched_for_in_vain_is_in_the_banner()
    {
        Open($"?q={Hedy}");

        SoonSays("status", "No one found");
        Soon(() => Assert.Equal(Hedy, The("textbox", "Email address").GetAttribute("value")));
        await PressAsync("button", "Continue");
        Soon(() => Assert.Equal([$"{Hedy}, Not saved yet"], Rows));
    }
}

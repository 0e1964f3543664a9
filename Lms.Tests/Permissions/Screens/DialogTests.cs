using Lms.Data.Accounts;
using Lms.Data.Permissions;
using Lms.Tests.Support;
using static Lms.Data.Permissions.Permission;

namespace Lms.Tests.Permissions.Screens;

/// <summary>What the rows of the staff page open.</summary>
public sealed class DialogTests : StaffPageTest
{
    const string Katherine = "katherine@school.example";

    [Fact]
    public async Task Why_somebody_can_is_answered_with_names_and_dates_and_put_back_to_the_role()
    {
        await ElsewhereAsync(School.Ada, PersonRef.To(School.Grace.AccountId), ViewStudents, false);
        Open();
        await ChooseAsync("Why…", "Grace Hopper");

        SoonSays("dialog", "Why can Grace Hopper…?");
        SoonSays("dialog", "Grace Hopper is on the staff as Grader, added by Alan Turing on 25 Nov 2026.");
        SoonSays("listitem", "View students – off. Denied for this person here. (Ada Lovelace, 25 Nov 2026)");
        SoonSays("listitem", "Grade submissions – off. Given, but View students, which it needs, is denied.");
        await PressAsync("button", "Back to role: View students");
        SoonSays("alert", "View students for Grace Hopper is as the role has it.");
        SoonOn("Grade submissions", "Grace Hopper");
        Assert.Empty(Every("dialog"));
    }

    [Fact]
    public async Task Whoever_can_only_look_is_told_why_and_can_put_nothing_back()
    {
        Become(School.Grace);
        Open();
        await ChooseAsync("Why…", Katherine);

        SoonSays("listitem", "Grade submissions – on. Allowed for this person here. (Alan Turing, 25 Nov 2026)");
        Assert.DoesNotContain(Every("button"), button => ByRole.NameOf(button).StartsWith("Back to role", StringComparison.Ordinal));
        await PressAsync("button", "Close");
        Soon(() => Assert.Empty(Every("dialog")));
    }

    [Fact]
    public async Task Why_says_when_somebody_is_suspended_or_over()
    {
        _ = (await School.Permissions.SetUntilAsync(School.Alan, School.Algebra, [PersonRef.To(School.Grace.AccountId)], new(2026, 11, 25))).Value;
        School.Database.Time.Advance(TimeSpan.FromDays(2));
        await School.SuspendAsync(School.Grace);
        Open();
        await ChooseAsync("Why…", "Grace Hopper");

        SoonSays("dialog", "Their last day was 25 Nov 2026; they can do nothing here now.");
        SoonSays("dialog", "Grace Hopper is suspended and can do nothing anywhere.");
    }

    [Fact]
    public async Task An_end_date_must_be_a_day()
    {
        Open();
        await ChooseAsync("Set end date…", "Grace Hopper");
        await PressAsync("button", "Set end date");

        Soon(() => Assert.Equal("Choose a day, or “No end date”.", DescriptionOf(The("textbox", "Last day"))));
        await TypeAsync("textbox", "Last day", "2027-06-30");
        await PressAsync("button", "Set end date");
        SoonSays("alert", "Grace Hopper is on the staff until 30 Jun 2027.");
        Soon(() => Assert.Contains("30 Jun 2027", The("row", "Grace Hopper").Words()));

        await ChooseAsync("Set end date…", "Grace Hopper");
        Soon(() => Assert.Equal("2027-06-30", The("textbox", "Last day").GetAttribute("value")));
        await PressAsync("button", "No end date");
        SoonSays("alert", "Grace Hopper is on the staff without an end date.");
    }

    [Fact]
    public async Task A_day_that_is_over_is_refused_and_cancelling_changes_nothing()
    {
        Open();
        await ChooseAsync("Set end date…", "Grace Hopper");
        await TypeAsync("textbox", "Last day", "2026-11-24");
        await PressAsync("button", "Set end date");
        Soon(() => Assert.Equal("That day is over. Choose today or a later day.", DescriptionOf(The("textbox", "Last day"))));
        await PressAsync("button", "Cancel");
        Soon(() => Assert.Empty(Every("dialog")));
        Assert.Null((await School.GrantsAsync(School.Grace.AccountId))!.Until);
    }

    [Fact]
    public async Task A_corrected_address_must_be_one_and_another_one()
    {
        Open();
        await ChooseAsync("Correct address…", Katherine);
        await PressAsync("button", "Correct address");
        Soon(() => Assert.Equal("That is the address they already have.", DescriptionOf(The("textbox", "Correct email address"))));
        await TypeAsync("textbox", "Correct email address", "katherine");
        await PressAsync("button", "Correct address");
        Soon(() => Assert.StartsWith("An email address has one @", DescriptionOf(The("textbox", "Correct email address"))));

        await TypeAsync("textbox", "Correct email address", "k.johnson@school.example");
        await PressAsync("button", "Correct address");
        SoonSays("alert", "The address is k.johnson@school.example now.");
        Soon(() => Assert.Contains("k.johnson@school.example, Pending", Rows));
        SoonOn("Grade submissions", "k.johnson@school.example");
    }

    [Fact]
    public async Task An_address_that_somebody_has_asks_before_two_people_become_one()
    {
        Open();
        await ChooseAsync("Correct address…", Katherine);
        await TypeAsync("textbox", "Correct email address", "edsger@school.example");
        await PressAsync("button", "Correct address");
        SoonSays("alert", $"Edsger Dijkstra (edsger@school.example) takes over from {Katherine}.");
        SoonSays("alert", "Algebra I MATH-101: Custom");
        Assert.NotNull(await School.AccountAsync(Katherine));

        await PressAsync("button", "Move everything");
        SoonSays("alert", $"Everything that waited for {Katherine} is with edsger@school.example now.");
        SoonOn("Grade submissions", "Edsger Dijkstra");
        Assert.DoesNotContain($"{Katherine}, Pending", Rows);
        Assert.Null(await School.AccountAsync(Katherine));
    }

    [Fact]
    public async Task Another_address_than_the_one_asked_about_is_asked_about_anew()
    {
        Open();
        await ChooseAsync("Correct address…", Katherine);
        await TypeAsync("textbox", "Correct email address", "edsger@school.example");
        await PressAsync("button", "Correct address");
        Soon(() => The("button", "Move everything"));
        await TypeAsync("textbox", "Correct email address", "grace@school.example");

        Soon(() => The("button", "Correct address"));
        Assert.DoesNotContain(Every("alert"), alert => alert.Words().Contains("Edsger", StringComparison.Ordinal));
    }
}

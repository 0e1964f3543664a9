using Bunit;
using Lms.Data.Mail;
using Lms.Tests.Support;
using Lms.Web.Features.Accounts;
using Lms.Web.Features.Enrolments;
using Lms.Web.Features.Permissions;

namespace Lms.Tests.Mail.Screens;

/// <summary>Where somebody pending stands, they can be invited.</summary>
public sealed class InvitationTests : ScreenTest
{
    const string Katherine = "katherine@school.example";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Mail.On = true;
    }

    [Fact]
    public async Task From_the_staff_page_and_a_second_time_it_says_when_the_last_one_went()
    {
        Show<StaffPage>(page => page.Add(p => p.CourseId, School.Algebra));
        await ChooseAsync(Katherine);
        SoonSays("alert", "An invitation to katherine@school.example is on its way.");
        Assert.Equal(Katherine, Assert.Single(await School.SendAsync()).Address.Normal);

        await ChooseAsync(Katherine);
        SoonSays("alert", "katherine@school.example was written to on 25 Nov 2026 09:00. Nobody gets more than one mail a day.");
    }

    [Fact]
    public async Task From_the_roster()
    {
        var hedy = (await School.EnrolAsync("Hedy Lamarr <hedy@school.example>"))[0];
        Show<RosterPage>(page => page.Add(p => p.CourseId, School.Algebra));
        await ChooseAsync("Hedy Lamarr");

        SoonSays("alert", "An invitation to Hedy Lamarr is on its way.");
        Assert.Equal(hedy, Assert.Single(await School.InvitationsAsync()).AccountId);
    }

    [Fact]
    public async Task Where_no_mail_is_set_up_nothing_is_offered()
    {
        Mail.On = false;
        _ = await School.EnrolAsync("hedy@school.example");
        Show<RosterPage>(page => page.Add(p => p.CourseId, School.Algebra));
        await PressAsync("button", "More for hedy@school.example");
        Soon(() => The("menuitem", "Copy sign-in link"));
        Assert.Empty(Every("menuitem", "Send invitation"));

        Become(School.Ada);
        Show<PersonPage>(page => page.Add(p => p.AccountId, School.Katherine));
        Soon(() => The("button", "Correct address"));
        Assert.Empty(Every("button", "Send invitation"));
    }

    [Fact]
    public async Task From_the_persons_page_which_says_what_became_of_it()
    {
        OpenPerson();
        await PressAsync("button", "Send invitation");
        SoonSays("alert", "An invitation to katherine@school.example is on its way.");
        Soon(() => Assert.Contains("Invitation On its way since 25 Nov 2026 09:00", Facts()));
        Assert.Contains("Mails to them 1", The("region", "Everything that refers to them").Words());

        _ = await School.SendAsync();
        OpenPerson();
        Soon(() => Assert.Contains("Invitation Sent on 25 Nov 2026 09:00", Facts()));
    }

    [Fact]
    public async Task A_mail_that_nobody_could_get_is_said_too()
    {
        _ = (await School.InviteAsync(School.Katherine)).Value;
        _ = await School.SendAsync(Delivery.Refused);
        OpenPerson();

        Soon(() => Assert.Contains("It could not be delivered on 25 Nov 2026 09:00. Look for a slip in the address.", Facts()));
    }

    [Fact]
    public async Task Who_has_signed_in_has_no_invitation_to_be_read_of()
    {
        _ = (await School.InviteAsync(School.Katherine)).Value;
        _ = await School.SendAsync();
        _ = await School.ArriveAsync(Katherine, "Katherine Johnson");
        OpenPerson();

        Soon(() => The("heading", "Katherine Johnson"));
        Assert.DoesNotContain("Invitation", Facts(), StringComparison.Ordinal);
        Assert.Empty(Every("button", "Send invitation"));
    }

    void OpenPerson()
    {
        Become(School.Ada);
        Show<PersonPage>(page => page.Add(p => p.AccountId, School.Katherine));
    }

    string Facts() => Stage.Find("dl.facts").Words();

    async Task ChooseAsync(string person)
    {
        await PressAsync("button", $"More for {person}");
        await PressAsync("menuitem", "Send invitation");
    }
}

using Lms.Data.Mail;
using Lms.Tests.Enrolments.Screens;
using Lms.Tests.Support;
using Microsoft.Extensions.Options;

namespace Lms.Tests.Mail.Screens;

/// <summary>Whoever was enrolled and has never been here can be told so at once.</summary>
public sealed class AfterEnrollingTests : EnrolPageTest
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Mail.On = true;
    }

    [Fact]
    public async Task The_new_people_are_invited_and_nobody_else()
    {
        await EnrolAsync(3, "hedy@school.example", "mary@school.example", "edsger@school.example");
        await PressAsync("button", "Send 2 invitations");

        SoonSays("alert", "2 invitations are on their way.");
        Soon(() => Assert.Empty(Every("button", "Send 2 invitations")));
        Assert.Equal("#report", JSInterop.Invocations["lms.focus"][^1].Arguments[0]);
        Assert.Equal(["hedy@school.example", "mary@school.example"], (await School.SendAsync()).Select(letter => letter.Address.Normal));
    }

    [Fact]
    public async Task One_is_spoken_of_by_name()
    {
        await EnrolAsync(1, "Hedy Lamarr <hedy@school.example>");
        await PressAsync("button", "Send 1 invitation");

        SoonSays("alert", "An invitation to Hedy Lamarr is on its way.");
    }

    [Fact]
    public async Task Whoever_was_written_to_or_came_meanwhile_is_passed_over()
    {
        await EnrolAsync(3, "hedy@school.example", "mary@school.example", "joan@school.example");
        _ = await School.ArriveAsync("hedy@school.example");
        _ = (await School.InviteAsync((await School.AccountAsync("mary@school.example"))!.Id)).Value;
        await PressAsync("button", "Send 3 invitations");

        SoonSays("alert", "1 invitation is on its way. Passed over: 2, who have signed in, have no part in it, or were written to within a day.");
    }

    [Fact]
    public async Task What_the_hour_has_no_room_for_is_left_for_later()
    {
        School.Database.Get<IOptions<MailOptions>>().Value.PerHour = 1;
        await EnrolAsync(2, "hedy@school.example", "mary@school.example");
        await PressAsync("button", "Send 2 invitations");

        SoonSays("alert", "1 invitation is on its way. Left for later: 1, as this is as much as one person may send within an hour.");
        The("button", "Send 2 invitations");
        await PressAsync("button", "Send 2 invitations");
        SoonSays("alert", "You have sent as many invitations as one person may within an hour: 1. Go on in a while.");
    }

    [Fact]
    public async Task Where_everybody_is_known_or_no_mail_is_set_up_nothing_is_offered()
    {
        await EnrolAsync(1, "edsger@school.example");
        NothingIsOffered();
        Mail.On = false;
        await EnrolAsync(1, "hedy@school.example");
        NothingIsOffered();
    }

    async Task EnrolAsync(int count, params string[] lines)
    {
        await CheckAsync(lines);
        await PressAsync("button", count == 1 ? "Enrol 1 person" : $"Enrol {count} people");
        Soon(() => The("heading", count == 1 ? "1 person enrolled" : $"{count} people enrolled"));
    }

    void NothingIsOffered() => Assert.DoesNotContain(Every("button"), button => ByRole.NameOf(button).StartsWith("Send", StringComparison.Ordinal));
}

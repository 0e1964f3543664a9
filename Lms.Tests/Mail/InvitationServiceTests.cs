using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Data.Mail;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using Microsoft.Extensions.Options;

namespace Lms.Tests.Mail;

public sealed class InvitationServiceTests : IAsyncLifetime
{
    Cast school = null!;

    public async ValueTask InitializeAsync() => school = await Cast.GatherAsync();

    public ValueTask DisposeAsync() => school.DisposeAsync();

    [Fact]
    public async Task An_invitation_waits_in_the_outbox_and_stands_in_the_log()
    {
        Assert.Equal(new Invited(1, 0, 0) { Name = "katherine@school.example" }, (await school.InviteAsync(school.Katherine)).Value);

        var invitation = Assert.Single(await school.InvitationsAsync());
        Assert.Equal(
            (school.Katherine, school.Alan.AccountId, school.Algebra, InvitationKind.Invitation, 0),
            (invitation.AccountId, invitation.ById, invitation.CourseId, invitation.Kind, invitation.Attempts));
        var entry = (await school.AuditAsync())[^1];
        Assert.Equal((AuditAction.InvitationAsked, school.Katherine, school.Algebra), (entry.Action, entry.PersonId, entry.CourseId));
    }

    [Fact]
    public async Task Fifty_who_ask_at_once_send_one_mail()
    {
        var answers = await AtOnce.RunAsync(50, _ => school.InviteAsync(school.Katherine));

        Assert.Single(answers, answer => answer.Succeeded);
        Assert.All(answers.Where(answer => !answer.Succeeded), answer => Assert.Equal(Why.InvitationWaits, answer.Problem!.Why));
        Assert.Single(await school.SendAsync());
    }

    [Fact]
    public async Task So_do_those_who_ask_on_two_servers()
    {
        var there = school.Database.Another<InvitationService>();
        var answers = await AtOnce.RunAsync(20, i => (i % 2 == 0 ? school.Invitations : there).InviteAsync(school.Ada, null, [school.Katherine]));

        Assert.Single(answers, answer => answer.Succeeded);
    }

    [Fact]
    public async Task A_reminder_is_possible_a_day_after_the_last_mail_whoever_asks()
    {
        _ = (await school.InviteAsync(school.Katherine)).Value;
        _ = await school.SendAsync();
        school.Database.Time.Advance(TimeSpan.FromHours(23));
        var refused = (await school.Invitations.InviteAsync(school.Ada, null, [school.Katherine])).Problem!;
        Assert.Equal((Why.InvitedToday, new DateTimeOffset(2026, 11, 25, 9, 0, 0, TimeSpan.Zero)), (refused.Why, refused.Values[1]));

        school.Database.Time.Advance(TimeSpan.FromHours(1));
        _ = (await school.Invitations.InviteAsync(school.Ada, null, [school.Katherine])).Value;

        Assert.Equal(InvitationKind.Reminder, Assert.Single(await school.SendAsync()).Kind);
        Assert.Equal(AuditAction.ReminderAsked, (await school.AuditAsync())[^1].Action);
    }

    [Fact]
    public async Task A_mail_that_could_not_be_delivered_may_be_asked_for_again()
    {
        _ = (await school.InviteAsync(school.Katherine)).Value;
        _ = await school.SendAsync(Delivery.Refused);

        Assert.True((await school.InviteAsync(school.Katherine)).Succeeded);
    }

    [Fact]
    public async Task Only_administrators_write_to_anybody()
    {
        var outside = (await school.Permissions.SwitchAsync(
            school.Ada, (await school.Courses.CreateAsync(school.Ada, "MATH-102", "Geometry", "")).Value, Cast.Hedy, Permission.ViewGradebook, true)).Value;

        Assert.Equal(Why.AdministratorsOnly, (await school.Invitations.InviteAsync(school.Alan, null, [school.Katherine])).Problem?.Why);
        Assert.Equal(Why.NotOnThisCourse, (await school.InviteAsync(outside.Steps[0].AccountId)).Problem?.Why);
        Assert.True((await school.Invitations.InviteAsync(school.Ada, null, [outside.Steps[0].AccountId])).Succeeded);
    }

    [Fact]
    public async Task Who_manages_students_alone_writes_to_students_alone()
    {
        var radia = await school.ManagerAsync();
        var mary = (await school.EnrolAsync("mary@school.example"))[0];

        Assert.Equal(Why.NeedsManageStaff, (await school.Invitations.InviteAsync(radia, school.Algebra, [school.Katherine])).Problem?.Why);
        Assert.True((await school.Invitations.InviteAsync(radia, school.Algebra, [mary])).Succeeded);
    }

    [Fact]
    public async Task One_person_alone_gets_the_reason_why_not()
    {
        Assert.Equal(Why.HasSignedIn, (await school.InviteAsync(school.Grace.AccountId)).Problem?.Why);
        Assert.Equal(Why.PersonNotFound, (await school.InviteAsync(987_654)).Problem?.Why);
        Assert.Empty(await school.InvitationsAsync());
    }

    [Fact]
    public async Task Nothing_is_asked_for_where_the_school_sends_no_mail()
    {
        school.Database.Get<IOptions<MailOptions>>().Value.On = false;

        Assert.Equal(Why.MailOff, (await school.InviteAsync(school.Katherine)).Problem?.Why);
        Assert.Empty(await school.InvitationsAsync());
    }
}

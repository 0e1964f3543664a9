using Lms.Data.Accounts;
using Lms.Data.Mail;
using Lms.Data.Shared;
using Lms.Tests.Support;
using Microsoft.Extensions.Options;

namespace Lms.Tests.Mail;

/// <summary>Several people at once, and how many an hour.</summary>
public sealed class ManyInvitationsTests : IAsyncLifetime
{
    Cast school = null!;

    public async ValueTask InitializeAsync() => school = await Cast.GatherAsync();

    public ValueTask DisposeAsync() => school.DisposeAsync();

    [Fact]
    public async Task Of_many_those_who_need_none_are_passed_over()
    {
        var students = await school.EnrolAsync("mary@school.example", "edsger@school.example", "hedy@school.example");
        _ = (await school.InviteAsync(students[0])).Value;
        var before = (await school.AuditAsync()).Count;

        var invited = (await school.InviteAsync([.. students, school.Katherine, school.Katherine, school.Alan.AccountId, 987_654])).Value;

        Assert.Equal(new Invited(2, 4, 0), invited);
        Assert.Equal(["hedy@school.example", "katherine@school.example", "mary@school.example"], (await school.SendAsync()).Select(l => l.Address.Normal).Order());
        Assert.Equal([students[2], school.Katherine], (await school.AuditAsync()).Skip(before).Select(e => e.PersonId));
        Assert.Equal(new Invited(0, 2, 0), (await school.InviteAsync(students[2], school.Katherine)).Value);
    }

    [Fact]
    public async Task Nobody_sends_more_within_an_hour_than_the_school_allows_and_goes_on_later()
    {
        school.Database.Get<IOptions<MailOptions>>().Value.PerHour = 2;
        var students = await school.EnrolAsync("mary@school.example", "hedy@school.example", "joan@school.example");

        Assert.Equal(new Invited(2, 0, 1), (await school.InviteAsync([.. students])).Value);
        var refused = (await school.InviteAsync([.. students])).Problem!;
        Assert.Equal((Why.TooManyInvitations, 2), (refused.Why, refused.Values[0]));
        Assert.True((await school.Invitations.InviteAsync(school.Ada, school.Algebra, [school.Katherine])).Succeeded); // an hour of her own

        school.Database.Time.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(new Invited(1, 2, 0), (await school.InviteAsync([.. students])).Value);
    }

    [Fact]
    public async Task A_thousand_are_asked_for_at_once()
    {
        _ = await school.EnrolRowsAsync([.. Classroom.Strangers(1000)]);
        await using var db = school.Database.Open();
        var pupils = db.Users.Where(a => a.Status == AccountStatus.Pending && a.Id != school.Katherine).Select(a => a.Id).ToArray();

        Assert.Equal(new Invited(1000, 0, 0), (await school.InviteAsync(pupils)).Value);
        Assert.Equal(1000, (await school.InvitationsAsync()).Count);
    }
}

using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using static Lms.Tests.Support.Cast;
using static Lms.Tests.Support.Doorstep;

namespace Lms.Tests.Accounts;

/// <summary>A request answered with "Same person", through the door and back.</summary>
public class SamePersonTests
{
    [Fact]
    public async Task Row_9_the_next_time_they_come_they_are_let_in_with_everything()
    {
        await using var school = await GatherAsync();
        var (before, held) = (await school.AccountAsync(school.Grace.AccountId), await school.GrantsAsync(school.Grace.AccountId));
        var request = await school.AskAsync(GraceAddress, "sub-new");

        _ = (await school.Requests().SamePersonAsync(school.Ada, request)).Value;
        var outcome = await school.ComeAsync(GraceAddress, "sub-new");

        Assert.Equal((school.Grace.AccountId, false, null), (outcome.AccountId, outcome.Welcome, outcome.Refusal));
        var grace = await school.AccountAsync(school.Grace.AccountId);
        Assert.Equal((before.FirstSignInAt, GraceAddress, "Grace Hopper"), (grace.FirstSignInAt, grace.Email, grace.DisplayName));
        Assert.NotEqual(before.SecurityStamp, grace.SecurityStamp);
        Assert.Equal(held, await school.GrantsAsync(school.Grace.AccountId));
        Assert.Equal(["sub-new"], await school.LinksAsync(school.Grace.AccountId));
        Assert.Empty(await school.WaitingAsync());
        Assert.Equal((AuditAction.RequestSamePerson, school.Ada.AccountId, school.Grace.AccountId, GraceAddress),
            (await school.AuditAsync()).Select(e => (e.Action, e.ActorId, e.PersonId, e.After)).Last());
    }

    [Fact]
    public async Task The_identity_they_had_before_may_only_ask()
    {
        await using var school = await GatherAsync();
        _ = (await school.Requests().SamePersonAsync(school.Ada, await school.AskAsync(GraceAddress, "sub-new"))).Value;

        var again = await school.ComeAsync(GraceAddress, "sub-grace@school.example");
        Assert.Equal((null, SignInRefusal.AddressTaken), (again.AccountId, again.Refusal));
        Assert.Equal(school.Grace.AccountId, Assert.Single(await school.WaitingAsync()).AccountId);

        // Nor by another address of its own: there it is a newcomer.
        var elsewhere = await school.ComeAsync("g.hopper@school.example", "sub-grace@school.example");
        Assert.NotEqual(school.Grace.AccountId, elsewhere.AccountId);
        Assert.Null(await school.GrantsAsync(elsewhere.AccountId!.Value));
        Assert.Equal(["sub-new"], await school.LinksAsync(school.Grace.AccountId));
    }

    [Fact]
    public async Task Row_11_the_pending_are_welcomed_with_what_was_waiting()
    {
        await using var school = await GatherAsync();
        var request = await school.AskAsync(KatherineAddress, "private", hd: null);
        Assert.Equal(SignInRefusal.Unproven, Assert.Single(await school.WaitingAsync()).Reason);

        _ = (await school.Requests().SamePersonAsync(school.Ada, request)).Value;
        var outcome = await school.ComeAsync(KatherineAddress, "private", hd: null);

        Assert.Equal((school.Katherine, true, null), (outcome.AccountId, outcome.Welcome, outcome.Refusal));
        Assert.Equal(AccountStatus.Active, (await school.AccountAsync(school.Katherine)).Status);
        var waiting = Assert.Single((await school.Database.Get<AccountQueries>().WaitingAsync(new Actor(school.Katherine))).Value);
        Assert.True(waiting.Permissions.Has(Permission.GradeSubmissions));
        Assert.False((await school.ComeAsync(KatherineAddress, "private", hd: null)).Welcome);
    }

    [Fact]
    public async Task Whoever_is_let_in_waits_at_no_other_door()
    {
        await using var school = await GatherAsync();
        var request = await school.AskAsync(GraceAddress, "sub-new");
        var other = await school.AskAsync("edsger@school.example", "sub-new"); // with another address meanwhile

        _ = (await school.Requests().SamePersonAsync(school.Ada, request)).Value;

        Assert.Empty(await school.WaitingAsync());
        Assert.Equal(Why.RequestGone, (await school.Requests().RefuseAsync(school.Ada, other)).Problem?.Why);
    }

    [Fact]
    public async Task Whoever_came_in_by_another_way_meanwhile_waits_no_longer()
    {
        await using var school = await GatherAsync();
        var unproven = await school.AskAsync(KatherineAddress, "sub-k", hd: null);
        Assert.Equal(school.Katherine, (await school.ComeAsync(KatherineAddress, "sub-k")).AccountId);
        var taken = await school.AskAsync(GraceAddress, "sub-n");
        Assert.NotNull((await school.ComeAsync("newcomer@school.example", "sub-n")).AccountId);

        Assert.Empty(await school.WaitingAsync());
        foreach (var request in (long[])[unproven, taken])
            Assert.Equal(Why.RequestGone, (await school.Requests().SamePersonAsync(school.Ada, request)).Problem?.Why);
    }

    [Fact]
    public async Task A_suspension_is_not_ended_by_a_request_but_the_request_can_be_refused()
    {
        await using var school = await GatherAsync();
        var request = await school.AskAsync(GraceAddress, "sub-new");
        _ = (await school.Standings.SuspendAsync(school.Ada, school.Grace.AccountId, "Left")).Value;

        var refused = (await school.Requests().SamePersonAsync(school.Ada, request)).Problem!;

        Assert.Equal((Why.ReinstateFirst, "Grace Hopper"), (refused.Why, refused.Values[0]));
        Assert.Equal(AccountStatus.Suspended, (await school.AccountAsync(school.Grace.AccountId)).Status);
        Assert.Equal(["sub-grace@school.example"], await school.LinksAsync(school.Grace.AccountId));
        Assert.True((await school.Requests().RefuseAsync(school.Ada, request)).Succeeded);
    }
}

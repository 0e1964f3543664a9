using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Data.Shared;
using Lms.Tests.Support;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Accounts;

public class AdministratorTests
{
    [Fact]
    public async Task Administration_is_given_and_taken_once_each()
    {
        await using var school = await GatherAsync();
        var before = (await school.AuditAsync()).Count;

        for (var times = 0; times < 2; times++)
            _ = (await school.Standings.SetAdministratorAsync(school.Ada, school.Grace.AccountId, true)).Value;
        Assert.True((await school.Database.Get<AccountQueries>().MeAsync(school.Grace)).Value.IsAdministrator);
        for (var times = 0; times < 2; times++)
            _ = (await school.Standings.SetAdministratorAsync(school.Ada, school.Grace.AccountId, false)).Value;
        Assert.False((await school.Database.Get<AccountQueries>().MeAsync(school.Grace)).Value.IsAdministrator);

        Assert.Equal([AuditAction.AdministratorMade, AuditAction.AdministratorEnded], (await school.AuditAsync()).Skip(before).Select(e => e.Action));
    }

    [Fact]
    public async Task Nobody_ends_their_own_administration_though_a_pending_administrator_waits()
    {
        await using var school = await GatherAsync();
        _ = (await school.Standings.SetAdministratorAsync(school.Ada, school.Katherine, true)).Value;

        Assert.Equal(Why.OwnStanding, (await school.Standings.SetAdministratorAsync(school.Ada, school.Ada.AccountId, false)).Problem?.Why);
        Assert.Equal(Why.AdministratorsOnly, (await school.Standings.SetAdministratorAsync(new Actor(school.Katherine), school.Ada.AccountId, false)).Problem?.Why);
        Assert.True((await school.Standings.SetAdministratorAsync(school.Ada, school.Katherine, false)).Succeeded);
    }

    [Fact]
    public async Task The_suspended_are_not_made_administrators_but_can_lose_it()
    {
        await using var school = await GatherAsync();
        _ = await school.SecondAdministratorAsync();
        foreach (var person in (Actor[])[school.Alan, school.Grace])
            _ = (await school.Standings.SuspendAsync(school.Ada, person.AccountId, "On leave")).Value;

        var refused = (await school.Standings.SetAdministratorAsync(school.Ada, school.Grace.AccountId, true)).Problem;

        Assert.Equal((Why.ReinstateFirst, "Grace Hopper"), (refused!.Why, refused.Values[0]));
        Assert.True((await school.Standings.SetAdministratorAsync(school.Ada, school.Alan.AccountId, false)).Succeeded);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_who_end_each_others_administration_at_once_leave_one(bool suspend)
    {
        await using var school = await GatherAsync();
        var alan = await school.SecondAdministratorAsync();
        var (here, there) = (school.Standings, school.Database.Another<StandingService>());

        var answers = await AtOnce.RunAsync([() => EndAsync(here, school.Ada, alan), () => EndAsync(there, alan, school.Ada)]);

        Assert.Equal(Why.AdministratorsOnly, Assert.Single(answers, answer => !answer.Succeeded).Problem?.Why);
        Assert.Single(await school.EverybodyAsync(), person => person is { IsAdministrator: true, Status: AccountStatus.Active });

        Task<Result<Done>> EndAsync(StandingService standings, Actor actor, Actor other) => suspend
            ? standings.SuspendAsync(actor, other.AccountId, "It is me or them")
            : standings.SetAdministratorAsync(actor, other.AccountId, false);
    }

    [Fact]
    public async Task Everybody_signs_themselves_out_everywhere_and_administrators_anybody()
    {
        await using var school = await GatherAsync();
        foreach (var (actor, person) in (IEnumerable<(Actor, Actor)>)[(school.Grace, school.Grace), (school.Ada, school.Grace), (school.Ada, school.Ada)])
        {
            var session = await school.ComeAsync((await school.AccountAsync(person.AccountId)).NormalizedEmail!);
            Assert.True(await school.StaysAsync(session));
            _ = (await school.Standings.SignOutEverywhereAsync(actor, person.AccountId)).Value;
            Assert.False(await school.StaysAsync(session));
            Assert.Equal((AuditAction.SignedOutEverywhere, actor.AccountId, person.AccountId),
                (await school.AuditAsync()).Select(e => (e.Action, e.ActorId, e.PersonId)).Last());
        }
    }

    [Fact]
    public async Task Nobody_signs_out_others_without_being_administrator()
    {
        await using var school = await GatherAsync();
        Assert.Equal(Why.AdministratorsOnly, (await school.Standings.SignOutEverywhereAsync(school.Alan, school.Grace.AccountId)).Problem?.Why);
        Assert.Equal(Why.ActorSuspended, (await school.Standings.SignOutEverywhereAsync(new Actor(school.Katherine), school.Katherine)).Problem?.Why);
        Assert.Equal(Why.PersonNotFound, (await school.Standings.SignOutEverywhereAsync(school.Ada, Nobody.AccountId)).Problem?.Why);
    }
}

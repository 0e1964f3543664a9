using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Accounts;

public class SuspensionTests
{
    [Fact]
    public async Task The_suspended_are_signed_out_and_keep_what_they_hold()
    {
        await using var school = await GatherAsync();
        var before = await school.AccountAsync(school.Grace.AccountId);
        var held = await school.GrantsAsync(school.Grace.AccountId);

        _ = (await school.Standings.SuspendAsync(school.Ada, school.Grace.AccountId, "  On\r\nleave ")).Value;

        var grace = await school.AccountAsync(school.Grace.AccountId);
        Assert.Equal(AccountStatus.Suspended, grace.Status);
        Assert.NotEqual(before.SecurityStamp, grace.SecurityStamp);
        Assert.Equal(held, await school.GrantsAsync(school.Grace.AccountId));
        var entry = (await school.AuditAsync())[^1];
        Assert.Equal((AuditAction.AccountSuspended, school.Ada.AccountId, school.Grace.AccountId, "On leave"),
            (entry.Action, entry.ActorId, entry.PersonId, entry.After));
        Assert.Equal(SignInRefusal.Suspended, (await school.ComeAsync("grace@school.example", "sub-grace@school.example")).Refusal);
    }

    [Fact]
    public async Task Twice_is_once()
    {
        await using var school = await GatherAsync();
        _ = (await school.Standings.SuspendAsync(school.Ada, school.Grace.AccountId, "On leave")).Value;
        var before = await school.Database.DumpAsync();

        Assert.True((await school.Standings.SuspendAsync(school.Ada, school.Grace.AccountId, "Again")).Succeeded);

        Assert.Equal(before, await school.Database.DumpAsync());
    }

    [Theory]
    [InlineData("", Why.ReasonMissing)]
    [InlineData(" \t\r\n ", Why.ReasonMissing)]
    [InlineData("\u202e\u0007", Why.ReasonMissing)]
    public async Task Without_a_reason_nothing_happens(string reason, Why refused)
    {
        await using var school = await GatherAsync();
        var before = await school.Database.DumpAsync();

        Assert.Equal(refused, (await school.Standings.SuspendAsync(school.Ada, school.Grace.AccountId, reason)).Problem?.Why);
        Assert.Equal(Why.TooLong, (await school.Standings.SuspendAsync(school.Ada, school.Grace.AccountId, new string('x', 5000))).Problem?.Why);

        Assert.Equal(before, await school.Database.DumpAsync());
    }

    [Fact]
    public async Task Nobody_suspends_themselves_or_somebody_who_is_not_there()
    {
        await using var school = await GatherAsync();
        _ = await school.SecondAdministratorAsync();
        Assert.Equal(Why.OwnStanding, (await school.Standings.SuspendAsync(school.Ada, school.Ada.AccountId, "Tired")).Problem?.Why);
        Assert.Equal(Why.PersonNotFound, (await school.Standings.SuspendAsync(school.Ada, Nobody.AccountId, "Gone")).Problem?.Why);
    }

    [Fact]
    public async Task Whoever_comes_back_has_everything_again_but_no_old_session()
    {
        await using var school = await GatherAsync();
        var (session, held) = (await school.ComeAsync("grace@school.example"), await school.GrantsAsync(school.Grace.AccountId));
        _ = (await school.Standings.SuspendAsync(school.Ada, school.Grace.AccountId, "On leave")).Value;

        _ = (await school.Standings.ReinstateAsync(school.Ada, school.Grace.AccountId, "Back")).Value;

        Assert.Equal(AccountStatus.Active, (await school.AccountAsync(school.Grace.AccountId)).Status);
        Assert.Equal(held, await school.GrantsAsync(school.Grace.AccountId));
        Assert.False(await school.StaysAsync(session));
        Assert.Equal(school.Grace.AccountId, (await school.ComeAsync("grace@school.example", "sub-grace@school.example")).AccountId);
        Assert.Equal((AuditAction.AccountReinstated, "Back"), (await school.AuditAsync()).Where(e => e.PersonId == school.Grace.AccountId)
            .Select(e => (e.Action, e.After)).Last());
    }

    [Fact]
    public async Task Whoever_had_never_been_here_is_pending_again()
    {
        await using var school = await GatherAsync();
        _ = (await school.Standings.SuspendAsync(school.Ada, school.Katherine, "A mistake")).Value;
        Assert.Equal(SignInRefusal.Suspended, (await school.ComeAsync("katherine@school.example", "sub-k")).Refusal);

        _ = (await school.Standings.ReinstateAsync(school.Ada, school.Katherine, "No mistake")).Value;

        Assert.Equal(AccountStatus.Pending, (await school.AccountAsync(school.Katherine)).Status);
        var outcome = await school.ComeAsync("katherine@school.example", "sub-k");
        Assert.Equal((school.Katherine, true), (outcome.AccountId, outcome.Welcome));
        Assert.True((await school.GrantsAsync(school.Katherine))!.Effective.Has(Permission.GradeSubmissions));
    }

    [Fact]
    public async Task Only_the_suspended_are_reinstated_and_only_for_a_reason()
    {
        await using var school = await GatherAsync();
        Assert.Equal(Why.NotSuspended, (await school.Standings.ReinstateAsync(school.Ada, school.Grace.AccountId, "Back")).Problem?.Why);
        _ = (await school.Standings.SuspendAsync(school.Ada, school.Grace.AccountId, "On leave")).Value;
        Assert.Equal(Why.ReasonMissing, (await school.Standings.ReinstateAsync(school.Ada, school.Grace.AccountId, " ")).Problem?.Why);
        Assert.Equal(AccountStatus.Suspended, (await school.AccountAsync(school.Grace.AccountId)).Status);
    }
}

using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Accounts;

/// <summary>An administrator makes a pending account part of any other.</summary>
public class MergeTests
{
    [Fact]
    public async Task First_it_is_said_what_moves_and_nothing_does()
    {
        await using var school = await GatherAsync();
        _ = await school.EnrolAsync("hedy@school.example");
        var hedy = (await school.AccountAsync("hedy@school.example"))!.Id;
        var before = await school.Database.DumpAsync();

        var look = (await school.Accounts.MergeAsync(school.Ada, school.Katherine, school.Grace.AccountId, keepAddress: true, consent: false)).Value;
        Assert.Equal([new MovingPlace("MATH-101", "Algebra I", "Custom", Already: true)], look.Asks!.Places);
        look = (await school.Accounts.MergeAsync(school.Ada, hedy, school.Edsger.AccountId, keepAddress: true, consent: false)).Value;
        Assert.Equal([new MovingPlace("MATH-101", "Algebra I", null, Already: false)], look.Asks!.Places);
        Assert.Equal(("hedy@school.example", "Edsger Dijkstra", false, 0), (look.Asks.From.Name, look.Asks.Into.Name, look.Asks.BringsAdministration, look.Asks.More));
        Assert.Equal(before, await school.Database.DumpAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Everything_moves_and_the_address_if_it_is_theirs(bool keepAddress)
    {
        await using var school = await GatherAsync();
        await school.AliasAsync(school.Katherine, "kj@school.example");

        var merged = (await school.Accounts.MergeAsync(school.Ada, school.Katherine, school.Edsger.AccountId, keepAddress, consent: true)).Value;

        Assert.Equal(new Corrected(school.Edsger.AccountId, "edsger@school.example", null, true), merged);
        Assert.True((await school.GrantsAsync(school.Edsger.AccountId))!.Effective.Has(Permission.GradeSubmissions));
        string[] kept = keepAddress ? ["katherine@school.example", "kj@school.example"] : ["kj@school.example"];
        Assert.Equal(kept, (await school.AccountAsync(school.Edsger.AccountId)).Aliases.Select(alias => alias.Address).Order());
        var entry = (await school.AuditAsync())[^1];
        Assert.Equal((AuditAction.AccountsMerged, "katherine@school.example", school.Edsger.AccountId), (entry.Action, entry.Before, entry.PersonId));

        var change = (await school.Permissions.SwitchAsync(school.Alan, school.Algebra, Named("katherine@school.example"), Permission.PostAnnouncements, true)).Value;
        Assert.Equal(keepAddress, change.Steps[0].AccountId == school.Edsger.AccountId);
    }

    [Fact]
    public async Task A_pending_account_can_take_over_another()
    {
        await using var school = await GatherAsync();
        var hedy = (await school.EnrolAsync("hedy@school.example"))[0];

        _ = (await school.Accounts.MergeAsync(school.Ada, hedy, school.Katherine, keepAddress: true, consent: true)).Value;

        var outcome = (await school.SignIn.SignInAsync(Google("hedy@school.example"))).Value;
        Assert.Equal(school.Katherine, outcome.AccountId);
    }

    [Fact]
    public async Task Only_the_pending_move_and_nobody_into_themselves_into_the_suspended_or_to_new_power()
    {
        await using var school = await GatherAsync();
        _ = (await school.Accounts.EnsureAdministratorsAsync([Address("head@school.example")])).Value;
        var head = (await school.AccountAsync("head@school.example"))!.Id;
        _ = (await school.Standings.SuspendAsync(school.Ada, school.Edsger.AccountId, "On leave")).Value;
        var before = await school.Database.DumpAsync();

        Assert.Equal(Why.NotPending, await MergeAsync(school.Grace.AccountId, school.Alan.AccountId));
        Assert.Equal(Why.SameAccount, await MergeAsync(school.Katherine, school.Katherine));
        Assert.Equal(Why.CannotMergeInto, await MergeAsync(school.Katherine, school.Edsger.AccountId));
        Assert.Equal(Why.CannotMergeInto, await MergeAsync(head, school.Grace.AccountId));
        Assert.Equal(Why.PersonNotFound, await MergeAsync(school.Katherine, Nobody.AccountId));
        Assert.Equal(before, await school.Database.DumpAsync());

        async Task<Why?> MergeAsync(long from, long into) =>
            (await school.Accounts.MergeAsync(school.Ada, from, into, keepAddress: true, consent: true)).Problem?.Why;
    }

    [Fact]
    public async Task What_is_given_by_address_while_two_become_one_is_lost_to_nobody()
    {
        await using var school = await GatherAsync();
        var permissions = Enum.GetValues<Permission>();

        var given = await AtOnce.RunAsync<Problem?>(
        [
            .. permissions.Select(permission => (Func<Task<Problem?>>)(async () =>
                (await school.Permissions.SwitchAsync(school.Alan, school.Algebra, Named("katherine@school.example"), permission, true)).Problem)),
            async () => (await school.Accounts.MergeAsync(school.Ada, school.Katherine, school.Edsger.AccountId, keepAddress: true, consent: true)).Problem,
        ]);

        Assert.All(given, Assert.Null);
        Assert.Equal(PermissionSet.All, (await school.GrantsAsync(school.Edsger.AccountId))!.Effective);
        Assert.Null(await school.AccountAsync("katherine@school.example"));
    }
}

using Lms.Data.Accounts;
using Lms.Data.Shared;
using Lms.Tests.Support;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Accounts;

/// <summary>Further addresses at the door: they open no account to anybody else.</summary>
public class AliasesAtTheDoorTests
{
    const string Amazing = "amazing.grace@school.example";

    [Fact]
    public async Task Whoever_comes_with_their_further_address_finds_what_waits_and_has_both()
    {
        await using var school = await GatherAsync();
        await school.AliasAsync(school.Katherine, "kj@school.example");

        var outcome = (await school.SignIn.SignInAsync(Google("kj@school.example"))).Value;

        Assert.Equal((school.Katherine, true), (outcome.AccountId, outcome.Welcome));
        var katherine = await school.AccountAsync(school.Katherine);
        Assert.Equal(("kj@school.example", "katherine@school.example"), (katherine.Email, Assert.Single(katherine.Aliases).Address));
    }

    [Fact]
    public async Task Somebody_elses_further_address_opens_no_door_to_their_account()
    {
        await using var school = await GatherAsync();
        await school.AliasAsync(school.Grace.AccountId, Amazing);

        var outcome = (await school.SignIn.SignInAsync(Google(Amazing, "a stranger"))).Value;

        Assert.Equal((null, SignInRefusal.AddressTaken), (outcome.AccountId, outcome.Refusal));
    }

    [Fact]
    public async Task Row_5_by_a_further_address_brings_the_other_one_along()
    {
        await using var school = await GatherAsync();
        await school.AliasAsync(school.Katherine, "kj@school.example");

        var outcome = (await school.SignIn.SignInAsync(Google("kj@school.example", "sub-edsger@school.example"))).Value;

        var edsger = await school.AccountAsync(outcome.AccountId!.Value);
        Assert.Equal((school.Edsger.AccountId, "kj@school.example"), (edsger.Id, edsger.Email));
        Assert.Equal(["edsger@school.example", "katherine@school.example"], edsger.Aliases.Select(alias => alias.Address).Order());
        Assert.NotNull(await school.GrantsAsync(edsger.Id));
    }

    [Fact]
    public async Task Nobody_becomes_administrator_by_a_setting_that_names_an_address_they_once_had()
    {
        await using var school = await GatherAsync();
        await school.AliasAsync(school.Grace.AccountId, Amazing);
        await school.AliasAsync(school.Ada.AccountId, "countess@school.example");

        Assert.Equal([Address(Amazing)], (await school.Accounts.EnsureAdministratorsAsync([Address(Amazing), Address("countess@school.example")])).Value);

        Assert.False((await school.AccountAsync(school.Grace.AccountId)).IsAdministrator);
        Assert.Null(await school.AccountAsync(Amazing));
        Assert.Null(await school.AccountAsync("countess@school.example"));
    }

    [Fact]
    public async Task Who_was_refused_because_of_a_further_address_has_no_claim_once_it_is_taken_away()
    {
        await using var school = await GatherAsync();
        await school.AliasAsync(school.Grace.AccountId, Amazing);
        var request = await school.AskAsync(Amazing, "a newcomer");
        _ = (await Aliases(school).RemoveAsync(school.Ada, school.Grace.AccountId, Amazing)).Value;

        Assert.Equal(Why.RequestGone, (await school.Requests().SamePersonAsync(school.Ada, request)).Problem?.Why);
        Assert.NotEqual(school.Grace.AccountId, (await school.ComeAsync(Amazing, "a newcomer")).AccountId);
    }

    [Fact]
    public async Task Whoever_gets_a_former_address_of_somebody_suspended_is_sent_to_an_administrator()
    {
        await using var school = await GatherAsync();
        await school.AliasAsync(school.Grace.AccountId, Amazing);
        await school.SuspendAsync(school.Grace);

        var request = await school.AskAsync(Amazing, "a newcomer");
        _ = (await school.Requests().SomebodyNewAsync(school.Ada, request)).Value;

        Assert.NotEqual(school.Grace.AccountId, (await school.ComeAsync(Amazing, "a newcomer")).AccountId);
        Assert.Equal(AccountStatus.Suspended, (await school.AccountAsync(school.Grace.AccountId)).Status);
    }

    static AliasService Aliases(Cast school) => school.Database.Get<AliasService>();
}

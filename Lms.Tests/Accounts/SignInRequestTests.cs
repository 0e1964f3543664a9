using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Data.Shared;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Lms.Tests.Support.Cast;
using static Lms.Tests.Support.Doorstep;

namespace Lms.Tests.Accounts;

/// <summary>What waits at the door, and what becomes of it when the world changes meanwhile.</summary>
public class SignInRequestTests
{
    [Fact]
    public async Task What_waits_is_shown_with_the_account_in_the_way_the_oldest_first()
    {
        await using var school = await GatherAsync();
        _ = await school.AskAsync(GraceAddress, "sub-new", name: "Grace Kelly");
        school.Database.Time.Advance(TimeSpan.FromHours(1));
        _ = await school.AskAsync(KatherineAddress, "private", hd: null);
        _ = await school.EnrolAsync("edsger@school.example");

        var waiting = await school.WaitingAsync();

        Assert.Equal([("Grace Kelly", GraceAddress, "Grace Hopper", SignInRefusal.AddressTaken), ("", KatherineAddress, KatherineAddress, SignInRefusal.Unproven)],
            waiting.Select(r => (r.GoogleName, r.Address, r.Name, r.Reason)));
        Assert.Equal((AccountStatus.Active, false, 1, 0, TestDatabase.Start.UtcDateTime),
            (waiting[0].Status, waiting[0].IsAdministrator, waiting[0].Teaches, waiting[0].Attends, waiting[0].At));
        Assert.Null(waiting[1].LastSignInAt);
    }

    [Fact]
    public async Task Whoever_is_refused_can_ask_again_and_nothing_comes_of_it()
    {
        await using var school = await GatherAsync();
        var request = await school.AskAsync(GraceAddress, "sub-new");

        _ = (await school.Requests().RefuseAsync(school.Ada, request)).Value;

        Assert.Equal(request, await school.AskAsync(GraceAddress, "sub-new"));
        Assert.Empty(await school.WaitingAsync());
        Assert.Equal(Why.RequestGone, (await school.Requests().SamePersonAsync(school.Ada, request)).Problem?.Why);
        Assert.Equal((AuditAction.RequestRefused, school.Grace.AccountId, GraceAddress),
            (await school.AuditAsync()).Select(e => (e.Action, e.PersonId, e.After)).Last());
        Assert.Equal(school.Grace.AccountId, (await school.ComeAsync(GraceAddress, "sub-grace@school.example")).AccountId);
        _ = await school.AskAsync(GraceAddress, "sub-of-a-third");
        Assert.Single(await school.WaitingAsync());
    }

    [Fact]
    public async Task Of_two_administrators_who_decide_at_once_one_is_told_that_it_is_decided()
    {
        await using var school = await GatherAsync();
        var alan = await school.SecondAdministratorAsync();
        var request = await school.AskAsync(GraceAddress, "sub-new");
        var (here, there) = (school.Requests(), school.Database.Another<SignInRequestService>());

        var answers = await AtOnce.RunAsync([() => here.SamePersonAsync(school.Ada, request), () => there.SomebodyNewAsync(alan, request)]);

        Assert.Equal(Why.RequestGone, Assert.Single(answers, answer => !answer.Succeeded).Problem?.Why);
        await using var db = school.Database.Open();
        Assert.Equal(1, await db.UserLogins.CountAsync(link => link.ProviderKey == "sub-new"));
        Assert.Equal(1, await db.Users.CountAsync(a => a.NormalizedEmail == GraceAddress));
        Assert.Single(await school.AuditAsync(), e => e.Action is AuditAction.RequestSamePerson or AuditAction.RequestSomebodyNew);
    }

    [Fact]
    public async Task Of_two_who_ask_for_one_address_the_second_asks_its_new_holder()
    {
        await using var school = await GatherAsync();
        var (first, second) = (await school.AskAsync(GraceAddress, "sub-2"), await school.AskAsync(GraceAddress, "sub-3"));
        _ = (await school.Requests().SomebodyNewAsync(school.Ada, first)).Value;

        Assert.Equal(Why.RequestGone, (await school.Requests().SomebodyNewAsync(school.Ada, second)).Problem?.Why);

        Assert.Empty(await school.WaitingAsync());
        _ = await school.AskAsync(GraceAddress, "sub-3");
        Assert.Equal((await school.AccountAsync(GraceAddress))!.Id, Assert.Single(await school.WaitingAsync()).AccountId);
    }

    [Fact]
    public async Task An_address_that_somebody_had_before_goes_to_somebody_new_and_they_keep_the_one_they_have()
    {
        await using var school = await GatherAsync();
        var request = await school.AskAsync(GraceAddress, "sub-new");
        Assert.Equal(school.Grace.AccountId, (await school.ComeAsync("hopper@school.example", "sub-grace@school.example")).AccountId);

        _ = (await school.Requests().SomebodyNewAsync(school.Ada, request)).Value;

        var grace = await school.AccountAsync(school.Grace.AccountId);
        Assert.Equal(("Grace Hopper", "hopper@school.example", 0), (grace.DisplayName, grace.Email, grace.Aliases.Count));
        Assert.NotEqual(school.Grace.AccountId, (await school.ComeAsync(GraceAddress, "sub-new")).AccountId);
    }

    [Fact]
    public async Task An_account_that_took_over_a_pending_one_takes_over_who_asked_for_its_address()
    {
        await using var school = await GatherAsync();
        _ = await school.AskAsync("edsger@school.example", "asks-for-edsger");
        _ = await school.AskAsync(KatherineAddress, "asks-for-katherine", hd: null);
        Assert.Equal(school.Edsger.AccountId, (await school.ComeAsync(KatherineAddress, "sub-edsger@school.example")).AccountId);

        var waiting = (await school.WaitingAsync()).Single(request => request.Address == KatherineAddress);

        Assert.Equal(school.Edsger.AccountId, waiting.AccountId);
        _ = (await school.Requests().SomebodyNewAsync(school.Ada, waiting.Id)).Value;
        Assert.NotEqual(school.Edsger.AccountId, (await school.ComeAsync(KatherineAddress, "asks-for-katherine", hd: null)).AccountId);
    }

    [Fact]
    public async Task A_corrected_address_leaves_nobody_waiting()
    {
        await using var school = await GatherAsync();
        var request = await school.AskAsync(KatherineAddress, "private", hd: null);
        _ = (await school.Accounts.CorrectAddressAsync(school.Ada, school.Katherine, "johnson@school.example", merge: false)).Value;

        Assert.Equal(Why.RequestGone, (await school.Requests().SomebodyNewAsync(school.Ada, request)).Problem?.Why);
        Assert.Equal("johnson@school.example", (await school.AccountAsync(school.Katherine)).Email);
    }
}

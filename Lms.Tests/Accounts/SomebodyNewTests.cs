using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Data.Courses;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using static Lms.Tests.Support.Cast;
using static Lms.Tests.Support.Doorstep;

namespace Lms.Tests.Accounts;

/// <summary>A request answered with "Somebody new": the address has a new owner, and nothing else has.</summary>
public class SomebodyNewTests
{
    const string Edsger = "edsger@school.example";

    [Fact]
    public async Task The_newcomer_starts_with_nothing_and_the_account_keeps_its_history()
    {
        await using var school = await GatherAsync();
        _ = await school.EnrolAsync(Edsger);
        _ = (await school.Standings.LetCreateCoursesAsync(school.Ada, school.Edsger.AccountId, true)).Value;
        var history = (await school.AuditAsync()).Where(e => e.PersonId == school.Edsger.AccountId).ToList();
        var request = await school.AskAsync(Edsger, "sub-new", name: "Edsger Newman");

        _ = (await school.Requests().SomebodyNewAsync(school.Ada, request)).Value;
        var outcome = await school.ComeAsync(Edsger, "sub-new");

        var newcomer = new Actor(outcome.AccountId!.Value);
        Assert.NotEqual(school.Edsger, newcomer);
        var account = await school.AccountAsync(newcomer.AccountId);
        Assert.Equal(("Edsger Newman", Edsger, AccountStatus.Active, false, false), (account.DisplayName, account.Email, account.Status, account.MayCreateCourses, account.IsAdministrator));
        Assert.Null(await school.GrantsAsync(newcomer.AccountId));
        Assert.Null(await school.PlaceAsync(newcomer.AccountId));
        Assert.Empty((await school.Database.Get<CourseQueries>().MineAsync(newcomer)).Value);
        Assert.Equal(Why.CourseNotFound, (await school.Database.Get<CourseQueries>().CourseAsync(newcomer, school.Algebra)).Problem?.Why);

        var old = await school.AccountAsync(school.Edsger.AccountId);
        Assert.Equal(("Edsger Dijkstra", true, true), (old.DisplayName, old.MayCreateCourses, EmailAddress.IsGivenUp(old.Email!)));
        Assert.True((await school.PlaceAsync(old.Id))!.IsEnrolled);
        var after = (await school.AuditAsync()).Where(e => e.PersonId == school.Edsger.AccountId).ToList();
        Assert.Equal(history.Select(e => e.Id), after.Take(history.Count).Select(e => e.Id));
        Assert.Equal((AuditAction.RequestSomebodyNew, school.Ada.AccountId, Edsger), (after[^1].Action, after[^1].ActorId, after[^1].After));
    }

    [Fact]
    public async Task Whoever_had_the_address_goes_on_with_their_own_Google_identity()
    {
        await using var school = await GatherAsync();
        _ = (await school.Requests().SomebodyNewAsync(school.Ada, await school.AskAsync(GraceAddress, "sub-new"))).Value;
        var newcomer = (await school.ComeAsync(GraceAddress, "sub-new")).AccountId;

        for (var times = 0; times < 2; times++)
            Assert.Equal(school.Grace.AccountId, (await school.ComeAsync(GraceAddress, "sub-grace@school.example")).AccountId);
        Assert.Equal(newcomer, (await school.AccountAsync(GraceAddress))!.Id);
        Assert.NotNull(await school.GrantsAsync(school.Grace.AccountId));

        Assert.Equal(school.Grace.AccountId, (await school.ComeAsync("hopper@school.example", "sub-grace@school.example")).AccountId);
        Assert.Equal("hopper@school.example", (await school.AccountAsync(school.Grace.AccountId)).Email);
    }

    [Fact]
    public async Task Nobody_can_name_or_come_with_what_stands_for_no_address()
    {
        await using var school = await GatherAsync(options => options.AllowedDomains = []);
        _ = (await school.Requests().SomebodyNewAsync(school.Ada, await school.AskAsync(GraceAddress, "sub-new"))).Value;
        var stored = (await school.AccountAsync(school.Grace.AccountId)).Email!;

        Assert.Equal(Why.AddressDomainInvalid, EmailAddress.Parse(stored).Problem?.Why);
        Assert.Equal(Why.AddressDomainInvalid, EmailAddress.Parse(stored.ToUpperInvariant()).Problem?.Why);
        Assert.Null((await school.Database.Get<NamingQueries>().NameAsync(school.Ada, school.Algebra, stored, true)).Value.Row);
        Assert.Equal(SignInRefusal.Unidentified, (await school.ComeAsync(stored, "sub-thief", hd: "given-up.invalid")).Refusal);
    }

    [Fact]
    public async Task Whoever_had_no_name_is_called_by_the_part_that_is_no_address_and_can_be_given_the_right_one()
    {
        await using var school = await GatherAsync();
        var request = await school.AskAsync(KatherineAddress, "private", hd: null, name: "Kate New");

        _ = (await school.Requests().SomebodyNewAsync(school.Ada, request)).Value;

        var old = await school.AccountAsync(school.Katherine);
        Assert.Equal(("katherine", AccountStatus.Pending), (old.DisplayName, old.Status));
        Assert.Null(await school.GrantsAsync((await school.ComeAsync(KatherineAddress, "private", hd: null)).AccountId!.Value));
        _ = (await school.Accounts.CorrectAddressAsync(school.Ada, school.Katherine, "johnson@school.example", merge: false)).Value;
        Assert.Equal(school.Katherine, (await school.ComeAsync("johnson@school.example", "sub-kj")).AccountId);
        Assert.NotNull(await school.GrantsAsync(school.Katherine));
    }

    [Fact]
    public async Task The_address_of_the_suspended_can_go_to_somebody_new_and_they_stay_suspended()
    {
        await using var school = await GatherAsync();
        var request = await school.AskAsync(GraceAddress, "sub-new");
        _ = (await school.Standings.SuspendAsync(school.Ada, school.Grace.AccountId, "Left")).Value;

        _ = (await school.Requests().SomebodyNewAsync(school.Ada, request)).Value;

        Assert.Equal(AccountStatus.Suspended, (await school.AccountAsync(school.Grace.AccountId)).Status);
        Assert.NotNull((await school.ComeAsync(GraceAddress, "sub-new")).AccountId);
        Assert.Equal(SignInRefusal.Suspended, (await school.ComeAsync(GraceAddress, "sub-grace@school.example")).Refusal);
    }
}

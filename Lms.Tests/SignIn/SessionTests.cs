using System.Security.Claims;
using Lms.Data.Accounts;
using Lms.Data.Shared;
using Lms.Tests.Support;
using Lms.Web.SignIn;
using Microsoft.EntityFrameworkCore;
using static Lms.Tests.Support.Doorstep;
using static Lms.Tests.Support.SignedIn;

namespace Lms.Tests.SignIn;

/// <summary>How long a session lasts, and what ends it for good.</summary>
public sealed class SessionTests
{
    const string AlanAddress = "alan@school.example";

    [Fact]
    public async Task A_session_goes_on_while_its_account_may_sign_in()
    {
        await using var school = await Cast.GatherAsync();
        var grace = await school.ComeAsync(GraceAddress);
        Assert.True(await school.StaysAsync(grace));
        await school.SuspendAsync(school.Grace);
        Assert.False(await school.StaysAsync(grace));
    }

    [Fact]
    public async Task However_busy_a_session_is_it_ends_after_its_length()
    {
        await using var school = await Cast.GatherAsync();
        var alan = await school.ComeAsync(AlanAddress);
        school.Database.Time.Advance(TimeSpan.FromHours(12) - TimeSpan.FromSeconds(1));
        Assert.True(await school.StaysAsync(alan));
        school.Database.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.False(await school.StaysAsync(alan));
    }

    [Fact]
    public async Task A_clock_that_was_wrong_makes_no_session_longer()
    {
        await using var school = await Cast.GatherAsync();
        school.Database.Time.Advance(TimeSpan.FromDays(300));
        var alan = await school.ComeAsync(AlanAddress);
        Assert.True(await school.StaysAsync(alan));
        school.Database.Time.AdjustTime(TestDatabase.Start);
        Assert.False(await school.StaysAsync(alan));
    }

    [Fact]
    public async Task A_suspension_ends_it_for_good_and_so_does_a_new_Google_identity()
    {
        await using var school = await Cast.GatherAsync();
        var before = await school.ComeAsync(GraceAddress);
        _ = (await school.Standings.SuspendAsync(school.Ada, school.Grace.AccountId, "On leave")).Value;
        Assert.False(await school.StaysAsync(before));
        _ = (await school.Standings.ReinstateAsync(school.Ada, school.Grace.AccountId, "Back")).Value;
        Assert.False(await school.StaysAsync(before));

        var after = await school.ComeAsync(GraceAddress);
        var request = await school.AskAsync(GraceAddress, "sub-new");
        Assert.True(await school.StaysAsync(after));
        _ = (await school.Requests().SamePersonAsync(school.Ada, request)).Value;
        Assert.False(await school.StaysAsync(after));
        Assert.Equal([SessionEnding.Suspended, SessionEnding.IdentityReplaced], (await school.SignInsAsync(school.Grace.AccountId)).Select(s => s.Ending!.Value));
    }

    [Fact]
    public async Task A_suspension_that_was_written_by_hand_ends_it_for_good_too()
    {
        await using var school = await Cast.GatherAsync();
        var grace = await school.ComeAsync(GraceAddress);
        await school.SuspendAsync(school.Grace);
        _ = (await school.Standings.ReinstateAsync(school.Ada, school.Grace.AccountId, "Back")).Value;
        Assert.False(await school.StaysAsync(grace));
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_every_session_of_that_person_and_of_no_other()
    {
        await using var school = await Cast.GatherAsync();
        var (one, other, alan) = (await school.ComeAsync(GraceAddress), await school.ComeAsync(GraceAddress), await school.ComeAsync(AlanAddress));
        _ = (await school.Standings.SignOutEverywhereAsync(school.Ada, school.Grace.AccountId)).Value;
        Assert.False(await school.StaysAsync(one) || await school.StaysAsync(other));
        Assert.True(await school.StaysAsync(alan));
        Assert.All(await school.SignInsAsync(school.Grace.AccountId), s => Assert.Equal(SessionEnding.SignedOutEverywhere, s.Ending));
    }

    [Fact]
    public async Task A_changed_security_stamp_ends_every_session_of_the_account()
    {
        await using var school = await Cast.GatherAsync();
        var grace = await school.ComeAsync(GraceAddress);
        await using var db = school.Database.Open();
        await db.Users.Where(a => a.Id == school.Grace.AccountId).ExecuteUpdateAsync(set => set.SetProperty(a => a.SecurityStamp, "another"));
        Assert.False(await school.StaysAsync(grace));
    }

    [Fact]
    public async Task Signing_out_ends_that_session_and_no_other()
    {
        await using var school = await Cast.GatherAsync();
        var (here, elsewhere) = (await school.ComeAsync(AlanAddress), await school.ComeAsync(AlanAddress));
        _ = (await school.Sessions().SignOutAsync(Session.TicketOf(here)!.Number)).Value;
        Assert.False(await school.StaysAsync(here));
        Assert.True(await school.StaysAsync(elsewhere));
    }

    [Fact]
    public async Task Whoever_was_erased_has_no_session()
    {
        await using var school = await Cast.GatherAsync();
        var grace = await school.ComeAsync(GraceAddress);
        using var server = school.Server();
        using var page = await server.OpenPageAsync(grace);
        _ = (await school.Database.Get<ErasureService>().EraseAsync(school.Ada, school.Grace.AccountId, GraceAddress)).Value;
        Assert.False(await school.StaysAsync(grace));
        Assert.False(await page.IsSomebodyAsync());
        Assert.Empty(await school.SignInsAsync(school.Grace.AccountId));
    }

    [Fact]
    public async Task A_number_that_was_never_given_out_is_no_session_and_nor_is_that_of_somebody_else()
    {
        await using var school = await Cast.GatherAsync();
        var grace = await school.ComeAsync(GraceAddress);
        var ada = await new Session.PrincipalFactory().CreateAsync(await school.AccountAsync(school.Ada.AccountId));
        Assert.False(await school.StaysAsync(ada)); // a cookie of before sessions were written down
        ada.Identities.Single().AddClaims(grace.Claims.Where(claim => claim.Type.StartsWith("lms:session", StringComparison.Ordinal)));
        Assert.False(await school.StaysAsync(ada));
        Assert.False(await school.StaysAsync(new ClaimsPrincipal(new ClaimsIdentity())));
        Assert.DoesNotContain(Session.TicketOf(grace)!.Number, await school.Database.DumpAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(Session.TicketOf(grace)!.Number, Session.TicketOf(grace)!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_signs_in_anew_in_the_same_browser_leaves_no_session_behind()
    {
        await using var school = await Cast.GatherAsync();
        var before = await school.ComeAsync(GraceAddress);
        var after = await school.ComeAsync(AlanAddress, Visit(earlier: Session.TicketOf(before)!.Number));
        Assert.False(await school.StaysAsync(before));
        Assert.True(await school.StaysAsync(after));
    }

    [Fact]
    public async Task One_of_ones_own_is_ended_from_elsewhere_and_nobody_elses()
    {
        await using var school = await Cast.GatherAsync();
        var (here, there) = (await school.ComeAsync(GraceAddress, Visit(FirefoxOnWindows)), await school.ComeAsync(GraceAddress));
        var mine = (await school.Database.Get<SessionQueries>().MineAsync(school.Grace, Session.TicketOf(here)!.Number)).Value;
        Assert.Equal([("", "", false), ("Firefox", "Windows", true)], mine.Select(s => (s.Browser, s.System, s.ThisOne)));

        Assert.Equal(Why.SessionNotFound, (await school.Sessions().EndAsync(school.Ada, mine[0].Id)).Problem?.Why);
        Assert.True(await school.StaysAsync(there));
        _ = (await school.Sessions().EndAsync(school.Grace, mine[0].Id)).Value;
        _ = (await school.Sessions().EndAsync(school.Grace, mine[0].Id)).Value; // twice is once
        Assert.False(await school.StaysAsync(there));
        Assert.True(await school.StaysAsync(here));
        Assert.Single((await school.Database.Get<SessionQueries>().MineAsync(school.Grace, null)).Value);
        Assert.Equal(1, (await school.Database.Get<PersonQueries>().PersonAsync(school.Ada, school.Grace.AccountId)).Value.SignedIn);
    }

    [Fact]
    public async Task Two_sign_ins_at_once_are_two_sessions()
    {
        await using var school = await Cast.GatherAsync();
        var came = await AtOnce.RunAsync(10, _ => school.ComeAsync(GraceAddress));
        Assert.Equal(10, came.Select(c => Session.TicketOf(c)!.Number).Distinct().Count());
        foreach (var principal in came)
            Assert.True(await school.StaysAsync(principal));
    }

    [Fact]
    public async Task Whoever_signs_in_for_ever_costs_nothing()
    {
        await using var school = await Cast.GatherAsync();
        var first = await school.ComeAsync(GraceAddress);
        await using (var db = school.Database.Open())
        {
            db.Sessions.AddRange(Enumerable.Range(0, 2500).Select(i => new SignInSession
            {
                AccountId = school.Grace.AccountId,
                Key = $"{i}",
                BeganAt = TestDatabase.Start.UtcDateTime,
                LastSeenAt = TestDatabase.Start.UtcDateTime,
                Until = TestDatabase.Start.UtcDateTime.AddHours(12),
            }));
            await db.SaveChangesAsync();
        }

        var last = await school.ComeAsync(GraceAddress);

        Assert.True(await school.StaysAsync(last));
        Assert.False(await school.StaysAsync(first));
        var kept = await school.SignInsAsync(school.Grace.AccountId);
        Assert.Equal((2000, 100), (kept.Count, kept.Count(s => s.EndedAt is null)));
        Assert.All(kept.SkipLast(100), s => Assert.Equal(SessionEnding.MadeRoom, s.Ending));
    }

    [Fact]
    public async Task Sign_ins_are_kept_as_long_as_the_log_and_no_longer()
    {
        await using var school = await Cast.GatherAsync();
        _ = await school.ComeAsync(GraceAddress);
        school.Database.Time.Advance(TimeSpan.FromDays(30));
        _ = (await school.Database.Get<Lms.Data.Upkeep.UpkeepService>().RunAsync()).Value;
        Assert.Single(await school.SignInsAsync(school.Grace.AccountId));
        Assert.DoesNotContain("SpentHandshakes", await school.Database.DumpAsync(), StringComparison.Ordinal);
        school.Database.Time.Advance(TimeSpan.FromDays(400));
        _ = (await school.Database.Get<Lms.Data.Upkeep.UpkeepService>().RunAsync()).Value;
        Assert.Empty(await school.SignInsAsync(school.Grace.AccountId));
    }
}

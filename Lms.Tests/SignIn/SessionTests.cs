using System.Globalization;
using System.Security.Claims;
using Lms.Data.Accounts;
using Lms.Data.Shared;
using Lms.Tests.Support;
using Lms.Web.SignIn;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.SignIn;

public sealed class SessionTests
{
    static readonly TimeSpan length = TimeSpan.FromHours(12);

    [Fact]
    public async Task A_session_goes_on_while_its_account_may_sign_in()
    {
        await using var cast = await Cast.GatherAsync();
        var (session, alan) = await BeginAsync(cast, cast.Alan);
        Assert.True(await session.MayGoOnAsync(alan, default));
    }

    [Fact]
    public async Task However_busy_a_session_is_it_ends_after_its_length()
    {
        await using var cast = await Cast.GatherAsync();
        var (session, alan) = await BeginAsync(cast, cast.Alan);
        cast.Database.Time.Advance(length - TimeSpan.FromSeconds(1));
        Assert.True(await session.MayGoOnAsync(alan, default));
        cast.Database.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.False(await session.MayGoOnAsync(alan, default));
    }

    [Fact]
    public async Task A_suspended_person_has_no_session_any_more()
    {
        await using var cast = await Cast.GatherAsync();
        var (session, grace) = await BeginAsync(cast, cast.Grace);
        await cast.SuspendAsync(cast.Grace);
        Assert.False(await session.MayGoOnAsync(grace, default));
    }

    [Fact]
    public async Task A_suspension_ends_the_session_for_good_and_so_does_a_new_Google_identity()
    {
        await using var cast = await Cast.GatherAsync();
        var (session, grace) = await BeginAsync(cast, cast.Grace);
        _ = (await cast.Standings.SuspendAsync(cast.Ada, cast.Grace.AccountId, "On leave")).Value;
        Assert.False(await session.MayGoOnAsync(grace, default));
        _ = (await cast.Standings.ReinstateAsync(cast.Ada, cast.Grace.AccountId, "Back")).Value;
        Assert.False(await session.MayGoOnAsync(grace, default));

        var (another, again) = await BeginAsync(cast, cast.Grace);
        var request = await cast.AskAsync(Doorstep.GraceAddress, "sub-new");
        Assert.True(await another.MayGoOnAsync(again, default));
        _ = (await cast.Requests().SamePersonAsync(cast.Ada, request)).Value;
        Assert.False(await another.MayGoOnAsync(again, default));
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_every_session()
    {
        await using var cast = await Cast.GatherAsync();
        var (here, one) = await BeginAsync(cast, cast.Grace);
        var (there, other) = await BeginAsync(cast, cast.Grace);
        _ = (await cast.Standings.SignOutEverywhereAsync(cast.Grace, cast.Grace.AccountId)).Value;
        Assert.False(await here.MayGoOnAsync(one, default) || await there.MayGoOnAsync(other, default));
    }

    [Fact]
    public async Task A_changed_security_stamp_ends_every_session_of_the_account()
    {
        await using var cast = await Cast.GatherAsync();
        var (session, grace) = await BeginAsync(cast, cast.Grace);
        await using var db = cast.Database.Open();
        await db.Users.Where(a => a.Id == cast.Grace.AccountId)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.SecurityStamp, "another"));
        Assert.False(await session.MayGoOnAsync(grace, default));
    }

    [Fact]
    public async Task Signing_out_ends_that_session_and_no_other()
    {
        await using var cast = await Cast.GatherAsync();
        var (session, here) = await BeginAsync(cast, cast.Alan);
        var elsewhere = await PrincipalAsync(cast, cast.Alan);
        elsewhere.Identities.Single().AddClaims(session.Begin());
        session.End(here);
        Assert.False(await session.MayGoOnAsync(here, default));
        Assert.True(await session.MayGoOnAsync(elsewhere, default));
    }

    [Fact]
    public async Task A_cookie_without_a_beginning_or_of_a_pending_person_is_no_session()
    {
        await using var cast = await Cast.GatherAsync();
        var session = new Session(cast.Database.Get<AccountQueries>(), cast.Database.Time, length);
        Assert.False(await session.MayGoOnAsync(await PrincipalAsync(cast, cast.Alan), default));
        var (_, katherine) = await BeginAsync(cast, new Actor(cast.Katherine));
        Assert.False(await session.MayGoOnAsync(katherine, default));
        Assert.False(await session.MayGoOnAsync(new ClaimsPrincipal(new ClaimsIdentity()), default));
    }

    static async Task<(Session, ClaimsPrincipal)> BeginAsync(Cast cast, Actor actor)
    {
        var session = new Session(cast.Database.Get<AccountQueries>(), cast.Database.Time, length);
        var principal = await PrincipalAsync(cast, actor);
        principal.Identities.Single().AddClaims(session.Begin());
        return (session, principal);
    }

    static async Task<ClaimsPrincipal> PrincipalAsync(Cast cast, Actor actor)
    {
        var account = await cast.AccountAsync(actor.AccountId);
        var principal = await new Session.PrincipalFactory().CreateAsync(account);
        Assert.Equal(actor.AccountId.ToString(CultureInfo.InvariantCulture), principal.FindFirstValue(ClaimTypes.NameIdentifier));
        return principal;
    }
}

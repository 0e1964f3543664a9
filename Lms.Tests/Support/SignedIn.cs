using System.Collections.Concurrent;
using System.Security.Claims;
using Lms.Data.Accounts;
using Lms.Data.Shared;
using Lms.Web.SignIn;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Lms.Tests.Support;

/// <summary>Sessions, as the tests speak of them.</summary>
static class SignedIn
{
    internal const string FirefoxOnWindows = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0";

    public static SessionService Sessions(this Cast school) => school.Database.Get<SessionService>();

    /// <summary>A new hand-shake with Google, from this browser.</summary>
    public static SignInVisit Visit(string? userAgent = null, string? earlier = null) => new(Guid.NewGuid().ToString("N"), userAgent, earlier);

    /// <summary>Somebody comes with a browser; what its cookie says from then on.</summary>
    public static async Task<ClaimsPrincipal> ComeAsync(this Cast school, string email, SignInVisit? visit = null)
    {
        var outcome = (await school.SignIn.SignInAsync(Cast.Google(email), visit ?? Visit())).Value;
        var principal = await new Session.PrincipalFactory().CreateAsync(await school.AccountAsync(outcome.AccountId!.Value));
        principal.Identities.Single().AddClaims(Session.ClaimsOf(outcome.Session!));
        return principal;
    }

    /// <summary>Whether a cookie that says this would still be taken, here or after a restart, which is the same.</summary>
    public static async Task<bool> StaysAsync(this Cast school, ClaimsPrincipal principal)
    {
        using var open = school.Server();
        return await new Session(school.Database.Get<SessionQueries>(), open).MayGoOnAsync(principal, default);
    }

    /// <summary>What one server knows of the pages that are open there; the numbers of those sessions whose pages it closes.</summary>
    public static OpenSessions Server(this Cast school, ConcurrentQueue<string>? closed = null) =>
        new(school.Database.Get<SessionQueries>(), school.Database.Get<LiveChanges>(), school.Database.Get<SchoolClock>(), number =>
        {
            closed?.Enqueue(number);
            return Task.CompletedTask;
        }, NullLogger<OpenSessions>.Instance);

    /// <summary>A page that this browser has open.</summary>
    public static async Task<PageVisitor> OpenPageAsync(this OpenSessions server, ClaimsPrincipal principal)
    {
        var visitor = new PageVisitor(server);
        visitor.SetAuthenticationState(Task.FromResult(new AuthenticationState(principal)));
        await visitor.CheckAsync(default);
        return visitor;
    }

    /// <summary>Whether anybody is signed in there.</summary>
    public static async Task<bool> IsSomebodyAsync(this PageVisitor page) =>
        (await page.GetAuthenticationStateAsync()).User.Identity?.IsAuthenticated == true;

    public static async Task<IReadOnlyList<SignInSession>> SignInsAsync(this Cast school, long accountId)
    {
        await using var db = school.Database.Open();
        return await db.Sessions.AsNoTracking().Where(s => s.AccountId == accountId).OrderBy(s => s.Id).ToListAsync();
    }
}

using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Claims;
using Lms.Data.Accounts;
using Lms.Web.Shared;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Lms.Web.SignIn;

/// <summary>What a session consists of: the account, its security stamp, when it began, and a number of its own by which it can end.</summary>
public sealed class Session(AccountQueries accounts, TimeProvider time, TimeSpan length)
{
    const string Started = "lms:started";
    const string Stamp = "lms:stamp";
    const string Number = "lms:session";

    readonly ConcurrentDictionary<string, DateTimeOffset> ended = new();

    /// <summary>A new session, as claims for its cookie.</summary>
    public IReadOnlyList<Claim> Begin() =>
    [
        new(Started, time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
        new(Number, Guid.NewGuid().ToString("N")),
    ];

    /// <summary>Ends this one session: its other tabs, and any copy of its cookie, are signed out too.</summary>
    public void End(ClaimsPrincipal principal)
    {
        var now = time.GetUtcNow();
        if (principal.FindFirstValue(Number) is { } number)
            ended[number] = now;
        foreach (var (old, at) in ended)
        {
            if (now - at > length)
                ended.TryRemove(old, out _); // too old to go on anyway
        }
    }

    /// <summary>The number of the session; null: this is none.</summary>
    public static string? NumberOf(ClaimsPrincipal principal) => principal.FindFirstValue(Number);

    /// <summary>Whether it may go on: not too old, and the account neither suspended nor signed out everywhere.</summary>
    public async Task<bool> MayGoOnAsync(ClaimsPrincipal principal, CancellationToken cancel) =>
        long.TryParse(principal.FindFirstValue(Started), NumberStyles.None, CultureInfo.InvariantCulture, out var started)
        && time.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(started) < length
        && principal.FindFirstValue(Number) is { } number && !ended.ContainsKey(number)
        && await accounts.MayStaySignedInAsync(CurrentActor.Of(principal), principal.FindFirstValue(Stamp), cancel);

    /// <summary>The principal of an account: its id and stamp. Names and rights are read when they are needed.</summary>
    public sealed class PrincipalFactory : IUserClaimsPrincipalFactory<Account>
    {
        public Task<ClaimsPrincipal> CreateAsync(Account user) => Task.FromResult(new ClaimsPrincipal(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, user.Id.ToString(CultureInfo.InvariantCulture)),
            new Claim(Stamp, user.SecurityStamp ?? ""),
        ], IdentityConstants.ApplicationScheme)));
    }

    /// <summary>Looks every few seconds whether an open page may stay open.</summary>
    public sealed class Watch(ILoggerFactory log, Session session) : RevalidatingServerAuthenticationStateProvider(log)
    {
        protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(4);

        protected override Task<bool> ValidateAuthenticationStateAsync(
            AuthenticationState authenticationState, CancellationToken cancellationToken) =>
            session.MayGoOnAsync(authenticationState.User, cancellationToken);
    }
}

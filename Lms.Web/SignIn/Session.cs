using System.Globalization;
using System.Security.Claims;
using Lms.Data.Accounts;
using Lms.Web.Shared;
using Microsoft.AspNetCore.Identity;

namespace Lms.Web.SignIn;

/// <summary>A session as its cookie tells of it: the account, its security stamp, when it ends at the latest, and a secret number of its own.</summary>
public sealed class Session(SessionQueries sessions, OpenSessions open)
{
    const string Until = "lms:until";
    const string Stamp = "lms:stamp";
    const string Number = "lms:session";

    /// <summary>What the cookie of a session that has just begun says besides the account.</summary>
    public static IReadOnlyList<Claim> ClaimsOf(BegunSession begun) =>
    [
        new(Until, new DateTimeOffset(begun.Until).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
        new(Number, begun.Number),
    ];

    /// <summary>The session of a principal; null where it has none.</summary>
    public static SessionTicket? TicketOf(ClaimsPrincipal principal) =>
        CurrentActor.Of(principal).AccountId is var account and > 0
        && NumberOf(principal) is { Length: > 0 } number && principal.FindFirstValue(Stamp) is { } stamp
            ? new SessionTicket(account, number, stamp)
            : null;

    /// <summary>The number of the session; null: this is none.</summary>
    public static string? NumberOf(ClaimsPrincipal principal) => principal.FindFirstValue(Number);

    /// <summary>When the session of a principal ends at the latest, UTC; long ago where it does not say.</summary>
    public static DateTime EndOf(ClaimsPrincipal principal) =>
        long.TryParse(principal.FindFirstValue(Until), NumberStyles.None, CultureInfo.InvariantCulture, out var until)
            ? DateTimeOffset.FromUnixTimeSeconds(until).UtcDateTime
            : DateTime.MinValue;

    /// <summary>Whether it may go on: it is written down, has not ended, and the account is as it was. Asked for each request.</summary>
    public async Task<bool> MayGoOnAsync(ClaimsPrincipal principal, CancellationToken cancel)
    {
        if (TicketOf(principal) is not { } ticket)
            return false;
        var answer = await sessions.GoingOnAsync([ticket], cancel);
        if (answer.Succeeded && !answer.Value.Contains(ticket))
            return false;
        open.Hear(ticket);
        return true; // also where the records can't be read: then nothing of them can be shown or changed either
    }

    /// <summary>The principal of an account: its id and stamp. Names and rights are read when they are needed.</summary>
    public sealed class PrincipalFactory : IUserClaimsPrincipalFactory<Account>
    {
        public Task<ClaimsPrincipal> CreateAsync(Account user) => Task.FromResult(new ClaimsPrincipal(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, user.Id.ToString(CultureInfo.InvariantCulture)),
            new Claim(Stamp, user.SecurityStamp ?? ""),
        ], IdentityConstants.ApplicationScheme)));
    }
}

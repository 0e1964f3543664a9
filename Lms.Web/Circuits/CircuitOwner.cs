using System.Net;
using System.Security.Claims;
using Lms.Web.Shared;
using Lms.Web.Startup;

namespace Lms.Web.Circuits;

/// <summary>Whose page it is: the account, the session that opened it, and where from.</summary>
sealed record CircuitOwner(long Account, string Session, string Address)
{
    /// <summary>Null: nobody is signed in.</summary>
    internal static CircuitOwner? Of(ClaimsPrincipal principal, IPAddress? address) =>
        CurrentActor.Of(principal).AccountId is var account and > 0 && SignIn.Session.NumberOf(principal) is { } session
            ? new(account, session, ClientAddress.Of(address))
            : null;
}

using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using Lms.Web.Shared;
using Lms.Web.SignIn;

namespace Lms.Web.Circuits;

/// <summary>Whose page it is: the account, the session that opened it, and where from.</summary>
sealed record CircuitOwner(long Account, string Session, string Address)
{
    /// <summary>Null: nobody is signed in.</summary>
    internal static CircuitOwner? Of(ClaimsPrincipal principal, IPAddress? address) =>
        CurrentActor.Of(principal).AccountId is var account and > 0 && SignIn.Session.NumberOf(principal) is { } session
            ? new(account, session, Place(address))
            : null;

    // One line to the internet has 2^64 addresses of the newer kind: they count as one.
    internal static string Place(IPAddress? address)
    {
        if (address is null)
            return "";
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4().ToString();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }
}

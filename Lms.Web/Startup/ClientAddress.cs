using System.Net;
using System.Net.Sockets;
using Lms.Web.Shared;

namespace Lms.Web.Startup;

/// <summary>Who sends a request, in the words that requests are counted by.</summary>
static class ClientAddress
{
    // Whoever has an address of IPv6 has as many as they like in the same network. Source: RFC 6177.
    const int BytesOfNetwork = 8;

    /// <summary>Where it comes from, as listed proxies say.</summary>
    internal static string Of(HttpContext http) => Of(http.Connection.RemoteIpAddress);

    internal static string Of(IPAddress? address)
    {
        if (address is null)
            return "nowhere";
        var own = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return own.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(own.GetAddressBytes(), 0, BytesOfNetwork)
            : own.ToString();
    }

    /// <summary>Who is counted: the account, or where a stranger comes from.</summary>
    internal static string Whose(HttpContext http) => PersonOf(http) ?? Of(http);

    /// <summary>The account, or null while it is nobody's.</summary>
    internal static string? PersonOf(HttpContext http) =>
        CurrentActor.Of(http.User).AccountId is > 0 and var account ? $"account {account}" : null;
}

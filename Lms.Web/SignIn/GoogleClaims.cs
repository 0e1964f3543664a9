using System.Security.Claims;
using Lms.Data.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth.Claims;

namespace Lms.Web.SignIn;

/// <summary>Claims of the external cookie.</summary>
static class GoogleClaims
{
    internal const string EmailVerified = "google:email_verified";
    internal const string HostedDomain = "google:hd";
    internal const string Picture = "google:picture";

    /// <summary>The handler drops these unless told otherwise, and linking depends on them.</summary>
    internal static void Map(ClaimActionCollection actions)
    {
        actions.MapJsonKey(EmailVerified, "email_verified");
        actions.MapJsonKey(HostedDomain, "hd");
        actions.MapJsonKey(Picture, "picture");
    }

    /// <summary>What Google said, from the external cookie. A missing or odd email_verified is a no.</summary>
    internal static GoogleIdentity Read(ClaimsPrincipal principal) => new(
        principal.FindFirstValue(ClaimTypes.NameIdentifier),
        principal.FindFirstValue(ClaimTypes.Email),
        bool.TryParse(principal.FindFirstValue(EmailVerified), out var verified) && verified,
        principal.FindFirstValue(HostedDomain),
        principal.FindFirstValue(ClaimTypes.Name),
        principal.FindFirstValue(Picture));
}

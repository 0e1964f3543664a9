using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;

namespace Lms.Web.SignIn;

/// <summary>The number of a hand-shake with Google, in the sealed cookie that tells how it went. It signs somebody in once.</summary>
static class Handshake
{
    const string Key = "lms:handshake";

    internal static void Begin(AuthenticationProperties properties) => properties.Items[Key] = RandomNumberGenerator.GetHexString(32, lowercase: true);

    internal static string? NumberOf(AuthenticationProperties? properties) => properties?.GetString(Key);
}

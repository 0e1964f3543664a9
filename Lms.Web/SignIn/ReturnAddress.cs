namespace Lms.Web.SignIn;

/// <summary>Where somebody was going before they were asked to sign in; only ever a page of our own.</summary>
public static class ReturnAddress
{
    /// <summary>The path if it is local however often it is decoded, else "/".</summary>
    public static string Local(string? address)
    {
        var decoded = address ?? "";
        for (var i = 0; i < 3; i++)
        {
            if (!IsLocal(decoded))
                return "/";
            decoded = Uri.UnescapeDataString(decoded);
        }

        return IsLocal(decoded) ? address! : "/";
    }

    static bool IsLocal(string address) =>
        address is ['/', ..] && address is not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) && !address.Contains('\\', StringComparison.Ordinal);
}

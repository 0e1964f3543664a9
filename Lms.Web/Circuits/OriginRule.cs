namespace Lms.Web.Circuits;

/// <summary>Whether a page of this very origin asks: scheme, host and port as the browser saw them.</summary>
static class OriginRule
{
    /// <param name="origin">The header <c>Origin</c>, null when absent.</param>
    /// <param name="site">The header <c>Sec-Fetch-Site</c>, null when absent: older browsers send none.</param>
    /// <param name="reading">A plain GET. Browsers name the origin of anything else, and of a WebSocket.</param>
    internal static bool IsOwn(string scheme, HostString host, string? origin, string? site, bool reading)
    {
        if (site is not (null or "same-origin"))
            return false;
        if (origin is null)
            return reading;
        return string.Equals(origin, Written(scheme, host), StringComparison.OrdinalIgnoreCase);
    }

    // As browsers write it (RFC 6454): in ASCII, without the port that goes without saying. So texts are
    // compared; nothing is taken apart.
    static string Written(string scheme, HostString host)
    {
        var usual = (scheme, host.Port) is ("https", 443) or ("http", 80);
        return $"{scheme}://{(usual ? new HostString(host.Host) : host).ToUriComponent()}";
    }
}

namespace Lms.Web.Startup;

/// <summary>Whoever comes under another name than the school's own gets no page, and nothing repeats that name.</summary>
static class OwnHost
{
    const string Elsewhere = "This server has another address. Its administrator finds it in Hosting:PublicAddress; "
        + "the proxy has to send it as Host or X-Forwarded-Host.";

    /// <summary>After forwarded headers: the name is the one that browsers used. Machines ask for health by any.</summary>
    internal static void UseOwnHost(this IApplicationBuilder app, Uri? publicAddress) => app.Use((http, next) =>
    {
        if (IsOwn(publicAddress, http.Request.Host) || http.Request.Path.StartsWithSegments("/health"))
            return next(http);
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(Elsewhere);
    });

    internal static bool IsOwn(Uri? publicAddress, HostString host) =>
        publicAddress is null || string.Equals(host.Host, publicAddress.Host, StringComparison.OrdinalIgnoreCase)
        || string.Equals(host.Host, publicAddress.IdnHost, StringComparison.OrdinalIgnoreCase);
}

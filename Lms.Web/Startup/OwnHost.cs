namespace Lms.Web.Startup;

/// <summary>Whoever comes under another name than the school's own gets no page: what is written into an answer or a mail is never theirs to say.</summary>
static class OwnHost
{
    /// <summary>After forwarded headers, so that the name is the one that browsers used. Machines ask for health by any name.</summary>
    internal static void UseOwnHost(this IApplicationBuilder app, Uri? publicAddress) => app.Use((http, next) =>
    {
        if (IsOwn(publicAddress, http.Request.Host) || http.Request.Path.StartsWithSegments("/health"))
            return next(http);
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync("This server has another address. Its administrator finds it in Hosting:PublicAddress; the proxy has to send it as Host or X-Forwarded-Host.");
    });

    internal static bool IsOwn(Uri? publicAddress, HostString host) =>
        publicAddress is null || string.Equals(host.Host, publicAddress.Host, StringComparison.OrdinalIgnoreCase)
        || string.Equals(host.Host, publicAddress.IdnHost, StringComparison.OrdinalIgnoreCase);
}

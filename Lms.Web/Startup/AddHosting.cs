using System.Net;
using Lms.Data.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HttpOverrides;

namespace Lms.Web.Startup;

static class HostingStartup
{
    internal static void AddHosting(this WebApplicationBuilder builder, LmsSettings settings)
    {
        builder.Services.AddDataProtection().SetApplicationName("Lms")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(settings.StoragePath, "keys")));
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            options.KnownIPNetworks.Clear();
            options.KnownProxies.Clear();
            foreach (var proxy in settings.TrustedProxies)
                options.KnownProxies.Add(proxy);
        });
    }

    internal static void UseHosting(this WebApplication app, LmsSettings settings)
    {
        if (settings.TrustedProxies.Count > 0)
            app.UseForwardedHeaders();
        if (app.Environment.IsDevelopment())
            return;
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        if (settings.AllowHttp)
            app.Use(OnlyThroughTheProxyAsync);
        else
            app.UseHttpsRedirection();
    }

    // Cookies are for https only; without this, a proxy that is set up halfway would show an error page and no reason.
    static Task OnlyThroughTheProxyAsync(HttpContext http, RequestDelegate next)
    {
        if (http.Request.IsHttps || http.Request.Path.StartsWithSegments("/health"))
            return next(http);
        http.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        return http.Response.WriteAsync(
            "This server is reached through https. Its proxy has to send X-Forwarded-Proto and be listed in Hosting:TrustedProxies.");
    }

    internal static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("alive"));
        app.MapGet("/health/ready", async (LmsDatabase database, CancellationToken cancel) =>
            await database.AnswersAsync(cancel)
                ? Results.Text("ready")
                : Results.Text("the database does not answer", statusCode: (int)HttpStatusCode.ServiceUnavailable));
    }
}

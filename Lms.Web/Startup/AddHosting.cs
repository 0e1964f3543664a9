using System.Net;
using Lms.Data.Storage;
using Lms.Web.Features.Content.Files;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.AspNetCore.HttpOverrides;

namespace Lms.Web.Startup;

static class HostingStartup
{
    internal static void AddHosting(this WebApplicationBuilder builder, LmsSettings settings)
    {
        builder.LeaveRoomForAnswers();
        // Old cookies and old forms are not our faults: they are answered, and nothing is to be done.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.None);
        builder.Services.AddRateLimiter(_ => { }).AddSingleton<RefusedRequests>();
        var protection = builder.Services.AddDataProtection().SetApplicationName("Lms")
            .UseCryptographicAlgorithms(new() { EncryptionAlgorithm = EncryptionAlgorithm.AES_256_GCM })
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(settings.StoragePath, "keys")));
        if (settings.KeyCertificate is { } certificate)
            protection.ProtectKeysWithCertificate(certificate);
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            options.ForwardLimit = null; // as many as are listed, one behind the other
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
        // Before all else, so that no answer is without them.
        var (forPages, forFiles) = (Headers.For(settings, app.Environment), Headers.ForFiles(settings, app.Environment));
        app.UseWhen(http => !FileDownload.Asked(http), pages => pages.UseSecurityHeaders(forPages));
        app.UseWhen(FileDownload.Asked, files => files.UseSecurityHeaders(forFiles));
        app.UseRefusalLog();
        if (app.Environment.IsDevelopment())
            return;
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = StatusPages.Page,
            CreateScopeForErrors = true,
            StatusCodeSelector = fault =>
                (fault as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status500InternalServerError,
        });
        app.UseOwnHost(settings.PublicAddress);
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
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(
            "This server is reached through https. Its proxy has to send X-Forwarded-Proto and be listed in Hosting:TrustedProxies.");
    }

    internal static void MapHealth(this WebApplication app)
    {
        app.MapMethods("/health/live", StatusPages.GetAndHead, () => Results.Text("alive"));
        app.MapMethods("/health/ready", StatusPages.GetAndHead, async (LmsDatabase database, CancellationToken cancel) =>
            await database.AnswersAsync(cancel)
                ? Results.Text("ready")
                : Results.Text("the database does not answer", statusCode: (int)HttpStatusCode.ServiceUnavailable));
    }
}

using System.Globalization;
using System.Threading.RateLimiting;
using Lms.Web.Features.Content.Files;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.RateLimiting;

namespace Lms.Web.Startup;

/// <summary>What is counted.</summary>
public enum Limit
{
    /// <summary>A step of signing in, of which each takes a word with Google or the database's only pen.</summary>
    SignIn,

    /// <summary>Data taken away in one piece.</summary>
    Download,
}

/// <summary>An endpoint whose requests are counted.</summary>
public sealed record Limited(Limit Limit);

/// <summary>The section <c>Limits</c>: how often within a minute.</summary>
public sealed record LimitSettings(int SignInsPerAddress, int DownloadsPerPerson, int DownloadsPerAddress, int Refusals)
{
    internal static LimitSettings Read(SettingsReader read) => new(
        read.Number("Limits:SignInsPerAddress", 300),
        read.Number("Limits:DownloadsPerPerson", 30),
        read.Number("Limits:DownloadsPerAddress", 300),
        read.Number("Limits:Refusals", 200));
}

/// <summary>
/// Whoever asks too often waits, and hears how long. They are counted by where they come from before it is known who
/// they are, and by who they are after.
/// </summary>
static class RateLimits
{
    // Answered by the handler of Google's sign-in, which is no endpoint.
    internal const string BackFromGoogle = "/signin-google";

    static readonly TimeSpan minute = TimeSpan.FromMinutes(1);

    /// <summary>Before it is known who somebody is: only what carries a cookie of ours, which other sites can't make a browser send.</summary>
    internal static void UseAddressLimits(this IApplicationBuilder app, LimitSettings limits) =>
        app.UseRateLimiter(Refusing(http => Of(http) == Limit.SignIn && http.Request.Cookies.Keys.Any(IsOfAHandshake)
            ? PerMinute($"{http.GetEndpoint()?.DisplayName} {ClientAddress.Of(http)}", limits.SignInsPerAddress)
            : RateLimitPartition.GetNoLimiter("")));

    /// <summary>Once it is known who they are: nobody else uses up what they may take away.</summary>
    internal static void UsePersonLimits(this IApplicationBuilder app, LimitSettings limits)
    {
        app.UseRateLimiter(Refusing(http => Downloader(http) is { } person
            ? PerMinute(person, limits.DownloadsPerPerson)
            : RateLimitPartition.GetNoLimiter("")));
        app.UseRateLimiter(Refusing(http => Downloader(http) is not null
            ? PerMinute($"download {ClientAddress.Of(http)}", limits.DownloadsPerAddress)
            : RateLimitPartition.GetNoLimiter("")));
    }

    static string? Downloader(HttpContext http) => Of(http) == Limit.Download ? ClientAddress.PersonOf(http) : null;

    static bool IsOfAHandshake(string cookie) => cookie.Contains("Lms-", StringComparison.Ordinal);

    /// <summary>
    /// Whoever is refused again and again is guessing; they are let in again after a minute. Files are counted apart: a text
    /// with many pictures that are gone must not keep its readers from everything else.
    /// </summary>
    internal static void UseRefusalLimit(this WebApplication app, LimitSettings limits)
    {
        var refusals = PartitionedRateLimiter.Create<HttpContext, string>(http =>
            PerMinute($"{ClientAddress.Whose(http)}{(FileDownload.Asked(http) ? " files" : "")}", limits.Refusals));
        app.Lifetime.ApplicationStopped.Register(refusals.Dispose);
        app.Use(async (http, next) =>
        {
            if (StatusPages.IsAnswered(http) || IsLetThrough(http))
            {
                await next(http);
                return;
            }

            using var allowed = refusals.AttemptAcquire(http, 0);
            if (!allowed.IsAcquired)
            {
                http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                TellWhen(http, allowed);
                return;
            }

            await next(http);
            if (http.Response.StatusCode is >= 400 and < 500 and not StatusCodes.Status429TooManyRequests)
                refusals.AttemptAcquire(http).Dispose();
        });
    }

    // Behind the address of a stranger sits a whole school: nobody keeps the others from the way in, which is all that a page tells a stranger.
    // And whoever is signed in can always leave.
    static bool IsLetThrough(HttpContext http)
    {
        if (http.GetEndpoint() is not { } endpoint)
            return false;
        return ClientAddress.PersonOf(http) is null
            || (endpoint.Metadata.GetMetadata<IAuthorizeData>() is null && !http.Request.Path.StartsWithSegments("/_blazor"));
    }

    static RateLimiterOptions Refusing(Func<HttpContext, RateLimitPartition<string>> partition) => new()
    {
        GlobalLimiter = PartitionedRateLimiter.Create(partition),
        RejectionStatusCode = StatusCodes.Status429TooManyRequests,
        OnRejected = (refused, _) =>
        {
            TellWhen(refused.HttpContext, refused.Lease);
            return ValueTask.CompletedTask;
        },
    };

    static void TellWhen(HttpContext http, RateLimitLease lease)
    {
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var left) ? left : minute;
        http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
    }

    static Limit? Of(HttpContext http) =>
        http.Request.Path.Equals(BackFromGoogle, StringComparison.OrdinalIgnoreCase) ? Limit.SignIn
        : http.GetEndpoint()?.Metadata.GetMetadata<Limited>()?.Limit;

    static RateLimitPartition<string> PerMinute(string key, int count) =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new() { PermitLimit = count, Window = minute });
}

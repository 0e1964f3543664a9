using System.Threading.RateLimiting;
using Lms.Web.Shared;

namespace Lms.Web.Startup;

/// <summary>
/// Writes down that somebody tries to get round a guard: a foreign origin, a form without its token, more than is let
/// through, a hand-shake that was not finished. Once within a minute for each person or address, by number, never by name.
/// </summary>
sealed partial class RefusedRequests(ILogger<RefusedRequests> log) : IDisposable
{
    static readonly TimeSpan minute = TimeSpan.FromMinutes(1);

    readonly PartitionedRateLimiter<string> told = PartitionedRateLimiter.Create<string, string>(whose =>
        RateLimitPartition.GetFixedWindowLimiter(whose, _ => new() { PermitLimit = 1, Window = minute }));

    public void Dispose() => told.Dispose();

    internal void Tell(HttpContext http, int status)
    {
        if (IsFirst(http, status))
            LogRefused(status, CurrentActor.Of(http.User).AccountId);
    }

    /// <summary>What went wrong is said by its kind alone: its words may be the visitor's.</summary>
    internal void TellOfHandshake(HttpContext http, Exception? failure)
    {
        if (IsFirst(http, 0))
            LogHandshake((failure?.InnerException ?? failure)?.GetType().Name ?? "");
    }

    bool IsFirst(HttpContext http, int what)
    {
        using var lease = told.AttemptAcquire($"{what} {ClientAddress.Whose(http)}");
        return lease.IsAcquired;
    }

    [LoggerMessage(LogLevel.Warning, "A request was refused with {Status}; account {Account}, 0 is nobody's.")]
    partial void LogRefused(int status, long account);

    [LoggerMessage(LogLevel.Warning, "A sign-in with Google was not finished: {Fault}.")]
    partial void LogHandshake(string fault);
}

static class RefusedRequestsPipeline
{
    /// <summary>Sees each answer last: what a guard before or after it refused.</summary>
    internal static void UseRefusalLog(this WebApplication app) => app.Use(async (http, next) =>
    {
        await next(http);
        var status = http.Response.StatusCode;
        if (status is StatusCodes.Status429TooManyRequests or StatusCodes.Status421MisdirectedRequest || IsOfAForm(http, status) || IsOfTheHub(http, status))
            http.RequestServices.GetRequiredService<RefusedRequests>().Tell(http, status);
    });

    static bool IsOfAForm(HttpContext http, int status) =>
        status == StatusCodes.Status400BadRequest && http.Items.ContainsKey(StatusPages.BadForm);

    static bool IsOfTheHub(HttpContext http, int status) =>
        status == StatusCodes.Status403Forbidden && http.Request.Path.StartsWithSegments("/_blazor");
}

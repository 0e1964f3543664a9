using System.Threading.RateLimiting;
using Lms.Web.Shared;
using Microsoft.AspNetCore.Http.Features;

namespace Lms.Web.Circuits;

/// <summary>Stands before the hub of the circuits: own origin, somebody signed in, room for one more page.</summary>
sealed class CircuitGuard(OpenCircuits circuits, Say say) : IMiddleware, IDisposable
{
    /// <summary>How often one may ask for a connection in <see cref="Window"/>; it is held as long, unused.</summary>
    internal const int AskedAtOnce = 200;

    internal static readonly TimeSpan Window = TimeSpan.FromSeconds(15);

    const long LongestFarewell = 16 * 1024;

    readonly PartitionedRateLimiter<long> asked = PartitionedRateLimiter.Create<long, long>(account =>
        RateLimitPartition.GetFixedWindowLimiter(account, _ => new() { PermitLimit = AskedAtOnce, Window = Window }));

    public void Dispose() => asked.Dispose();

    public async Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        var connected = circuits.OwnerOf(http.Request.Query["id"].ToString());
        if (!IsOwnOrigin(http.Request))
            await RefuseAsync(http, StatusCodes.Status403Forbidden, say["Circuit.OtherOrigin"]);
        else if (CircuitOwner.Of(http.User, http.Connection.RemoteIpAddress) is not { } owner
            || (connected ?? owner).Session != owner.Session)
            await RefuseAsync(http, StatusCodes.Status401Unauthorized, say["Circuit.Stranger"]);
        else if (connected is null && IsTooMuch(http.Request, owner))
            await RefuseAsync(http, StatusCodes.Status429TooManyRequests, say["Circuit.TooMany"]);
        else if (http.Request.Path.StartsWithSegments("/_blazor/disconnect"))
            await LeaveAsync(http, owner, next);
        else
            await next(http);
    }

    static bool IsOwnOrigin(HttpRequest request)
    {
        var reading = HttpMethods.IsGet(request.Method) && request.Headers.Upgrade.Count == 0;
        return OriginRule.IsOwn(request.Scheme, request.Host, Header("Origin"), Header("Sec-Fetch-Site"), reading);

        string? Header(string name) => request.Headers.TryGetValue(name, out var value) ? value.ToString() : null;
    }

    // A browser that may not even ask shows nothing; one that may not connect says so. So asking is bounded far above
    // what pages need.
    bool IsTooMuch(HttpRequest request, CircuitOwner owner)
    {
        if (request.Path.StartsWithSegments("/_blazor/negotiate"))
            return !asked.AttemptAcquire(owner.Account).IsAcquired;
        var sending = HttpMethods.IsPost(request.Method) || HttpMethods.IsDelete(request.Method);
        return request.Path == "/_blazor" && !sending && circuits.IsFull(owner);
    }

    // Of somebody else's page nobody takes leave.
    async Task LeaveAsync(HttpContext http, CircuitOwner owner, RequestDelegate next)
    {
        http.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = LongestFarewell;
        try
        {
            var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : null;
            string? circuit = form?["circuitId"];
            if (!circuits.Owns(owner, circuit))
                return; // closed already, or never here: there is nothing to do
            circuits.Forget(owner, circuit!);
            await next(http);
        }
        catch (Exception cut) when (cut is IOException or InvalidDataException)
        {
            // A browser that closes does not always finish its last word.
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
    }

    static Task RefuseAsync(HttpContext http, int status, string sentence)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(sentence);
    }
}

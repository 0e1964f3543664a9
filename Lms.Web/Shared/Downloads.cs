using Lms.Data.Shared;
using Lms.Web.Startup;
using Microsoft.Net.Http.Headers;

namespace Lms.Web.Shared;

/// <summary>An endpoint that answers with a file: for which requests, and which page tells others what it is.</summary>
public sealed record Download(Func<FetchedFor, bool> IsFor, string Page);

/// <summary>The one way to hand out files, so that none is without its guard.</summary>
static class Downloads
{
    /// <summary>
    /// Data to take away: for who is signed in and asks for it themselves, counted, and kept by no browser. Whoever may
    /// not have it gets <paramref name="page"/> instead, which says why; parameters in it are those of the address.
    /// </summary>
    internal static void MapExport(this IEndpointRouteBuilder app, string address, string page, Delegate handler) =>
        app.MapMethods(address, StatusPages.GetAndHead, handler).RequireAuthorization()
            .WithMetadata(new Download(fetched => fetched.IsAPersonsWish, page), new Limited(Limit.Download));

    /// <summary>A file that pages show too: for who is signed in.</summary>
    internal static RouteHandlerBuilder MapFile(this IEndpointRouteBuilder app, string address, Delegate handler) =>
        app.MapMethods(address, StatusPages.GetAndHead, handler).RequireAuthorization()
            .WithMetadata(new Download(fetched => fetched.IsForShowing, "/"));

    /// <summary>Refuses what a text, a frame or another site fetches, before anything is made, written or counted.</summary>
    internal static void UseDownloadGuard(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<Download>() is not { } download)
            return next(http);
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.Vary = "Sec-Fetch-Dest, Sec-Fetch-Site";
        var fetched = FetchedFor.Of(http.Request.Headers);
        if (download.IsFor(fetched))
            return next(http);
        if (fetched.Destination == "document")
            http.Response.Redirect(PageOf(http)); // somebody followed a link, or comes from signing in
        else
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    });

    /// <summary>
    /// The file, or the page that says why there is none. HEAD asks for its name: nothing is taken or written down.
    /// </summary>
    internal static async Task<IResult> AnswerAsync<T>(
        HttpContext http, string contentType,
        Func<Actor, Task<Result<string>>> name, Func<Actor, Task<Result<T>>> take, Func<T, IResult> file)
    {
        var actor = CurrentActor.Of(http.User);
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            var taken = await take(actor);
            return taken.Succeeded ? file(taken.Value) : Results.LocalRedirect(PageOf(http));
        }

        if (await name(actor) is not { Succeeded: true } named)
            return Results.LocalRedirect(PageOf(http));
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(named.Value);
        http.Response.Headers.ContentDisposition = disposition.ToString();
        http.Response.ContentType = contentType;
        return Results.Empty;
    }

    static string PageOf(HttpContext http) => http.Request.RouteValues.Aggregate(
        http.GetEndpoint()!.Metadata.GetRequiredMetadata<Download>().Page,
        (page, part) => page.Replace($"{{{part.Key}}}", Uri.EscapeDataString($"{part.Value}"), StringComparison.Ordinal));
}

using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Routing;

namespace Lms.Web.Startup;

/// <summary>Whatever goes wrong outside a page ends on one that says so, whichever way was asked.</summary>
static class StatusPages
{
    internal const string Page = "/status";

    /// <summary>Marks a request whose form had no good token.</summary>
    internal static readonly object BadForm = new();

    internal static readonly string[] GetAndHead = [HttpMethods.Get, HttpMethods.Head];

    const int LongestAddress = 8 * 1024, LongestHeaders = 32 * 1024;

    // In bytes. Files come through the circuit; what is posted is a form of a few fields.
    const long LongestBody = 1024 * 1024;

    /// <summary>The server itself would answer without a word to what is a little too long.</summary>
    internal static void LeaveRoomForAnswers(this WebApplicationBuilder builder) =>
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestLineSize = 4 * LongestAddress;
            kestrel.Limits.MaxRequestHeadersTotalSize = 2 * LongestHeaders;
            kestrel.Limits.MaxRequestBodySize = LongestBody;
        });

    internal static void UseStatusPages(this WebApplication app, LmsSettings settings)
    {
        var headers = Headers.For(settings, app.Environment);
        app.UseStatusCodePagesWithReExecute(Page, createScopeForStatusCodePages: true);
        app.UseWhen(IsAnswered, pages => pages.UseSecurityHeaders(headers)); // instead of a file, which has others
        app.Use((http, next) =>
        {
            var request = http.Request;
            if (IsAnswered(http))
            {
                // What was posted has failed already: it is not looked at again, or it would fail again.
                request.Method = HttpMethods.IsHead(request.Method) ? HttpMethods.Head : HttpMethods.Get;
                http.Features.Set<IAntiforgeryValidationFeature>(null);
                return next(http);
            }

            if (request.Path.Value!.Length + request.QueryString.ToUriComponent().Length > LongestAddress)
                return EndAsync(http, StatusCodes.Status414UriTooLong);
            return request.Headers.Sum(header => header.Key.Length + header.Value.ToString().Length) > LongestHeaders
                ? EndAsync(http, StatusCodes.Status431RequestHeaderFieldsTooLarge)
                : next(http);
        });
    }

    /// <summary>A form whose token is missing, old or somebody else's ends here, whatever it was for.</summary>
    internal static void UseFormGuard(this WebApplication app)
    {
        app.UseAntiforgery();
        app.Use((http, next) =>
        {
            if (http.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false } form)
                return next(http);
            var unread = form.Error?.InnerException as BadHttpRequestException;
            http.Items[BadForm] = true;
            return EndAsync(http, unread?.StatusCode ?? StatusCodes.Status400BadRequest);
        });
    }

    /// <summary>Pages answer HEAD as GET; the one that says what went wrong answers whatever was asked.</summary>
    internal static void AnswerAllMethods(this RazorComponentsEndpointConventionBuilder pages) => pages.Add(endpoint =>
    {
        if (endpoint is not RouteEndpointBuilder route || !endpoint.Metadata.OfType<ComponentTypeMetadata>().Any())
            return;
        var isAnswer = route.RoutePattern.RawText == Page;
        endpoint.Metadata.Add(new HttpMethodMetadata(isAnswer ? [] : [.. GetAndHead, HttpMethods.Post]));
    });

    /// <summary>Whether the request has failed already, and what is made now is the page that says so.</summary>
    internal static bool IsAnswered(HttpContext http) =>
        http.Features.Get<IStatusCodeReExecuteFeature>() is not null
        || http.Features.Get<IExceptionHandlerFeature>() is not null;

    /// <summary>
    /// Whether it was one of our pages that is not there for who asks. The framework throws its words away for those of this page, so it says them
    /// itself once it is alive.
    /// </summary>
    internal static bool SaysItself(HttpContext http) =>
        http.Response.StatusCode == StatusCodes.Status404NotFound
        && http.Features.Get<IStatusCodeReExecuteFeature>()?.Endpoint?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;

    static Task EndAsync(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}

using Microsoft.Extensions.Primitives;

namespace Lms.Web.Circuits;

/// <summary>
/// Closes a circuit for good. The framework does that when a browser says that it left the page, and at no other word;
/// so that is what it is told here.
/// </summary>
public sealed class Farewell(IServiceScopeFactory scopes, EndpointDataSource endpoints)
{
    const string Route = "/_blazor/disconnect/";

    readonly Lazy<RequestDelegate> leave = new(() => endpoints.Endpoints.OfType<RouteEndpoint>()
        .Single(endpoint => endpoint.RoutePattern.RawText == Route).RequestDelegate!);

    internal async Task SayAsync(string circuit)
    {
        await using var scope = scopes.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        http.Request.Method = HttpMethods.Post;
        http.Request.Path = Route;
        http.Request.Form = new FormCollection(new Dictionary<string, StringValues> { ["circuitId"] = circuit });
        await leave.Value(http);
        if (http.Response.StatusCode != StatusCodes.Status200OK)
            throw new InvalidOperationException($"A circuit could not be closed: {http.Response.StatusCode}.");
    }
}

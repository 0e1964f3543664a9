using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Tests.Support;

/// <summary>Every address of the product that can be opened and has a number in it, as the product itself knows them.</summary>
static class NumberedRoutes
{
    public static IReadOnlyList<RoutePattern> Numbered(this RunningApp app) =>
    [
        .. app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>() is not { } methods || methods.HttpMethods.Contains("GET"))
            .Select(e => e.RoutePattern).Where(r => r.Parameters.Any(IsNumber)).DistinctBy(r => r.RawText),
    ];

    public static bool IsNumber(this RoutePatternParameterPart parameter) => parameter.ParameterPolicies.Any(policy => policy.Content == "long");

    /// <summary>The address with these numbers, by the names of the route's parameters.</summary>
    public static string With(this RoutePattern route, Func<string, string> number) =>
        string.Concat(route.PathSegments.Select(segment => "/" + string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart parameter when parameter.IsNumber() => number(parameter.Name),
            _ => "name",
        }))));
}

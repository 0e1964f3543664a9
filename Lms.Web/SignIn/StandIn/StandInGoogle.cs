using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Lms.Data.Storage;
using Lms.Web.Startup;
using Microsoft.AspNetCore.Authentication.Google;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace Lms.Web.SignIn.StandIn;

/// <summary>
/// A Google of our own for development, so that the real handler runs its whole hand-shake (state, PKCE, code, token,
/// user info) without the internet. Exists in Development only, without a client id, on this machine only.
/// </summary>
static class StandInGoogle
{
    const string Base = "/dev/google";

    // The handler wants whole addresses before the server knows its own; they are turned home on the way out.
    const string Nowhere = "http://stand-in.invalid";

    internal static void AddStandInGoogle(this IServiceCollection services)
    {
        services.AddSingleton<StandInCodes>();
        services.AddTransient<OwnServer>();
        services.AddOptions<GoogleOptions>(GoogleDefaults.AuthenticationScheme).Configure<IServiceProvider>((google, provider) =>
        {
            google.AuthorizationEndpoint = $"{Nowhere}{Base}/authorize";
            google.TokenEndpoint = $"{Nowhere}{Base}/token";
            google.UserInformationEndpoint = $"{Nowhere}{Base}/userinfo";
            google.Events.OnRedirectToAuthorizationEndpoint = context =>
            {
                context.Response.Redirect(new Uri(context.RedirectUri).PathAndQuery);
                return Task.CompletedTask;
            };
            google.BackchannelHttpHandler = provider.GetRequiredService<OwnServer>();
        });
    }

    internal static void MapStandInGoogle(this WebApplication app)
    {
        var group = app.MapGroup(Base).AddEndpointFilter(async (context, next) =>
        {
            var connection = context.HttpContext.Connection;
            return IsThisMachine(connection.LocalIpAddress, connection.RemoteIpAddress, context.HttpContext.Request.Host)
                ? await next(context)
                : Results.NotFound();
        });
        group.MapGet("/authorize", Page);
        group.MapPost("/authorize", Authorize);
        group.MapPost("/token", Token).DisableAntiforgery();
        group.MapGet("/userinfo", UserInfo);
    }

    /// <summary>Whether somebody at this machine asks; not through a tunnel either.</summary>
    internal static bool IsThisMachine(IPAddress? local, IPAddress? remote, HostString host) =>
        local is not null && remote is not null
        && IPAddress.IsLoopback(local) && IPAddress.IsLoopback(remote)
        && ListenAddresses.IsLoopback($"http://{host}");

    static RazorComponentResult<StandInPage> Page([AsParameters] AuthorizeRequest request) => new(new { Request = request });

    static IResult Authorize(IFormCollection form, StandInCodes codes)
    {
        var request = new AuthorizeRequest(form["redirect_uri"], form["state"], form["code_challenge"]);
        // Only ever back to this same server, as a client registered with Google could have it.
        if (!Uri.TryCreate(request.RedirectUri, UriKind.Absolute, out var back) || back.AbsolutePath != "/signin-google" || !back.IsLoopback)
            return Results.BadRequest();
        var code = codes.Issue(Claims(form), request);
        return Results.Redirect(QueryHelpers.AddQueryString(request.RedirectUri!, new Dictionary<string, string?>
        {
            ["code"] = code,
            ["state"] = request.State,
        }));
    }

    static IResult Token(
        [FromForm] string? code, [FromForm(Name = "code_verifier")] string? verifier,
        [FromForm(Name = "redirect_uri")] string? redirectUri, StandInCodes codes) =>
        codes.Redeem(code ?? "", verifier ?? "", redirectUri ?? "") is { } token
            ? Results.Json(new { access_token = token, token_type = "Bearer", expires_in = 300 })
            : Results.Json(new { error = "invalid_grant" }, statusCode: StatusCodes.Status400BadRequest);

    static IResult UserInfo(HttpContext http, StandInCodes codes) =>
        codes.Who(http.Request.Headers.Authorization.ToString().Replace("Bearer ", "", StringComparison.Ordinal)) is { } claims
            ? Results.Json(claims)
            : Results.Unauthorized();

    // What Google would say of whoever the form describes; an empty field is not said at all.
    static Dictionary<string, object> Claims(IFormCollection form)
    {
        var claims = new Dictionary<string, object>
        {
            ["sub"] = Text("sub") ?? DemoData.SubOf(Text("email") ?? ""),
            ["email_verified"] = Text("email_verified") == "true",
        };
        foreach (var key in (string[])["email", "name", "hd"])
        {
            if (Text(key) is { } value)
                claims[key] = value;
        }

        return claims;

        string? Text(string key) => form[key].ToString().Trim() is { Length: > 0 } text ? text : null;
    }

    /// <summary>Sends what is meant for Google to this very server, wherever it listens.</summary>
    sealed class OwnServer(IServer server) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var own = server.Features.Get<IServerAddressesFeature>()!.Addresses.First();
            request.RequestUri = new Uri(new Uri(own), request.RequestUri!.PathAndQuery);
            return base.SendAsync(request, cancellationToken);
        }
    }
}

/// <summary>What the handler asks of Google.</summary>
public sealed record AuthorizeRequest(
    [FromQuery(Name = "redirect_uri")] string? RedirectUri,
    [FromQuery(Name = "state")] string? State,
    [FromQuery(Name = "code_challenge")] string? CodeChallenge);

/// <summary>Codes and tokens given out and not yet used; each once, for five minutes.</summary>
sealed class StandInCodes(TimeProvider time)
{
    static readonly TimeSpan lifetime = TimeSpan.FromMinutes(5);
    readonly ConcurrentDictionary<string, Grant> grants = new();

    internal string Issue(Dictionary<string, object> claims, AuthorizeRequest request) => Keep(new(claims, request, time.GetUtcNow()));

    internal string? Redeem(string code, string verifier, string redirectUri) =>
        Take(code) is { } grant
        && grant.Request.RedirectUri == redirectUri
        && grant.Request.CodeChallenge == WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)))
            ? Keep(grant with { At = time.GetUtcNow() })
            : null;

    internal Dictionary<string, object>? Who(string token) => Take(token)?.Claims;

    string Keep(Grant grant)
    {
        var key = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(24));
        grants[key] = grant;
        return key;
    }

    Grant? Take(string key) => grants.TryRemove(key, out var grant) && time.GetUtcNow() - grant.At < lifetime ? grant : null;

    sealed record Grant(Dictionary<string, object> Claims, AuthorizeRequest Request, DateTimeOffset At);
}

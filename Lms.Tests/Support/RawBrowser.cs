using System.Net;
using System.Net.WebSockets;
using Lms.Data.Accounts;
using Lms.Data.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.Connections.Client;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Lms.Tests.Support;

/// <summary>Asks for pages and their circuits by hand, with what a browser would never send, too.</summary>
sealed record RawBrowser(Uri App, string? Cookie, string? Origin) : IDisposable
{
    readonly HttpClient http =
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = App };

    /// <summary>The number of the session.</summary>
    public string? Session { get; init; }

    /// <summary>Further headers of each request, such as those of a proxy.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Somebody who signed in a moment ago, in a session of their own; null: a stranger.</summary>
    public static async Task<RawBrowser> OfAsync(RunningApp app, string? address)
    {
        var (cookie, session) = address is null ? default : await SignInAsync(app, address);
        return new(app.Address, cookie, app.Address.GetLeftPart(UriPartial.Authority)) { Session = session };
    }

    public void Dispose() => http.Dispose();

    public async Task<string> PageAsync(string path = "/")
    {
        var answer = await SendAsync(HttpMethod.Get, path, origin: false);
        return await answer.Content.ReadAsStringAsync();
    }

    public Task<HttpStatusCode> NegotiateAsync() => AskAsync(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");

    public async Task<HttpStatusCode> AskAsync(
        HttpMethod method, string path, HttpContent? content = null, bool origin = true)
    {
        using var answer = await SendAsync(method, path, content, origin);
        return answer.StatusCode;
    }

    public async Task<string> TextAsync(HttpMethod method, string path)
    {
        using var answer = await SendAsync(method, path);
        return await answer.Content.ReadAsStringAsync();
    }

    async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, HttpContent? content = null, bool origin = true)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        foreach (var (name, value) in All(origin))
            request.Headers.TryAddWithoutValidation(name, value);
        return await http.SendAsync(request);
    }

    /// <summary>What the server answers when asked for a WebSocket: 101 if it agrees.</summary>
    public async Task<HttpStatusCode> UpgradeAsync()
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        try
        {
            await ConnectAsync(socket);
        }
        catch (WebSocketException)
        {
            Assert.NotEqual(HttpStatusCode.SwitchingProtocols, socket.HttpStatusCode); // refused, which is an answer
        }

        return socket.HttpStatusCode;
    }

    public Task ConnectAsync(ClientWebSocket socket)
    {
        foreach (var (name, value) in All())
            socket.Options.SetRequestHeader(name, value);
        var address = new UriBuilder(App) { Scheme = "ws", Path = "/_blazor" };
        return socket.ConnectAsync(address.Uri, CancellationToken.None);
    }

    public void Configure(HttpConnectionOptions options)
    {
        foreach (var (name, value) in All())
            options.Headers[name] = value;
    }

    IEnumerable<KeyValuePair<string, string>> All(bool origin = true)
    {
        if (Cookie is not null)
            yield return new("Cookie", Cookie);
        if (origin && Origin is not null)
            yield return new("Origin", Origin);
        foreach (var header in Headers)
            yield return header;
    }

    static async Task<(string Cookie, string? Session)> SignInAsync(RunningApp app, string address)
    {
        var cookie = app.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>()
            .Get(IdentityConstants.ApplicationScheme);
        var google = new GoogleIdentity(DemoData.SubOf(address), address, true, DemoData.Domain, null, null);
        var begun = (await app.Services.GetRequiredService<SignInService>().SignInAsync(google, SignedIn.Visit())).Value.Session!;
        var account = await app.InDatabaseAsync(db => db.Users.SingleAsync(a => a.NormalizedEmail == address));
        var principal = await new Lms.Web.SignIn.Session.PrincipalFactory().CreateAsync(account);
        principal.Identities.Single().AddClaims(Lms.Web.SignIn.Session.ClaimsOf(begun));
        var now = DateTimeOffset.UtcNow;
        var properties = new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddHours(1) };
        var ticket = cookie.TicketDataFormat.Protect(new(principal, properties, IdentityConstants.ApplicationScheme));
        return ($"{cookie.Cookie.Name}={ticket}", Lms.Web.SignIn.Session.NumberOf(principal));
    }
}

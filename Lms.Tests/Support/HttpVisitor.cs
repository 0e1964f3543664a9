using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Lms.Tests.Support;

/// <summary>Somebody of the demo school who signs in and asks by hand what browsers ask; follows no redirect by itself.</summary>
static class HttpVisitor
{
    public static Task<HttpClient> SignInAsync(this RunningApp app, string address) => app.VisitorWith(new CookieJar()).SignInAsync(address);

    /// <summary>Somebody whose browser has these cookies.</summary>
    public static HttpClient VisitorWith(this RunningApp app, CookieJar cookies, HttpMessageHandler? network = null) =>
        new(new Cookies(cookies, network ?? new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })) { BaseAddress = app.Address };

    /// <summary>Presses "Sign out" in the menu.</summary>
    public static async Task SignOutAsync(this HttpClient client) =>
        await SendAsync(client, await FormAsync(client, await FollowAsync(client, "/"), form => form.GetAttribute("action") == "/sign-out"));

    /// <summary>Whether a page is shown, as to somebody signed in.</summary>
    public static async Task<bool> IsSignedInAsync(this HttpClient client) => (await client.GetAsync("/account")).StatusCode == HttpStatusCode.OK;

    public static async Task<HttpClient> SignInAsync(this HttpClient client, string address)
    {
        var google = await SendAsync(client, await FormAsync(client, await FollowAsync(client, "/sign-in"), form => form.Action.EndsWith("/sign-in/google", StringComparison.Ordinal)));
        var home = await SendAsync(client, await FormAsync(client, google, form => form.QuerySelector($"[name=email][value='{address}']") is not null));
        Assert.EndsWith("/", home.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        return client;
    }

    static async Task<(string Action, FormUrlEncodedContent Content)> FormAsync(HttpClient client, HttpResponseMessage page, Predicate<IHtmlFormElement> which)
    {
        var document = await new HtmlParser().ParseDocumentAsync(await page.Content.ReadAsStringAsync());
        var form = document.QuerySelectorAll<IHtmlFormElement>("form").First(f => which(f));
        var fields = form.QuerySelectorAll<IHtmlInputElement>("input[name]").Select(input => KeyValuePair.Create(input.Name!, input.Value));
        return (new Uri(client.BaseAddress!, form.GetAttribute("action")).PathAndQuery, new FormUrlEncodedContent(fields));
    }

    static async Task<HttpResponseMessage> SendAsync(HttpClient client, (string Action, FormUrlEncodedContent Content) form)
    {
        var answer = await client.PostAsync(form.Action, form.Content);
        Assert.NotNull(answer.Headers.Location);
        return await FollowAsync(client, answer.Headers.Location.OriginalString);
    }

    static async Task<HttpResponseMessage> FollowAsync(HttpClient client, string address)
    {
        var answer = await client.GetAsync(address);
        return answer.Headers.Location is { } next ? await FollowAsync(client, next.OriginalString) : answer;
    }

    // As browsers do on this machine: cookies for https only are kept and sent here too.
    sealed class Cookies(CookieJar jar, HttpMessageHandler network) : DelegatingHandler(network)
    {
        readonly Dictionary<string, string> kept = jar.Kept;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", kept.Select(cookie => $"{cookie.Key}={cookie.Value}")));
            var answer = await base.SendAsync(request, cancellationToken);
            foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            {
                var (name, value) = (cookie.Split('=')[0], cookie.Split(';')[0][(cookie.IndexOf('=', StringComparison.Ordinal) + 1)..]);
                kept[name] = value;
                if (value.Length == 0)
                    kept.Remove(name);
                else
                    jar.Ever[name] = value;
            }

            return answer;
        }
    }
}

/// <summary>The cookies of one browser.</summary>
sealed class CookieJar
{
    public Dictionary<string, string> Kept { get; init; } = [];

    /// <summary>The last value that each of them had, whatever became of it since.</summary>
    public Dictionary<string, string> Ever { get; } = [];

    /// <summary>What somebody has who copied them.</summary>
    public CookieJar Copy() => new() { Kept = new(Kept) };
}

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
        await SendAsync(client, await FormAsync(client, await client.GetFollowedAsync("/"), form => form.GetAttribute("action") == "/sign-out"));

    /// <summary>Whether a page is shown, as to somebody signed in.</summary>
    public static async Task<bool> IsSignedInAsync(this HttpClient client) => (await client.GetAsync("/account")).StatusCode == HttpStatusCode.OK;

    public static async Task<HttpClient> SignInAsync(this HttpClient client, string address)
    {
        var home = await client.GetFollowedAsync(await client.ComeBackFromGoogleAsync(address));
        Assert.EndsWith("/", home.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        return client;
    }

    /// <summary>Somebody who has no cookie yet.</summary>
    public static HttpClient Arrive(this RunningApp app) => app.VisitorWith(new CookieJar());

    /// <summary>The same, at a server in a process of its own.</summary>
    public static HttpClient At(Uri address) => new(new Cookies(new CookieJar(), new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })) { BaseAddress = address };

    /// <summary>Waits until a server that was just started lets people in.</summary>
    public static async Task WaitUntilReadyAsync(this HttpClient client)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            try
            {
                await client.GetStringAsync("/health/ready", patience.Token);
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(50, patience.Token);
            }
        }
    }

    /// <summary>Comes in as somebody whom nobody named, of the school's own domain.</summary>
    public static async Task SignInAsNewcomerAsync(this HttpClient client, string address)
    {
        var google = await client.GetFollowedAsync(await client.GoToGoogleAsync());
        var (action, fields) = await FieldsAsync(client, google, form => form.QuerySelector("[name=sub]") is not null);
        (fields["email"], fields["hd"]) = (address, address[(address.IndexOf('@', StringComparison.Ordinal) + 1)..]);
        var back = await SendAsync(client, (action, new FormUrlEncodedContent(fields)));
        Assert.Equal(HttpStatusCode.OK, (await client.GetFollowedAsync(back)).StatusCode);
    }

    /// <summary>Presses "Continue with Google"; where that leads.</summary>
    public static async Task<string> GoToGoogleAsync(this HttpClient client)
    {
        var page = await client.GetFollowedAsync("/sign-in");
        var form = await FormAsync(client, page, form => form.Action.EndsWith("/sign-in/google", StringComparison.Ordinal));
        return await SendAsync(client, form);
    }

    /// <summary>The same, and says there who one is; where Google leads back to, not yet followed.</summary>
    public static async Task<string> ComeBackFromGoogleAsync(this HttpClient client, string address)
    {
        var google = await client.GetFollowedAsync(await client.GoToGoogleAsync());
        return await SendAsync(client, await FormAsync(client, google, form => form.QuerySelector($"[name=email][value='{address}']") is not null));
    }

    /// <summary>The page, however often one is led on.</summary>
    public static async Task<HttpResponseMessage> GetFollowedAsync(this HttpClient client, string address)
    {
        var answer = await client.GetAsync(address);
        return answer.Headers.Location is { } next ? await client.GetFollowedAsync(next.OriginalString) : answer;
    }

    static async Task<(string Action, FormUrlEncodedContent Content)> FormAsync(HttpClient client, HttpResponseMessage page, Predicate<IHtmlFormElement> which)
    {
        var (action, fields) = await FieldsAsync(client, page, which);
        return (action, new FormUrlEncodedContent(fields));
    }

    static async Task<(string Action, Dictionary<string, string> Fields)> FieldsAsync(
        HttpClient client, HttpResponseMessage page, Predicate<IHtmlFormElement> which)
    {
        var document = await new HtmlParser().ParseDocumentAsync(await page.Content.ReadAsStringAsync());
        var form = document.QuerySelectorAll<IHtmlFormElement>("form").First(f => which(f));
        var fields = form.QuerySelectorAll<IHtmlInputElement>("input[name]").ToDictionary(input => input.Name!, input => input.Value);
        return (new Uri(client.BaseAddress!, form.GetAttribute("action")).PathAndQuery, fields);
    }

    static async Task<string> SendAsync(HttpClient client, (string Action, FormUrlEncodedContent Content) form)
    {
        var answer = await client.PostAsync(form.Action, form.Content);
        Assert.NotNull(answer.Headers.Location);
        return answer.Headers.Location.OriginalString;
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

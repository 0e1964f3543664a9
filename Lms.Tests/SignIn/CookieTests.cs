using System.Net;
using Lms.Tests.Support;

namespace Lms.Tests.SignIn;

/// <summary>What a cookie is worth, on the running product.</summary>
public sealed class CookieTests(RunningApp app) : IClassFixture<RunningApp>
{
    const string Grace = "grace@school.example", Handshake = "Lms-Google";

    [Fact]
    public async Task A_copy_of_the_cookie_is_worth_nothing_after_signing_out()
    {
        var cookies = new CookieJar();
        using var grace = await app.VisitorWith(cookies).SignInAsync(Grace);
        using var thief = app.VisitorWith(cookies.Copy());
        Assert.True(await thief.IsSignedInAsync());

        await grace.SignOutAsync();

        Assert.False(await thief.IsSignedInAsync());
    }

    [Fact]
    public async Task Nor_after_the_server_was_started_again_while_those_that_were_not_ended_go_on()
    {
        var folder = Directory.CreateTempSubdirectory("lms-again-").FullName;
        var (signedOut, signedIn) = (new CookieJar(), new CookieJar());
        CookieJar copy;
        await using (var first = new AppOver(folder))
        {
            using var alan = await first.VisitorWith(signedIn).SignInAsync("alan@school.example");
            using var grace = await first.VisitorWith(signedOut).SignInAsync(Grace);
            copy = signedOut.Copy();
            await grace.SignOutAsync();
        }

        await using (var again = new AppOver(folder))
        {
            using var alan = again.VisitorWith(signedIn);
            Assert.True(await alan.IsSignedInAsync());
            using var thief = again.VisitorWith(copy);
            Assert.False(await thief.IsSignedInAsync());
            using var late = again.VisitorWith(new CookieJar { Kept = { [Handshake] = signedOut.Ever[Handshake] } });
            await IsRefusedAsync(late);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task The_cookie_of_the_hand_shake_signs_in_once()
    {
        var cookies = new CookieJar();
        using var grace = await app.VisitorWith(cookies).SignInAsync(Grace);
        using var thief = app.VisitorWith(new CookieJar { Kept = { [Handshake] = cookies.Ever[Handshake] } });
        await IsRefusedAsync(thief);
        Assert.True(await grace.IsSignedInAsync());
    }

    [Fact]
    public async Task Behind_https_every_cookie_is_for_this_host_and_https_alone()
    {
        await using var school = new SchoolBehindAProxy(app.Address);
        var proxy = new Proxy(school.Address, app.Address);
        using var grace = await school.VisitorWith(new CookieJar(), proxy).SignInAsync(Grace);
        await grace.SignOutAsync();

        var named = proxy.Told.ToLookup(cookie => cookie.Split('=')[0].Split('.')[0]);
        Assert.Equal(["__Host-Lms", "__Host-Lms-Correlation", "__Host-Lms-Form", "__Host-Lms-Google"], named.Select(cookie => cookie.Key).Order(StringComparer.Ordinal));
        Assert.All(proxy.Told, cookie =>
        {
            var parts = cookie.Split("; ").Skip(1).Select(part => part.ToLowerInvariant()).ToList();
            Assert.Contains("path=/", parts);
            Assert.Contains("secure", parts);
            Assert.DoesNotContain(parts, part => part.StartsWith("domain", StringComparison.Ordinal));
            Assert.True(cookie.Split('=', ';')[1].Length == 0 || parts.Contains("httponly"), cookie);
            Assert.Contains(parts, part => part is "samesite=lax" or "samesite=strict");
        });
    }

    [Fact]
    public async Task So_is_the_one_for_colours_which_the_page_sets_itself()
    {
        await using var school = new SchoolBehindAProxy(app.Address);
        foreach (var (name, taken) in (IEnumerable<(string, bool)>)[("__Host-theme", true), ("theme", false)])
        {
            using var visitor = school.VisitorWith(new CookieJar { Kept = { [name] = "dark" } }, new Proxy(school.Address, app.Address));
            Assert.Equal(taken, (await visitor.GetStringAsync("/sign-in")).Contains("data-theme=\"dark\"", StringComparison.Ordinal));
            Assert.Contains("location.protocol === \"https:\" ? [\"__Host-\", \"; secure\"]", await visitor.GetStringAsync("/app.js"), StringComparison.Ordinal);
        }
    }

    static async Task IsRefusedAsync(HttpClient thief)
    {
        var answer = await thief.GetAsync("/sign-in/complete");
        Assert.StartsWith("/sign-in/refused?ticket=", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Contains("Signing in with Google was not finished. Try again.", await thief.GetStringAsync(answer.Headers.Location), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await thief.GetAsync("/account")).StatusCode);
    }

    sealed class AppOver(string folder) : RunningApp(folder)
    {
        protected override bool KeepsFolder => true;
    }

    /// <summary>As it is hosted, but with the stand-in of another server for Google.</summary>
    sealed class SchoolBehindAProxy(Uri google) : RunningApp
    {
        protected override string Mode => "Staging";

        protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
        {
            ["Demo"] = "true",
            ["Hosting:AllowHttp"] = "true",
            ["Hosting:TrustedProxies"] = "127.0.0.1,::1",
            ["Authentication:Google:ClientId"] = "id",
            ["Authentication:Google:ClientSecret"] = "secret",
            ["Authentication:Google:AuthorizationEndpoint"] = new Uri(google, "/dev/google/authorize").ToString(),
            ["Authentication:Google:TokenEndpoint"] = new Uri(google, "/dev/google/token").ToString(),
            ["Authentication:Google:UserInformationEndpoint"] = new Uri(google, "/dev/google/userinfo").ToString(),
        };
    }

    /// <summary>Takes what is asked through https to the school, and what is meant for Google to its stand-in.</summary>
    sealed class Proxy(Uri school, Uri google) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        /// <summary>What the school said of its cookies, word for word.</summary>
        public List<string> Told { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var asked = request.RequestUri!.PathAndQuery;
            var forGoogle = asked.StartsWith("/dev/google", StringComparison.Ordinal);
            request.RequestUri = new Uri(forGoogle ? google : school, asked);
            if (forGoogle)
                return await base.SendAsync(request, cancellationToken);
            request.Headers.Add("X-Forwarded-Proto", "https");
            var answer = await base.SendAsync(request, cancellationToken);
            Told.AddRange(answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : []);
            return answer;
        }
    }
}

using System.Net;
using Lms.Tests.Support;
using Lms.Web.Startup;

namespace Lms.Tests.Startup;

/// <summary>Whoever asks too often waits; others don't.</summary>
public sealed class RateLimitsTests(RateLimitsTests.StrictApp app) : IClassFixture<RateLimitsTests.StrictApp>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("POST", "/sign-in/google", "10.0.1")]
    [InlineData("GET", "/sign-in/complete", "10.0.2")]
    [InlineData("GET", "/signin-google?code=abc&state=forged", "10.0.3")]
    public async Task Signing_in_is_counted_for_each_client_address(string method, string path, string network)
    {
        using var one = WithAHandshakeFrom($"{network}.1");
        using var other = WithAHandshakeFrom($"{network}.2");
        for (var times = 0; times < StrictApp.SignIns; times++)
            Assert.NotEqual(HttpStatusCode.TooManyRequests, (await AskAsync(one, method, path)).StatusCode);
        await IsTooOftenAsync(await AskAsync(one, method, path));
        Assert.NotEqual(HttpStatusCode.TooManyRequests, (await AskAsync(other, method, path)).StatusCode);
    }

    [Fact]
    public async Task What_a_proxy_was_told_of_where_a_request_comes_from_counts_for_nothing()
    {
        for (var times = 0; times <= StrictApp.SignIns; times++)
        {
            using var liar = WithAHandshakeFrom($"192.168.7.{times}, 10.0.0.3");
            var answer = await AskAsync(liar, "GET", "/sign-in/complete");
            Assert.Equal(times == StrictApp.SignIns, answer.StatusCode == HttpStatusCode.TooManyRequests);
        }
    }

    [Fact]
    public async Task Downloads_are_counted_for_each_person_and_for_each_client_address()
    {
        var people = new List<HttpClient>();
        foreach (var address in (string[])["ada@school.example", "alan@school.example", "grace@school.example"])
            people.Add(await SignedInAsync(address, "10.0.0.4"));
        for (var times = 0; times < 3; times++)
            Assert.Equal(HttpStatusCode.OK, (await AskAsync(people[0], "GET", "/account/data.zip")).StatusCode);
        await IsTooOftenAsync(await AskAsync(people[0], "GET", "/account/data.zip"));
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(people[1], "GET", "/account/data.zip")).StatusCode);

        // The fifth of the address is let through, the sixth is not, whoever it is.
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(people[2], "GET", "/account/data.zip")).StatusCode);
        await IsTooOftenAsync(await AskAsync(people[2], "GET", "/account/data.zip"));
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(people[2], "GET", "/")).StatusCode);
        people.ForEach(person => person.Dispose());
    }

    [Fact]
    public async Task Strangers_who_are_refused_again_and_again_wait_and_those_from_elsewhere_do_not()
    {
        using var one = From("10.0.0.5");
        using var other = From("10.0.0.6");
        for (var times = 0; times < 6; times++)
            Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(one, "GET", $"/guess/{times}")).StatusCode);
        await IsTooOftenAsync(await AskAsync(one, "GET", "/guess/7"));
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(other, "GET", "/guess/7")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(one, "GET", "/sign-in")).StatusCode); // others sit behind the same address
        Assert.Equal(HttpStatusCode.Redirect, (await AskAsync(one, "GET", "/courses/1/staff")).StatusCode);
    }

    [Fact]
    public async Task A_text_with_many_pictures_that_are_gone_keeps_nobody_from_the_rest()
    {
        using var grace = await SignedInAsync("grace@school.example", "10.0.0.8");
        for (var times = 0; times < 6; times++)
            Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(grace, "GET", $"/files/{times + 900}/gone.png")).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await AskAsync(grace, "GET", "/files/990/gone.png")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(grace, "GET", "/")).StatusCode);
    }

    [Fact]
    public async Task Who_is_signed_in_is_counted_by_themselves_wherever_they_are()
    {
        using var edsger = await SignedInAsync("edsger@school.example", "10.0.0.7");
        using var ada = await SignedInAsync("ada@school.example", "10.0.0.7");
        for (var times = 0; times < 6; times++)
        {
            var answer = await AskAsync(edsger, "GET", $"/courses/{times + 1}/staff");
            Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.Forbidden, HttpStatusCode.NotFound });
        }

        await IsTooOftenAsync(await AskAsync(edsger, "GET", "/"));
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(ada, "GET", "/")).StatusCode);
    }

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "20010DB800010002")]
    [InlineData("2001:db8:1:2::1", "20010DB800010002")]
    [InlineData("2001:db8:1:3::1", "20010DB800010003")]
    public void A_network_of_IPv6_is_one_client(string address, string counted) =>
        Assert.Equal(counted, ClientAddress.Of(IPAddress.Parse(address)));

    [Fact]
    public async Task What_another_site_makes_browsers_send_is_not_counted_and_keeps_nobody_out()
    {
        using var lured = From("10.0.0.9");
        for (var times = 0; times <= 2 * StrictApp.SignIns; times++)
        {
            Assert.Equal(HttpStatusCode.Redirect, (await AskAsync(lured, "GET", "/sign-in/complete")).StatusCode);
            Assert.Equal(HttpStatusCode.Redirect, (await AskAsync(lured, "GET", "/account/data.zip")).StatusCode);
        }

        using var neighbour = await SignedInAsync("alan@school.example", "10.0.0.9");
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(neighbour, "GET", "/account/data.zip")).StatusCode);
    }

    HttpClient WithAHandshakeFrom(string address)
    {
        var client = From(address);
        client.DefaultRequestHeaders.Add("Cookie", "Lms-Correlation.begun=N");
        return client;
    }

    HttpClient From(string address)
    {
        var client = app.Visitor();
        client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return client;
    }

    async Task<HttpClient> SignedInAsync(string person, string address)
    {
        var client = await app.SignInAsync(person);
        client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return client;
    }

    static async Task<HttpResponseMessage> AskAsync(HttpClient client, string method, string path)
    {
        using var request = new HttpRequestMessage(new(method), path);
        return await client.SendAsync(request, Cancel);
    }

    static async Task IsTooOftenAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        var page = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.Contains("Wait a minute, and try again.", page, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }

    public sealed class StrictApp : RunningApp
    {
        internal const int SignIns = 10; // seven people come in here, all from this machine

        protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
        {
            ["Hosting:TrustedProxies"] = "127.0.0.1,::1",
            ["Limits:SignInsPerAddress"] = $"{SignIns}",
            ["Limits:DownloadsPerPerson"] = "3",
            ["Limits:DownloadsPerAddress"] = "5",
            ["Limits:Refusals"] = "6",
        };
    }
}

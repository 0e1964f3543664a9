using System.Net;
using Lms.Tests.Support;

namespace Lms.Tests.Circuits;

/// <summary>With the cookie of an administrator, from pages of here and of elsewhere.</summary>
public abstract class OriginTests(RunningApp app, string own, IReadOnlyDictionary<string, string> headers)
{
    [Fact]
    public async Task A_page_of_this_address_comes_alive()
    {
        using var ada = await AdaAsync(own);
        Assert.Equal(HttpStatusCode.OK, await ada.NegotiateAsync());
        await using var circuit = await RawCircuit.ConnectAsync(ada);
        Assert.NotNull(await circuit.StartAsync(await ada.PageAsync(), own + "/"));
        Assert.True(await circuit.DrawsAsync("My courses"));
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("http://localhost:1")]
    [InlineData("http://other.school.example")]
    [InlineData("https://lms.school.example:9443")]
    [InlineData("https://lms.school.example:8443.evil.example")]
    [InlineData("null")]
    [InlineData(null)]
    public async Task A_page_of_any_other_gets_no_connection(string? origin)
    {
        using var ada = await AdaAsync(origin);
        Assert.Equal(HttpStatusCode.Forbidden, await ada.NegotiateAsync());
        var sentence = await ada.TextAsync(HttpMethod.Post, "/_blazor/negotiate");
        Assert.Contains("Only pages of this very address", sentence, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, await ada.UpgradeAsync());
        using var farewell = new FormUrlEncodedContent([new("circuitId", "x")]);
        Assert.Equal(HttpStatusCode.Forbidden, await ada.AskAsync(HttpMethod.Post, "/_blazor/disconnect", farewell));
        Assert.Equal(HttpStatusCode.Forbidden, await ada.AskAsync(HttpMethod.Post, "/_blazor?id=x"));
        await Assert.ThrowsAnyAsync<Exception>(() => RawCircuit.ConnectAsync(ada, http => http.SkipNegotiation = true));
    }

    [Theory]
    [InlineData("same-site")]
    [InlineData("cross-site")]
    [InlineData("none")]
    public async Task Nor_does_one_that_the_browser_calls_another_site(string site)
    {
        using var ada = await AdaAsync(own, KeyValuePair.Create("Sec-Fetch-Site", site));
        Assert.Equal(HttpStatusCode.Forbidden, await ada.NegotiateAsync());
        Assert.Equal(HttpStatusCode.Forbidden, await ada.UpgradeAsync());
        Assert.Equal(HttpStatusCode.Forbidden, await ada.AskAsync(HttpMethod.Get, "/_blazor?id=x", origin: false));
        Assert.Equal(HttpStatusCode.Forbidden, await ada.AskAsync(HttpMethod.Get, "/_blazor/initializers"));
    }

    async Task<RawBrowser> AdaAsync(string? origin, params KeyValuePair<string, string>[] more) =>
        await RawBrowser.OfAsync(app, "ada@school.example") with
        {
            Origin = origin,
            Headers = new Dictionary<string, string>([.. headers, .. more]),
        };
}

public sealed class OriginInDevelopmentTests(RunningApp app)
    : OriginTests(app, app.Address.GetLeftPart(UriPartial.Authority), new Dictionary<string, string>()),
      IClassFixture<RunningApp>;

public sealed class OriginBehindAProxyTests(BehindAProxy app)
    : OriginTests(app, Own, BehindAProxy.Forwards(Own)), IClassFixture<BehindAProxy>
{
    const string Own = "https://lms.school.example:8443";

    readonly BehindAProxy school = app;

    [Fact]
    public async Task At_the_usual_port_too()
    {
        const string usual = "https://lms.school.example";
        using var ada = await RawBrowser.OfAsync(school, "ada@school.example") with
        {
            Origin = usual,
            Headers = BehindAProxy.Forwards(usual),
        };
        Assert.Equal(HttpStatusCode.SwitchingProtocols, await ada.UpgradeAsync());
        using var elsewhere = ada with { Origin = Own };
        Assert.Equal(HttpStatusCode.Forbidden, await elsewhere.UpgradeAsync());
    }
}

using System.Net;
using Lms.Tests.Support;

namespace Lms.Tests.Circuits;

/// <summary>Whoever is not signed in needs no circuit, and gets none.</summary>
public sealed class StrangersTests(SchoolWithCountedPages app) : IClassFixture<SchoolWithCountedPages>
{
    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/sign-in/refused")]
    [InlineData("/not-found")]
    [InlineData("/no/such/page")]
    [InlineData("/error")]
    public async Task The_pages_of_strangers_ask_for_no_circuit(string path)
    {
        using var stranger = await RawBrowser.OfAsync(app, null);
        var page = await stranger.PageAsync(path);
        Assert.Contains("<h1", page, StringComparison.Ordinal);
        Assert.Empty(RawCircuit.Markers(page));
        Assert.DoesNotContain("blazor.web", page, StringComparison.Ordinal);
        Assert.DoesNotContain("reconnect", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stranger_gets_no_connection_and_is_told_to_sign_in()
    {
        using var stranger = await RawBrowser.OfAsync(app, null);
        Assert.Equal(HttpStatusCode.Unauthorized, await stranger.NegotiateAsync());
        var sentence = await stranger.TextAsync(HttpMethod.Post, "/_blazor/negotiate");
        Assert.Contains("Sign in", sentence, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, await stranger.UpgradeAsync());
        Assert.Equal(HttpStatusCode.Unauthorized, await stranger.AskAsync(HttpMethod.Get, "/_blazor?id=x"));
        Assert.Equal(HttpStatusCode.Unauthorized, await stranger.AskAsync(HttpMethod.Get, "/_blazor/initializers"));
        await Assert.ThrowsAnyAsync<Exception>(() =>
            RawCircuit.ConnectAsync(stranger, http => http.SkipNegotiation = true));
    }

    [Fact]
    public async Task Two_thousand_strangers_cost_no_circuit_and_next_to_no_memory()
    {
        using var stranger = await RawBrowser.OfAsync(app, null);
        await stranger.UpgradeAsync();
        var opened = app.Pages.Opened;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await Parallel.ForAsync(0, 1000, TestContext.Current.CancellationToken, async (_, _) =>
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await stranger.NegotiateAsync());
            Assert.Equal(HttpStatusCode.Unauthorized, await stranger.UpgradeAsync());
        });
        Assert.Equal(opened, app.Pages.Opened);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 20 * 1024 * 1024);
    }
}

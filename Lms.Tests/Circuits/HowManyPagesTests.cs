using System.Net;
using Lms.Tests.Support;
using Lms.Web.Circuits;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Lms.Tests.Circuits;

/// <summary>Pages are counted when they connect, whether they show anything or not.</summary>
public sealed class HowManyPagesTests(SchoolWithCountedPages app) : IClassFixture<SchoolWithCountedPages>
{
    const string Ada = "ada@school.example", Alan = "alan@school.example";
    const string Grace = "grace@school.example", Edsger = "edsger@school.example";

    readonly string address = app.Address.ToString();

    [Fact]
    public async Task The_fifty_first_page_of_a_person_is_refused_in_a_sentence_though_none_was_ever_shown()
    {
        using var grace = await RawBrowser.OfAsync(app, Grace);
        var pages = new List<RawCircuit>();
        for (var i = 0; i < 50; i++)
            pages.Add(await RawCircuit.ConnectAsync(grace));
        Assert.True(await HasSoonAsync(Grace, connected: 50, dropped: 0));
        Assert.Equal(HttpStatusCode.TooManyRequests, await grace.UpgradeAsync());
        var sentence = await grace.TextAsync(HttpMethod.Get, "/_blazor");
        Assert.Contains("Too many pages are open", sentence, StringComparison.Ordinal);
        using var alan = await RawBrowser.OfAsync(app, Alan);
        Assert.Equal(HttpStatusCode.SwitchingProtocols, await alan.UpgradeAsync());

        await pages[0].DisposeAsync(); // it showed nothing that could be waited for
        Assert.True(await HasSoonAsync(Grace, connected: 49, dropped: 0));
        Assert.Equal(HttpStatusCode.SwitchingProtocols, await grace.UpgradeAsync());
        foreach (var page in pages)
            await page.DisposeAsync();
    }

    [Fact]
    public async Task Whoever_drops_page_after_page_pushes_out_their_own_and_not_the_one_a_teacher_comes_back_to()
    {
        using var alan = await RawBrowser.OfAsync(app, Alan);
        using var edsger = await RawBrowser.OfAsync(app, Edsger);
        var teacher = await RawCircuit.ConnectAsync(alan);
        var waiting = await teacher.StartAsync(await alan.PageAsync(), address);
        Assert.True(await teacher.DrawsAsync("My courses"));
        await teacher.DisposeAsync();

        var secrets = new List<string>();
        for (var i = 0; i < 210; i++)
        {
            await using var page = await RawCircuit.ConnectAsync(edsger, options => options.SkipNegotiation = true);
            secrets.Add(await page.InvokeAsync<string>("StartCircuit", address, address, "[]", ""));
        }

        Assert.True(await HasSoonAsync(Edsger, connected: 0, dropped: 25));
        Assert.False(await RawCircuit.IsTakenUpAsync(edsger, secrets[0]));
        Assert.True(await RawCircuit.IsTakenUpAsync(edsger, secrets[^1]));
        Assert.True(await RawCircuit.IsTakenUpAsync(alan, waiting));
        var options = app.Services.GetRequiredService<IOptions<CircuitOptions>>().Value;
        Assert.Equal(int.MaxValue, options.DisconnectedCircuitMaxRetained); // no bound that all share
    }

    [Fact]
    public async Task Asking_for_connections_that_are_never_used_has_a_bound()
    {
        using var ada = await RawBrowser.OfAsync(app, Ada);
        using var alan = await RawBrowser.OfAsync(app, Alan);
        var refused = 0;
        for (var burst = 0; burst < 3 && refused == 0; burst++) // a window may end within one
            await Parallel.ForAsync(0, CircuitGuard.AskedAtOnce + 50, CancellationToken.None, async (_, _) =>
            {
                if (await ada.NegotiateAsync() == HttpStatusCode.TooManyRequests)
                    Interlocked.Increment(ref refused);
            });
        Assert.NotEqual(0, refused);
        Assert.Equal(HttpStatusCode.OK, await alan.NegotiateAsync());
    }

    async Task<bool> HasSoonAsync(string person, int connected, int dropped)
    {
        var account = (await app.ActorAsync(person)).AccountId;
        var open = app.Services.GetRequiredService<OpenCircuits>();
        return await RawCircuit.SoonAsync(() => open.Count(account) == (connected, dropped));
    }
}

public sealed class HowManyPagesOfAnAddressTests(HowManyPagesOfAnAddressTests.SmallHouse app)
    : IClassFixture<HowManyPagesOfAnAddressTests.SmallHouse>
{
    [Fact]
    public async Task All_who_sit_behind_one_address_share_a_bound()
    {
        using var grace = await RawBrowser.OfAsync(app, "grace@school.example");
        using var alan = await RawBrowser.OfAsync(app, "alan@school.example");
        var first = await RawCircuit.ConnectAsync(grace);
        await using var second = await RawCircuit.ConnectAsync(alan);
        await using var third = await RawCircuit.ConnectAsync(alan);
        var open = app.Services.GetRequiredService<OpenCircuits>();
        var graces = (await app.ActorAsync("grace@school.example")).AccountId;
        var alans = (await app.ActorAsync("alan@school.example")).AccountId;
        Assert.True(await RawCircuit.SoonAsync(() => open.Count(alans).Connected + open.Count(graces).Connected == 3));
        Assert.Equal(HttpStatusCode.TooManyRequests, await grace.UpgradeAsync());
        await first.DisposeAsync();
        Assert.True(await RawCircuit.SoonAsync(() => open.Count(graces) == (0, 0)));
        Assert.Equal(HttpStatusCode.SwitchingProtocols, await grace.UpgradeAsync());
    }

    /// <summary>Three pages an address.</summary>
    public sealed class SmallHouse : RunningApp
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } =
            new Dictionary<string, string> { ["Hosting:PagesPerAddress"] = "3" };
    }
}

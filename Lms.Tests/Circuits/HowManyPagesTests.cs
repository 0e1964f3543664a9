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
    const string Ada = "ada@school.example", Alan = "alan@school.example", Grace = "grace@school.example", Edsger = "edsger@school.example";

    readonly string address = app.Address.ToString();

    [Fact]
    public async Task The_fifty_first_page_of_a_person_is_refused_in_a_sentence_though_none_was_ever_shown()
    {
        using var grace = await RawBrowser.OfAsync(app, Grace);
        var pages = new List<RawCircuit>();
        for (var i = 0; i < 50; i++)
            pages.Add(await RawCircuit.ConnectAsync(grace));
        Assert.Equal(HttpStatusCode.TooManyRequests, await grace.UpgradeAsync());
        var answer = await grace.SendAsync(HttpMethod.Get, "/_blazor");
        Assert.Contains("Too many pages are open", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var alan = await RawBrowser.OfAsync(app, Alan);
        Assert.Equal(HttpStatusCode.SwitchingProtocols, await alan.UpgradeAsync());

        await pages[0].DisposeAsync(); // it showed nothing that could be waited for
        Assert.True(await RawCircuit.SoonAsync(() => Count(49, 0)));
        Assert.Equal(HttpStatusCode.SwitchingProtocols, await grace.UpgradeAsync());
        foreach (var page in pages)
            await page.DisposeAsync();

        bool Count(int connected, int dropped) => OpenNow(Grace, connected, dropped);
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

        Assert.True(await RawCircuit.SoonAsync(() => OpenNow(Edsger, 0, 25)));
        Assert.False(await TakeUpAsync(edsger, secrets[0]));
        Assert.True(await TakeUpAsync(edsger, secrets[^1]));
        Assert.True(await TakeUpAsync(alan, waiting));
        Assert.Equal(int.MaxValue, app.Services.GetRequiredService<IOptions<CircuitOptions>>().Value.DisconnectedCircuitMaxRetained); // no bound that all share

        static async Task<bool> TakeUpAsync(RawBrowser browser, string? secret)
        {
            await using var circuit = await RawCircuit.ConnectAsync(browser);
            return await circuit.InvokeAsync<bool>("ConnectCircuit", secret);
        }
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
            Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.NegotiateAsync()).StatusCode);
            Assert.Equal(HttpStatusCode.Unauthorized, await stranger.UpgradeAsync());
        });
        Assert.Equal(opened, app.Pages.Opened);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 20 * 1024 * 1024);
    }

    [Fact]
    public async Task Asking_for_connections_that_are_never_used_has_a_bound()
    {
        using var ada = await RawBrowser.OfAsync(app, Ada);
        using var alan = await RawBrowser.OfAsync(app, Alan);
        var refused = 0;
        for (var burst = 0; burst < 3 && refused == 0; burst++) // a window may end within one
            await Parallel.ForAsync(0, CircuitGuard.AskedAtOnce + 50, TestContext.Current.CancellationToken, async (_, _) =>
            {
                if ((await ada.NegotiateAsync()).StatusCode == HttpStatusCode.TooManyRequests)
                    Interlocked.Increment(ref refused);
            });
        Assert.NotEqual(0, refused);
        Assert.Equal(HttpStatusCode.OK, (await alan.NegotiateAsync()).StatusCode);
    }

    bool OpenNow(string person, int connected, int dropped) =>
        app.Services.GetRequiredService<OpenCircuits>().Count(app.ActorAsync(person).GetAwaiter().GetResult().AccountId) == (connected, dropped);
}

public sealed class HowManyPagesOfAnAddressTests(HowManyPagesOfAnAddressTests.SmallHouse app) : IClassFixture<HowManyPagesOfAnAddressTests.SmallHouse>
{
    [Fact]
    public async Task All_who_sit_behind_one_address_share_a_bound()
    {
        using var grace = await RawBrowser.OfAsync(app, "grace@school.example");
        using var alan = await RawBrowser.OfAsync(app, "alan@school.example");
        var first = await RawCircuit.ConnectAsync(grace);
        await using var second = await RawCircuit.ConnectAsync(alan);
        await using var third = await RawCircuit.ConnectAsync(alan);
        Assert.Equal(HttpStatusCode.TooManyRequests, await grace.UpgradeAsync());
        await first.DisposeAsync();
        Assert.True(await RawCircuit.SoonAsync(() => grace.UpgradeAsync().GetAwaiter().GetResult() == HttpStatusCode.SwitchingProtocols));
    }

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "20010DB800010002")]
    [InlineData("2001:db8:1:2::1", "20010DB800010002")]
    public void One_line_to_the_internet_is_one_address(string address, string place) =>
        Assert.Equal(place, CircuitOwner.Place(IPAddress.Parse(address)));

    /// <summary>Three pages an address.</summary>
    public sealed class SmallHouse : RunningApp
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string> { ["Hosting:PagesPerAddress"] = "3" };
    }
}

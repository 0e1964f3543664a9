using System.Net.WebSockets;
using System.Text;
using Lms.Data.Accounts;
using Lms.Tests.Support;
using Lms.Web.Circuits;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Tests.Circuits;

/// <summary>When a session ends, so do its pages.</summary>
public sealed class EndedSessionTests(SchoolWithCountedPages app) : IClassFixture<SchoolWithCountedPages>
{
    const string Ada = "ada@school.example", Grace = "grace@school.example", Edsger = "edsger@school.example";

    readonly string address = app.Address.ToString();

    OpenCircuits Open => app.Services.GetRequiredService<OpenCircuits>();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task With_the_session_its_pages_end_connected_or_not(bool everywhere)
    {
        using var grace = await RawBrowser.OfAsync(app, Grace);
        using var graceElsewhere = await RawBrowser.OfAsync(app, Grace);
        using var ada = await RawBrowser.OfAsync(app, Ada);
        await using var connected = await RawCircuit.ConnectAsync(grace);
        var lost = await RawCircuit.ConnectAsync(grace);
        await using var elsewhere = await RawCircuit.ConnectAsync(graceElsewhere);
        await using var others = await RawCircuit.ConnectAsync(ada);
        string?[] secrets = [await StartAsync(connected, grace), await StartAsync(lost, grace)];
        await StartAsync(elsewhere, graceElsewhere);
        await StartAsync(others, ada);
        await lost.DisposeAsync();
        var closed = app.Pages.Closed;

        var account = (await app.ActorAsync(Grace)).AccountId;
        await (everywhere ? Open.EndAccountAsync(account) : Open.EndSessionAsync(grace.Session!));

        await connected.Closed.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.InRange(app.Pages.Closed - closed, everywhere ? 3 : 2, int.MaxValue);
        Assert.Equal((everywhere ? 0 : 1, 0), Open.Count(account));
        if (everywhere)
            await elsewhere.Closed.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        else
            Assert.False(elsewhere.Closed.IsCompleted);
        Assert.False(others.Closed.IsCompleted);
        foreach (var secret in secrets)
        {
            Assert.False(await RawCircuit.IsTakenUpAsync(grace, secret));
            await using var again = await RawCircuit.ConnectAsync(grace);
            Assert.Null(await again.ResumeAsync(secret, address));
        }

        async Task<string?> StartAsync(RawCircuit circuit, RawBrowser browser)
        {
            var secret = await circuit.StartAsync(await browser.PageAsync(), address);
            Assert.True(await circuit.DrawsAsync("My courses"));
            return secret;
        }
    }

    [Fact]
    public async Task A_session_that_ends_while_its_page_connects_gets_no_circuit()
    {
        using var edsger = await RawBrowser.OfAsync(app, Edsger);
        using var socket = new ClientWebSocket();
        await edsger.ConnectAsync(socket);
        var actor = await app.ActorAsync(Edsger);
        var standings = app.Services.GetRequiredService<StandingService>();
        _ = (await standings.SignOutEverywhereAsync(actor, actor.AccountId)).Value;
        await Open.EndAccountAsync(actor.AccountId);

        var greeting = Encoding.UTF8.GetBytes("""{"protocol":"blazorpack","version":1}""" + "\u001e");
        await socket.SendAsync(greeting, WebSocketMessageType.Text, true, CancellationToken.None);
        await UntilHungUpAsync(socket);
        Assert.True(await RawCircuit.SoonAsync(() => Open.Count(actor.AccountId) == (0, 0)));
    }

    static async Task UntilHungUpAsync(WebSocket socket)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        try
        {
            while (socket.State == WebSocketState.Open)
                await socket.ReceiveAsync(new byte[1024], patience.Token);
        }
        catch (WebSocketException)
        {
            Assert.Equal(WebSocketState.Aborted, socket.State); // without a word, which is the end too
        }
    }
}

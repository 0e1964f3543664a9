using System.Net;
using System.Text.Json;
using Lms.Tests.Support;
using Lms.Web.Circuits;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Tests.Circuits;

/// <summary>A page that lives on the server is of the session that opened it.</summary>
public sealed class WhosePageTests(SchoolWithCountedPages app) : IClassFixture<SchoolWithCountedPages>
{
    const string Ada = "ada@school.example", Grace = "grace@school.example", Edsger = "edsger@school.example";

    readonly string address = app.Address.ToString();

    OpenCircuits Open => app.Services.GetRequiredService<OpenCircuits>();

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
        Assert.DoesNotMatch(RawCircuit.Marker(), page);
        Assert.DoesNotContain("blazor.web", page, StringComparison.Ordinal);
        Assert.DoesNotContain("reconnect", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stranger_gets_no_connection_and_is_told_to_sign_in()
    {
        using var stranger = await RawBrowser.OfAsync(app, null);
        var answer = await stranger.NegotiateAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("Sign in", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, await stranger.UpgradeAsync());
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.SendAsync(HttpMethod.Get, "/_blazor?id=x")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.SendAsync(HttpMethod.Get, "/_blazor/initializers")).StatusCode);
        await Assert.ThrowsAnyAsync<Exception>(() => RawCircuit.ConnectAsync(stranger, options => options.SkipNegotiation = true));
    }

    [Theory]
    [InlineData(Edsger, Ada)]
    [InlineData(Ada, Edsger)]
    [InlineData(Ada, Ada)]
    public async Task The_page_of_another_session_does_not_come_alive(string theirs, string mine)
    {
        using var they = await RawBrowser.OfAsync(app, theirs);
        using var me = await RawBrowser.OfAsync(app, mine);
        var page = await they.PageAsync();

        await using var circuit = await RawCircuit.ConnectAsync(me);
        await circuit.StartAsync(page, address);
        Assert.True(await RawCircuit.SoonAsync(() => !circuit.Errors.IsEmpty));
        await using var classic = await RawCircuit.ConnectAsync(me);
        await classic.InvokeAsync<string?>("StartCircuit", address, address, $"[{string.Join(',', RawCircuit.Marker().Matches(page).Select(m => m.Groups[1].Value))}]", "");
        Assert.True(await RawCircuit.SoonAsync(() => !classic.Errors.IsEmpty));
        Assert.False(circuit.HasDrawn("My courses") || classic.HasDrawn("My courses"));
    }

    [Fact]
    public async Task A_page_that_lost_its_connection_takes_up_its_circuit_and_nobody_elses()
    {
        using var ada = await RawBrowser.OfAsync(app, Ada);
        using var adaElsewhere = await RawBrowser.OfAsync(app, Ada);
        using var grace = await RawBrowser.OfAsync(app, Grace);
        var lost = await RawCircuit.ConnectAsync(ada);
        var secret = await lost.StartAsync(await ada.PageAsync(), address);
        Assert.True(await lost.DrawsAsync("My courses"));

        Assert.False(await TakeUpAsync(grace, secret)); // while it is connected
        await lost.DisposeAsync();
        Assert.False(await TakeUpAsync(grace, secret));
        Assert.False(await TakeUpAsync(adaElsewhere, secret));
        Assert.True(await TakeUpAsync(ada, secret));
    }

    [Fact]
    public async Task A_connection_made_of_many_requests_takes_those_of_its_own_session_alone()
    {
        using var ada = await RawBrowser.OfAsync(app, Ada);
        using var grace = await RawBrowser.OfAsync(app, Grace);
        using var negotiated = JsonDocument.Parse(await (await ada.NegotiateAsync()).Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var token = negotiated.RootElement.GetProperty("connectionToken").GetString()!;
        var connection = $"/_blazor?id={token}";
        Assert.Equal(HttpStatusCode.OK, (await ada.SendAsync(HttpMethod.Get, connection)).StatusCode);
        using var greeting = new StringContent("""{"protocol":"blazorpack","version":1}""" + "\u001e");
        Assert.Equal(HttpStatusCode.OK, (await ada.SendAsync(HttpMethod.Post, connection, greeting)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await ada.SendAsync(HttpMethod.Get, connection)).StatusCode);

        Assert.True(await RawCircuit.SoonAsync(() => Open.OwnerOf(token) is not null));
        foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Post, HttpMethod.Delete])
            Assert.Equal(HttpStatusCode.Unauthorized, (await grace.SendAsync(method, connection)).StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, (await ada.SendAsync(HttpMethod.Delete, connection)).StatusCode);
    }

    [Fact]
    public async Task One_connection_holds_one_circuit()
    {
        using var ada = await RawBrowser.OfAsync(app, Ada);
        await using var first = await RawCircuit.ConnectAsync(ada);
        var secret = await first.StartAsync(await ada.PageAsync(), address);
        await using var second = await RawCircuit.ConnectAsync(ada);
        await second.StartAsync(await ada.PageAsync(), address);
        await Assert.ThrowsAnyAsync<Exception>(() => second.InvokeAsync<bool>("ConnectCircuit", secret));
        await second.Closed.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_page_that_was_put_to_sleep_wakes_up_for_nobody_else()
    {
        using var ada = await RawBrowser.OfAsync(app, Ada);
        using var grace = await RawBrowser.OfAsync(app, Grace);
        await using var asleep = await RawCircuit.ConnectAsync(ada);
        var page = await ada.PageAsync();
        var secret = await asleep.StartAsync(page, address);
        Assert.True(await asleep.DrawsAsync("My courses"));
        Assert.True(await asleep.InvokeAsync<bool>("PauseCircuit"));
        Assert.True(await RawCircuit.SoonAsync(() => asleep.Paused is not null));

        Assert.False(await WakesAsync(grace));
        Assert.True(await WakesAsync(ada));

        async Task<bool> WakesAsync(RawBrowser browser)
        {
            await using var circuit = await RawCircuit.ConnectAsync(browser);
            await circuit.ResumeAsync(secret, address, asleep.Paused!.Value.Components, asleep.Paused.Value.State);
            await circuit.AddAsync(page);
            await RawCircuit.SoonAsync(() => !circuit.Errors.IsEmpty || circuit.HasDrawn("My courses"));
            return circuit.HasDrawn("My courses");
        }
    }

    [Fact]
    public async Task Whoever_leaves_takes_leave_of_their_own_page_alone()
    {
        using var ada = await RawBrowser.OfAsync(app, Ada);
        using var grace = await RawBrowser.OfAsync(app, Grace);
        await using var circuit = await RawCircuit.ConnectAsync(ada);
        var secret = await circuit.StartAsync(await ada.PageAsync(), address);
        Assert.True(await circuit.DrawsAsync("My courses"));
        var closed = app.Pages.Closed;

        await LeaveAsync(grace);
        Assert.Equal(closed, app.Pages.Closed);
        await LeaveAsync(ada);
        Assert.True(await RawCircuit.SoonAsync(() => app.Pages.Closed == closed + 1));

        async Task LeaveAsync(RawBrowser browser)
        {
            using var form = new FormUrlEncodedContent([new("circuitId", secret)]);
            Assert.Equal(HttpStatusCode.OK, (await browser.SendAsync(HttpMethod.Post, "/_blazor/disconnect", form)).StatusCode);
        }
    }

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
            Assert.False(await TakeUpAsync(grace, secret));
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

    static async Task<bool> TakeUpAsync(RawBrowser browser, string? secret)
    {
        await using var circuit = await RawCircuit.ConnectAsync(browser);
        return await circuit.InvokeAsync<bool>("ConnectCircuit", secret);
    }
}

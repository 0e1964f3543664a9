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
        var markers = $"[{string.Join(',', RawCircuit.Markers(page))}]";
        await classic.InvokeAsync<string?>("StartCircuit", address, address, markers, "");
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

        Assert.False(await RawCircuit.IsTakenUpAsync(grace, secret)); // while it is connected
        await lost.DisposeAsync();
        Assert.False(await RawCircuit.IsTakenUpAsync(grace, secret));
        Assert.False(await RawCircuit.IsTakenUpAsync(adaElsewhere, secret));
        Assert.True(await RawCircuit.IsTakenUpAsync(ada, secret));
    }

    [Fact]
    public async Task A_connection_made_of_many_requests_takes_those_of_its_own_session_alone()
    {
        using var ada = await RawBrowser.OfAsync(app, Ada);
        using var grace = await RawBrowser.OfAsync(app, Grace);
        using var negotiated =
            JsonDocument.Parse(await ada.TextAsync(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1"));
        var token = negotiated.RootElement.GetProperty("connectionToken").GetString()!;
        var connection = $"/_blazor?id={token}";
        Assert.Equal(HttpStatusCode.OK, await ada.AskAsync(HttpMethod.Get, connection));
        using var greeting = new StringContent("""{"protocol":"blazorpack","version":1}""" + "\u001e");
        Assert.Equal(HttpStatusCode.OK, await ada.AskAsync(HttpMethod.Post, connection, greeting));
        Assert.Equal(HttpStatusCode.OK, await ada.AskAsync(HttpMethod.Get, connection));

        Assert.True(await RawCircuit.SoonAsync(() => Open.OwnerOf(token) is not null));
        foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Post, HttpMethod.Delete])
            Assert.Equal(HttpStatusCode.Unauthorized, await grace.AskAsync(method, connection));
        Assert.Equal(HttpStatusCode.Accepted, await ada.AskAsync(HttpMethod.Delete, connection));
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
            Assert.Equal(HttpStatusCode.OK, await browser.AskAsync(HttpMethod.Post, "/_blazor/disconnect", form));
        }
    }
}

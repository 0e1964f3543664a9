using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Http.Connections.Client;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Tests.Support;

/// <summary>A page's circuit without its browser: begins, and confirms what is drawn, as blazor.web.js does.</summary>
sealed partial class RawCircuit : IAsyncDisposable
{
    readonly HubConnection connection;
    readonly ConcurrentQueue<byte[]> drawn = new();
    readonly TaskCompletionSource closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    RawCircuit(RawBrowser browser, Action<HttpConnectionOptions>? configure)
    {
        var address = new Uri(browser.App, "/_blazor");
        var builder = new HubConnectionBuilder().WithUrl(address, HttpTransportType.WebSockets, options =>
        {
            browser.Configure(options);
            configure?.Invoke(options);
        });
        builder.Services.AddSingleton<IHubProtocol, BlazorPack>();
        connection = builder.Build();
        connection.On<int, byte[]>("JS.RenderBatch", (id, batch) =>
        {
            drawn.Enqueue(batch);
            return connection.SendAsync("OnRenderCompleted", (long)id, null);
        });
        connection.On<string>("JS.Error", Errors.Enqueue);
        connection.On<string, bool, string>("JS.EndInvokeDotNet", (_, good, answer) => Answers.Enqueue((good, answer)));
        connection.On<string, string, string, bool>("JS.SavePersistedState", (_, components, state) =>
        {
            Paused = (components, state);
            return true;
        });
        connection.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
    }

    /// <summary>What the server said went wrong.</summary>
    public ConcurrentQueue<string> Errors { get; } = new();

    /// <summary>What came of methods that were called from here.</summary>
    public ConcurrentQueue<(bool Succeeded, string Answer)> Answers { get; } = new();

    /// <summary>What the server handed over when the page was put to sleep.</summary>
    public (string Components, string State)? Paused { get; private set; }

    /// <summary>Ends when the connection does.</summary>
    public Task Closed => closed.Task;

    public static async Task<RawCircuit> ConnectAsync(
        RawBrowser browser, Action<HttpConnectionOptions>? configure = null)
    {
        var circuit = new RawCircuit(browser, configure);
        await circuit.connection.StartAsync();
        return circuit;
    }

    /// <summary>The circuit of a page, by what the page brought along; its secret.</summary>
    public async Task<string?> StartAsync(string page, string address)
    {
        var secret = await InvokeAsync<string?>("StartCircuit", address, address, "[]", "");
        if (secret is not null)
            await AddAsync(page);
        return secret;
    }

    /// <summary>Brings to life what stands in the page.</summary>
    public Task AddAsync(string page)
    {
        var operations = Markers(page).Select((marker, at) =>
            $$"""{"type":"add","ssrComponentId":{{at + 1}},"marker":{{marker}}}""");
        var batch = $$"""{"batchId":1,"operations":[{{string.Join(',', operations)}}]}""";
        return connection.SendAsync("UpdateRootComponents", batch, State().Match(page).Groups[1].Value);
    }

    public Task<T> InvokeAsync<T>(string method, params object?[] arguments) =>
        connection.InvokeCoreAsync<T>(method, arguments);

    /// <summary>The circuit that was asked for; null: there is none, whether the server says so or hangs up.</summary>
    public async Task<string?> ResumeAsync(string? secret, string address, string components = "[]", string state = "")
    {
        try
        {
            return await InvokeAsync<string?>("ResumeCircuit", secret, address, address, components, state);
        }
        catch (Exception) when (connection.State != HubConnectionState.Connected)
        {
            return null;
        }
    }

    public Task SendAsync(string method, params object?[] arguments) => connection.SendCoreAsync(method, arguments);

    /// <summary>Whether the words stand in anything that was drawn, within a moment.</summary>
    public Task<bool> DrawsAsync(string words) => SoonAsync(() => HasDrawn(words));

    public bool HasDrawn(string words) =>
        drawn.Any(batch => batch.AsSpan().IndexOf(Encoding.UTF8.GetBytes(words)) >= 0);

    /// <summary>Whether the circuit is there for this browser, on a connection of its own.</summary>
    public static async Task<bool> IsTakenUpAsync(RawBrowser browser, string? secret)
    {
        await using var circuit = await ConnectAsync(browser);
        return await circuit.InvokeAsync<bool>("ConnectCircuit", secret);
    }

    /// <summary>Whether it comes true within a moment, which is a long one on a busy machine.</summary>
    public static async Task<bool> SoonAsync(Func<bool> comesTrue)
    {
        for (var tries = 0; tries < 300 && !comesTrue(); tries++)
            await Task.Delay(50);
        return comesTrue();
    }

    public async ValueTask DisposeAsync() => await connection.DisposeAsync();

    /// <summary>What there is to bring to life in a page.</summary>
    public static IEnumerable<string> Markers(string page) =>
        Marker().Matches(page).Select(marker => marker.Groups[1].Value);

    [GeneratedRegex("""<!--Blazor:(\{[^>]*"descriptor"[^>]*\})-->""")]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:([^-]+)-->")]
    private static partial Regex State();
}

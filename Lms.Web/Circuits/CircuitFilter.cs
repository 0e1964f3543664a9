using Lms.Web.SignIn;
using Microsoft.AspNetCore.SignalR;

namespace Lms.Web.Circuits;

/// <summary>
/// Hears every call of a browser before the circuit does: counts connections, and keeps each circuit for the session
/// that opened it.
/// </summary>
sealed class CircuitFilter(OpenCircuits circuits, Farewell farewell, Session sessions) : IHubFilter
{
    public async Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        var connection = context.Context;
        var owner = CircuitOwner.Of(connection.User!, connection.GetHttpContext()!.Connection.RemoteIpAddress);
        var page = owner is null ? null : new OpenPage(owner, connection);
        if (page is null || !circuits.TryConnect(page))
        {
            connection.Abort();
            return;
        }

        connection.Items[typeof(OpenPage)] = page;
        try
        {
            // It was good when the request came; whoever ended it since did not see this page yet.
            if (await sessions.MayGoOnAsync(connection.User!, connection.ConnectionAborted))
                await next(context);
            else
                connection.Abort();
        }
        catch
        {
            await circuits.DisconnectAsync(page); // the framework tells of no end of what it never heard begin
            throw;
        }
    }

    public async Task OnDisconnectedAsync(
        HubLifetimeContext context, Exception? exception, Func<HubLifetimeContext, Exception?, Task> next)
    {
        await next(context, exception);
        if (PageOf(context.Context) is { } page)
            await circuits.DisconnectAsync(page);
    }

    public async ValueTask<object?> InvokeMethodAsync(
        HubInvocationContext call, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        if (PageOf(call.Context) is not { Ended: false } page)
        {
            call.Context.Abort();
            return null;
        }

        switch (call.HubMethodName)
        {
            case "StartCircuit" or "ResumeCircuit" or "ConnectCircuit" when page.Circuit is not null:
                call.Context.Abort(); // one page, one circuit: the one before would be held by nobody
                return null;
            case "ConnectCircuit" when !circuits.Owns(page.Owner, AskedFor(call)):
                return false;
            case "ConnectCircuit":
                var connected = await next(call);
                if (connected is true)
                    await ShowAsync(page, AskedFor(call)!);
                return connected;
            case "StartCircuit" or "ResumeCircuit":
                var begun = await next(call);
                if (begun is string circuit)
                    await ShowAsync(page, circuit);
                return begun;
            default:
                return await next(call);
        }
    }

    async Task ShowAsync(OpenPage page, string circuit)
    {
        if (!circuits.TryShow(page, circuit))
            await farewell.SayAsync(circuit);
    }

    static string? AskedFor(HubInvocationContext call) =>
        call.HubMethodArguments is [string circuit, ..] ? circuit : null;

    static OpenPage? PageOf(HubCallerContext connection) =>
        connection.Items.TryGetValue(typeof(OpenPage), out var page) ? page as OpenPage : null;
}

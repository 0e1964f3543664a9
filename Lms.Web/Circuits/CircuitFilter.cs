using Lms.Web.SignIn;
using Microsoft.AspNetCore.SignalR;

namespace Lms.Web.Circuits;

/// <summary>
/// Hears every call of a browser before the circuit does: counts connections, and keeps each circuit for the session
/// that opened it.
/// </summary>
sealed class CircuitFilter(OpenCircuits circuits, Farewell farewell, Session sessions, OpenSessions open) : IHubFilter
{
    // A page has one root, and a new one where it is loaded anew without a new connection. Each is a whole page on the server.
    const int MostRootChanges = 20;

    // In characters, several times what the descriptors of a page take.
    const int LongestRoots = 16 * 1024;

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
        page.Watch = open.Open(Session.TicketOf(connection.User!)!, Session.EndOf(connection.User!));
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
            await LeaveAsync(page); // the framework tells of no end of what it never heard begin
            throw;
        }
    }

    public async Task OnDisconnectedAsync(
        HubLifetimeContext context, Exception? exception, Func<HubLifetimeContext, Exception?, Task> next)
    {
        await next(context, exception);
        if (PageOf(context.Context) is { } page)
            await LeaveAsync(page);
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
            case "UpdateRootComponents" when IsTooMuch(page, call):
                call.Context.Abort();
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

    Task LeaveAsync(OpenPage page)
    {
        page.Watch?.Dispose();
        return circuits.DisconnectAsync(page);
    }

    static bool IsTooMuch(OpenPage page, HubInvocationContext call) =>
        ++page.RootChanges > MostRootChanges || call.HubMethodArguments is [string { Length: > LongestRoots }, ..];

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

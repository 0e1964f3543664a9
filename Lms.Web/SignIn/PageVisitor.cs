using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Lms.Web.SignIn;

/// <summary>Who looks at a page: whoever has its session, and nobody from the moment on at which that ends. No clock of its own: it is told.</summary>
public sealed class PageVisitor(OpenSessions sessions) : ServerAuthenticationStateProvider, IDisposable
{
    static readonly AuthenticationState nobody = new(new ClaimsPrincipal(new ClaimsIdentity()));

    SessionPage? page;

    /// <summary>Told once the session of the page ends.</summary>
    public CancellationToken SignedOut => page?.Ended ?? default;

    public override async Task<AuthenticationState> GetAuthenticationStateAsync()
    {
        var state = await base.GetAuthenticationStateAsync();
        return Enter(state.User) is { HasEnded: true } ? nobody : state;
    }

    public void Dispose() => page?.Dispose();

    /// <summary>Asks the records once whether the session goes on, before anything is shown.</summary>
    internal async Task CheckAsync(CancellationToken cancel)
    {
        var state = await base.GetAuthenticationStateAsync();
        if (Enter(state.User) is { } opening)
            await sessions.LookAsync(opening, cancel);
    }

    SessionPage? Enter(ClaimsPrincipal user)
    {
        if (Session.TicketOf(user) is not { } ticket)
            return null;
        if (page?.Ticket == ticket)
            return page;
        page?.Dispose();
        page = sessions.Open(ticket, Session.EndOf(user));
        page.Ended.Register(Leave);
        return page;
    }

    // The page goes to where one signs in. That is not for whoever ended the session to wait for.
    void Leave() => _ = Task.Run(() => SetAuthenticationState(Task.FromResult(nobody)));

    /// <summary>Lets a circuit begin with a look at the records, and hears nothing of it any more once its session has ended.</summary>
    public sealed class Circuits(PageVisitor visitor, OpenSessions sessions) : CircuitHandler
    {
        public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken) => visitor.CheckAsync(cancellationToken);

        public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => context =>
        {
            if (visitor.page is { HasEnded: true })
                return Task.CompletedTask;
            if (visitor.page is { } page)
                sessions.Hear(page.Ticket);
            return next(context);
        };
    }
}

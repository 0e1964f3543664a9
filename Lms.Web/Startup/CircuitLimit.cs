using System.Collections.Concurrent;
using Lms.Web.Shared;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Lms.Web.Startup;

/// <summary>How many pages each person has open on this server.</summary>
public sealed class OpenPages(int limit)
{
    readonly ConcurrentDictionary<long, int> counts = new();

    /// <summary>Counts one more, unless that is too many.</summary>
    public bool TryOpen(long accountId)
    {
        if (counts.AddOrUpdate(accountId, 1, (_, count) => count + 1) <= limit)
            return true;
        Close(accountId);
        return false;
    }

    /// <summary>Counts one less.</summary>
    public void Close(long accountId)
    {
        if (counts.AddOrUpdate(accountId, 0, (_, count) => count - 1) <= 0)
            counts.TryRemove(new(accountId, 0));
    }
}

/// <summary>Whoever opens pages without end stops themselves, not the others.</summary>
sealed class CircuitLimit(OpenPages pages, AuthenticationStateProvider authentication) : CircuitHandler
{
    long? counted;

    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        var account = CurrentActor.Of((await authentication.GetAuthenticationStateAsync()).User).AccountId;
        if (account == 0)
            return; // a stranger sees nothing but what is not found
        if (!pages.TryOpen(account))
            throw new InvalidOperationException($"Account {account} has too many pages open.");
        counted = account;
    }

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (counted is { } account)
            pages.Close(account);
        return Task.CompletedTask;
    }
}

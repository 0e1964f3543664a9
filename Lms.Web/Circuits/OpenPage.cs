using Lms.Web.SignIn;
using Microsoft.AspNetCore.SignalR;

namespace Lms.Web.Circuits;

/// <summary>A page in a browser, as <see cref="OpenCircuits"/> keeps it: its connection and its circuit.</summary>
sealed class OpenPage(CircuitOwner owner, HubCallerContext connection)
{
    internal CircuitOwner Owner => owner;

    /// <summary>What the framework knows the connection by in each of its requests; empty: there is but one.</summary>
    internal string Token { get; } = connection.GetHttpContext()!.Request.Query["id"].ToString();

    /// <summary>What the framework knows the circuit by; whoever knows it may ask for it.</summary>
    internal string? Circuit { get; set; }

    /// <summary>When the connection was lost; null: it stands.</summary>
    internal DateTimeOffset? Dropped { get; set; }

    /// <summary>Tells when the session ends, whether or not a circuit ever began.</summary>
    internal SessionPage? Watch { get; set; }

    /// <summary>How often the browser changed what stands on the page at its root.</summary>
    internal int RootChanges { get; set; }

    /// <summary>Nothing that comes from this page is heard any more.</summary>
    internal bool Ended { get; set; }

    internal void Abort() => connection.Abort();
}

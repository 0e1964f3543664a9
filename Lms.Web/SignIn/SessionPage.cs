using System.Collections.Concurrent;
using Lms.Data.Accounts;

namespace Lms.Web.SignIn;

/// <summary>One open page of a session, until it is disposed.</summary>
public sealed class SessionPage(SessionTicket ticket, DateTime until, ConcurrentDictionary<SessionPage, SessionTicket> pages) : IDisposable
{
    readonly CancellationTokenSource over = new();

    public SessionTicket Ticket => ticket;

    public DateTime Until => until;

    /// <summary>Told once the session ends; whoever asks later hears the same.</summary>
    public CancellationToken Ended => over.Token;

    public bool HasEnded => over.IsCancellationRequested;

    public void Dispose() => pages.TryRemove(this, out _);

    internal void End()
    {
        over.Cancel();
        Dispose();
    }
}

using System.Collections.Concurrent;
using Lms.Data.Accounts;
using Lms.Data.Shared;

namespace Lms.Web.SignIn;

/// <summary>
/// The sessions behind the pages that are open on this server. One that ends, ends here before whoever ended it is answered: from then on its pages
/// can do nothing. What another program wrote is found by <see cref="LookAsync"/>.
/// </summary>
public sealed class OpenSessions : IDisposable
{
    readonly ConcurrentDictionary<OpenPage, SessionTicket> pages = new();
    readonly ConcurrentDictionary<string, byte> heard = new();
    readonly SessionQueries sessions;
    readonly SchoolClock clock;
    readonly IDisposable subscription;

    public OpenSessions(SessionQueries sessions, LiveChanges live, SchoolClock clock)
    {
        (this.sessions, this.clock) = (sessions, clock);
        subscription = live.Subscribe(Told);
    }

    public void Dispose() => subscription.Dispose();

    /// <summary>Notes an open page of a session; <paramref name="ended"/> is called once, on whatever thread ends it.</summary>
    public OpenPage Open(SessionTicket ticket, DateTime until, Action ended)
    {
        var page = new OpenPage(ticket, until, ended, pages);
        pages[page] = ticket;
        return page;
    }

    /// <summary>Notes that somebody is there.</summary>
    public void Hear(SessionTicket ticket) => heard[ticket.Key] = 0;

    /// <summary>The keys of those who were there since this was last asked.</summary>
    public IReadOnlyList<string> TakeHeard() => [.. heard.Keys.Where(key => heard.TryRemove(key, out _))];

    /// <summary>Ends the pages of sessions whose time has come.</summary>
    public void EndDue()
    {
        var now = clock.Now;
        End(page => page.Until <= now);
    }

    /// <summary>Asks the records once which of the open sessions may go on, and ends the pages of the others; whether they could be asked.</summary>
    public async Task<bool> LookAsync(CancellationToken cancel)
    {
        var asked = pages.Values.ToHashSet();
        if (asked.Count == 0)
            return true;
        var answer = await sessions.GoingOnAsync(asked, cancel);
        if (answer.Succeeded)
            End(page => asked.Contains(page.Ticket) && !answer.Value.Contains(page.Ticket));
        return answer.Succeeded;
    }

    /// <summary>The same for one page that opens: its cookie may have been shown a while ago.</summary>
    public async Task LookAsync(OpenPage opening, CancellationToken cancel)
    {
        var answer = await sessions.GoingOnAsync([opening.Ticket], cancel);
        if (answer.Succeeded && !answer.Value.Contains(opening.Ticket))
            opening.End();
    }

    void Told(IReadOnlyCollection<Change> changes)
    {
        var ended = changes.Select(change => change.EndedSession).OfType<string>().ToHashSet();
        if (ended.Count > 0)
            End(page => ended.Contains(page.Ticket.Key));
    }

    void End(Predicate<OpenPage> which)
    {
        foreach (var (page, _) in pages)
        {
            if (which(page))
                page.End();
        }
    }
}

/// <summary>One open page of a session, until it is disposed.</summary>
public sealed class OpenPage(SessionTicket ticket, DateTime until, Action ended, ConcurrentDictionary<OpenPage, SessionTicket> pages) : IDisposable
{
    readonly CancellationTokenSource over = new();
    int told;

    public SessionTicket Ticket => ticket;

    public DateTime Until => until;

    /// <summary>Told once the session ends.</summary>
    public CancellationToken Ended => over.Token;

    // What it told is kept: whoever asks later hears the same.
    public void Dispose() => pages.TryRemove(this, out _);

    internal void End()
    {
        if (Interlocked.Exchange(ref told, 1) == 1)
            return;
        over.Cancel();
        Dispose();
        ended();
    }
}

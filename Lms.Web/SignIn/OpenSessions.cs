using System.Collections.Concurrent;
using Lms.Data.Accounts;
using Lms.Data.Shared;

namespace Lms.Web.SignIn;

/// <summary>
/// The sessions behind the pages that are open on this server. One that ends, ends here before whoever ended it is answered: from then on its pages
/// can do nothing, and they are closed. What another program wrote is found by <see cref="LookAsync(CancellationToken)"/>.
/// </summary>
public sealed partial class OpenSessions : IDisposable
{
    // For a browser to go where one signs in, before its connection is cut; nothing is heard from it in that time.
    static readonly TimeSpan leaving = TimeSpan.FromSeconds(2);

    readonly ConcurrentDictionary<SessionPage, SessionTicket> pages = new();
    readonly ConcurrentDictionary<string, byte> heard = new();
    readonly SessionQueries sessions;
    readonly SchoolClock clock;
    readonly Func<string, Task> closePages;
    readonly ILogger log;
    readonly IDisposable subscription;

    /// <param name="closePages">Closes whatever is open in the browser of the session with this number.</param>
    public OpenSessions(SessionQueries sessions, LiveChanges live, SchoolClock clock, Func<string, Task> closePages, ILogger<OpenSessions> log)
    {
        this.sessions = sessions;
        this.clock = clock;
        this.closePages = closePages;
        this.log = log;
        subscription = live.Subscribe(Told);
    }

    public void Dispose() => subscription.Dispose();

    /// <summary>Notes an open page of a session, until it is disposed.</summary>
    public SessionPage Open(SessionTicket ticket, DateTime until)
    {
        var page = new SessionPage(ticket, until, pages);
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
    public async Task LookAsync(SessionPage opening, CancellationToken cancel)
    {
        var answer = await sessions.GoingOnAsync([opening.Ticket], cancel);
        if (answer.Succeeded && !answer.Value.Contains(opening.Ticket))
            End(page => page.Ticket == opening.Ticket);
    }

    void Told(IReadOnlyCollection<Change> changes)
    {
        var ended = changes.Select(change => change.EndedSession).OfType<string>().ToHashSet();
        if (ended.Count > 0)
            End(page => ended.Contains(page.Ticket.Key));
    }

    void End(Predicate<SessionPage> which)
    {
        var ended = pages.Keys.Where(page => which(page)).ToList();
        ended.ForEach(page => page.End());
        foreach (var number in ended.Select(page => page.Ticket.Number).Distinct())
            _ = Task.Run(() => CloseAsync(number)); // not for whoever ended it to wait for
    }

    async Task CloseAsync(string number)
    {
        try
        {
            await Task.Delay(leaving);
            await closePages(number);
        }
        catch (Exception exception)
        {
            LogNotClosed(exception); // it can do nothing all the same
        }
    }

    [LoggerMessage(LogLevel.Error, "The pages of a session that has ended could not be closed.")]
    partial void LogNotClosed(Exception exception);
}

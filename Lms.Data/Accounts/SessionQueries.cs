using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Accounts;

/// <summary>One browser in which somebody is signed in now; times UTC. Browser and system are empty where unknown.</summary>
public sealed record OpenSession(long Id, string Browser, string System, DateTime BeganAt, DateTime LastSeenAt, bool ThisOne);

/// <summary>Which sessions go on, and where people are signed in.</summary>
public sealed class SessionQueries(LmsStore store, SchoolClock clock)
{
    /// <summary>Of these, those that may go on. A database that can't be read says nothing about anybody.</summary>
    public Task<Result<IReadOnlySet<SessionTicket>>> GoingOnAsync(IReadOnlyCollection<SessionTicket> tickets, CancellationToken cancel = default) =>
        store.ReadAsync<IReadOnlySet<SessionTicket>>(async db =>
        {
            var keys = tickets.Select(ticket => ticket.Key).ToList();
            var facts = await (
                from session in db.Sessions
                where EF.Parameter(keys).Contains(session.Key)
                join account in db.Users on session.AccountId equals account.Id
                select new { session.Key, Facts = new SessionFacts(account.Id, session.BeganAt, session.Until, session.EndedAt, account.Status, account.SecurityStamp) })
                .ToDictionaryAsync(s => s.Key, s => s.Facts, cancel);
            return Result.Of<IReadOnlySet<SessionTicket>>(
                tickets.Where(ticket => SessionRules.MayGoOn(ticket, facts.GetValueOrDefault(ticket.Key), clock.Now)).ToHashSet());
        }, cancel);

    /// <summary>Where the one who acts is signed in, the newest first; <paramref name="number"/> is that of the session they ask from.</summary>
    public Task<Result<IReadOnlyList<OpenSession>>> MineAsync(Actor actor, string? number, CancellationToken cancel = default) =>
        store.ReadAsync<IReadOnlyList<OpenSession>>(async db =>
        {
            if (!await Askers.AreAsync(db, actor, cancel))
                return Why.ActorSuspended;
            var key = SignInSessions.KeyOf(number ?? "");
            return Result.Of<IReadOnlyList<OpenSession>>(await SignInSessions.Open(db, actor.AccountId, clock.Now).OrderByDescending(s => s.Id)
                .Take(SignInSessions.MostOpen)
                .Select(s => new OpenSession(s.Id, s.Browser, s.System, s.BeganAt, s.LastSeenAt, s.Key == key)).ToListAsync(cancel));
        }, cancel);
}

using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Accounts;

/// <summary>
/// Ends sessions, and notes when something was last heard from them. How each ended is written down with it: that is the record. Twice is once.
/// </summary>
public sealed class SessionService(LmsStore store, SchoolClock clock)
{
    /// <summary>Signs out: whoever has the number is the one who may.</summary>
    public Task<Result<Done>> SignOutAsync(string number, CancellationToken cancel = default) =>
        store.WriteUnaskedAsync<Done>(async db =>
        {
            await SignInSessions.EndAsync(db, SignInSessions.WithKey(db, SignInSessions.KeyOf(number)), SessionEnding.SignedOut, clock.Now, cancel);
            return new Done();
        }, cancel);

    /// <summary>Ends one of one's own from wherever one is.</summary>
    public Task<Result<Done>> EndAsync(Actor actor, long sessionId, CancellationToken cancel = default) =>
        store.WriteAsync<Done>(actor, async db =>
        {
            if (!await Askers.AreAsync(db, actor, cancel))
                return Why.ActorSuspended;
            var mine = db.Sessions.Where(s => s.Id == sessionId && s.AccountId == actor.AccountId);
            if (!await mine.AnyAsync(cancel))
                return Why.SessionNotFound;
            await SignInSessions.EndAsync(db, mine, SessionEnding.EndedElsewhere, clock.Now, cancel);
            return new Done();
        }, cancel);

    /// <summary>Notes that something was heard from these just now: many in one write, some minutes apart.</summary>
    public Task<Result<Done>> SeenAsync(IReadOnlyCollection<string> keys, CancellationToken cancel = default) =>
        store.WriteUnaskedAsync<Done>(async db =>
        {
            var now = clock.Now;
            await db.Sessions.Where(s => EF.Parameter(keys).Contains(s.Key) && s.LastSeenAt < now && s.EndedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.LastSeenAt, now), cancel);
            return new Done();
        }, cancel);
}

using System.Security.Cryptography;
using System.Text;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Accounts;

/// <summary>Whoever is at the door, as far as their browser tells: the hand-shake they come from, what browser it is, and the session it has already.</summary>
public sealed record SignInVisit(string Handshake, string? UserAgent, string? EarlierSession);

/// <summary>A session that has just begun: the secret for its cookie, and when it ends at the latest (UTC).</summary>
public sealed record BegunSession(string Number, DateTime Until)
{
    /// <summary>What it says in a log.</summary>
    public override string ToString() => "a session";
}

/// <summary>Begins and ends sessions, inside the caller's transaction. Open pages hear of it once it is committed.</summary>
static class SignInSessions
{
    /// <summary>The most that are open at once for one person, and the most that are kept of theirs; older ones make room.</summary>
    internal const int MostOpen = 100, MostKept = 2000;

    internal static string KeyOf(string number) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(number)));

    internal static async Task<bool> WasSpentAsync(LmsDbContext db, string handshake, DateTime now, CancellationToken cancel)
    {
        var key = KeyOf(handshake);
        if (await db.SpentHandshakes.AnyAsync(h => h.Key == key, cancel))
            return true;
        db.SpentHandshakes.Add(new SpentHandshake { Key = key, At = now });
        return false;
    }

    internal static async Task<BegunSession> BeginAsync(
        LmsDbContext db, long accountId, SignInVisit visit, DateTime now, DateTime until, CancellationToken cancel)
    {
        if (visit.EarlierSession is { } earlier)
            await EndAsync(db, WithKey(db, KeyOf(earlier)), SessionEnding.SignedInAnew, now, cancel);
        await MakeRoomAsync(db, accountId, now, cancel);

        var begun = new BegunSession(RandomNumberGenerator.GetHexString(64, lowercase: true), until);
        var (browser, system) = BrowserKind.Of(visit.UserAgent);
        db.Sessions.Add(new SignInSession
        {
            AccountId = accountId,
            Key = KeyOf(begun.Number),
            Browser = browser,
            System = system,
            BeganAt = now,
            LastSeenAt = now,
            Until = until,
        });
        db.Announce([Change.OfSignIns(accountId)]);
        return begun;
    }

    /// <summary>Those of a person that may still go on.</summary>
    internal static IQueryable<SignInSession> Open(LmsDbContext db, long accountId, DateTime now) =>
        db.Sessions.Where(s => s.AccountId == accountId && s.EndedAt == null && s.Until > now);

    internal static IQueryable<SignInSession> WithKey(LmsDbContext db, string key) => db.Sessions.Where(s => s.Key == key);

    /// <summary>Ends all of a person's for good: what carries the stamp of before is worth nothing any more.</summary>
    internal static Task EndAllAsync(LmsDbContext db, Account account, SessionEnding how, DateTime now, CancellationToken cancel)
    {
        account.SecurityStamp = AccountRules.NewStamp();
        return EndAsync(db, Open(db, account.Id, now), how, now, cancel);
    }

    internal static async Task EndAsync(LmsDbContext db, IQueryable<SignInSession> which, SessionEnding how, DateTime now, CancellationToken cancel)
    {
        var ending = await which.Where(s => s.EndedAt == null && s.Until > now).Select(s => new { s.Id, s.AccountId, s.Key }).ToListAsync(cancel);
        if (ending.Count == 0)
            return;
        var ids = ending.ConvertAll(s => s.Id);
        await db.Sessions.Where(s => EF.Parameter(ids).Contains(s.Id)).ExecuteUpdateAsync(set => set
            .SetProperty(s => s.EndedAt, now).SetProperty(s => s.Ending, how), cancel);
        db.Announce(ending.Select(s => Change.OfSignIns(s.AccountId) with { EndedSession = s.Key }));
    }

    static async Task MakeRoomAsync(LmsDbContext db, long accountId, DateTime now, CancellationToken cancel)
    {
        var beyond = Open(db, accountId, now).OrderByDescending(s => s.Id).Skip(MostOpen - 1);
        await EndAsync(db, beyond, SessionEnding.MadeRoom, now, cancel);
        var oldest = db.Sessions.Where(s => s.AccountId == accountId).OrderByDescending(s => s.Id).Skip(MostKept - 1).Select(s => s.Id);
        await db.Sessions.Where(s => oldest.Contains(s.Id)).ExecuteDeleteAsync(cancel);
    }
}

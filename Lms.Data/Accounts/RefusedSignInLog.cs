using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Accounts;

/// <summary>What is kept of a refusal: that it happened, and a request where an administrator has to decide. Asking again changes nothing.</summary>
sealed class RefusedSignInLog(SchoolClock clock)
{
    internal static async Task AskAsync(LmsDbContext db, Arrival arrival, Account inTheWay, SignInRefusal reason, CancellationToken cancel)
    {
        if (await db.SignInRequests.AnyAsync(r => r.Sub == arrival.Sub && r.AccountId == inTheWay.Id, cancel))
            return;
        db.SignInRequests.Add(new SignInRequest
        {
            AccountId = inTheWay.Id,
            Sub = arrival.Sub,
            Address = arrival.Address.Display,
            GoogleName = AccountRules.CleanName(arrival.Google.Name),
            Reason = reason,
            At = arrival.Now,
        });
    }

    /// <summary>Whoever is let in asks for nothing any more.</summary>
    internal static Task ForgetAsync(LmsDbContext db, string sub, CancellationToken cancel) =>
        db.SignInRequests.Where(r => r.Sub == sub).ExecuteDeleteAsync(cancel);

    /// <summary>Whoever asked for an address that an account has no longer has no claim on the account.</summary>
    internal static Task ForgetAsync(LmsDbContext db, Account account, CancellationToken cancel) =>
        db.SignInRequests.Where(r => r.AccountId == account.Id).ExecuteDeleteAsync(cancel);

    /// <summary>The same for one of its addresses.</summary>
    internal static async Task ForgetAsync(LmsDbContext db, Account account, EmailAddress address, CancellationToken cancel)
    {
        var asked = await db.SignInRequests.Where(r => r.AccountId == account.Id).ToListAsync(cancel);
        db.SignInRequests.RemoveRange(asked.Where(r => EmailAddress.Parse(r.Address) is { Succeeded: true } parsed && parsed.Value == address));
    }

    /// <summary>The same refusal of the same address within an hour is counted, so that nobody can fill the log.</summary>
    internal async Task<SignInOutcome> CountAsync(LmsDbContext db, string address, SignInRefusal refusal, CancellationToken cancel)
    {
        var (kept, now) = (AccountRules.CleanName(address), clock.Now);
        var since = now.AddHours(-1);
        var recent = await db.RefusedSignIns.FirstOrDefaultAsync(r => r.Address == kept && r.Refusal == refusal && r.At > since, cancel);
        if (recent is null)
            db.RefusedSignIns.Add(new RefusedSignIn { Address = kept, Refusal = refusal, At = now, LastAt = now, Times = 1 });
        else
            (recent.LastAt, recent.Times) = (now, recent.Times + 1);
        return new SignInOutcome(null, false, refusal, address);
    }
}

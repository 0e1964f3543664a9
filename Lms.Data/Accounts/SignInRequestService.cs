using Lms.Data.Audit;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Accounts;

/// <summary>
/// An administrator's answer to somebody at the door. Nothing is signed in by it: the person comes again, and the ordinary
/// linking table lets them in. Source: sign-in requests of the linking table (rows 9 and 11).
/// </summary>
public sealed class SignInRequestService(LmsStore store, SchoolClock clock)
{
    /// <summary>It is the same person with another Google identity, which replaces the one they had; sessions of the old one end.</summary>
    public Task<Result<Done>> SamePersonAsync(Actor actor, long requestId, CancellationToken cancel = default) =>
        DecideAsync(actor, requestId, async (db, request, account) =>
        {
            if (account.Status == AccountStatus.Suspended)
                return new Problem(Why.ReinstateFirst, AccountRules.NameOf(account.DisplayName, account.Email));
            var old = await db.UserLogins.Where(link => link.UserId == account.Id && link.LoginProvider == SignInService.Google).ToListAsync(cancel);
            db.UserLogins.RemoveRange(old);
            await db.SaveChangesAsync(cancel);
            db.UserLogins.Add(SignInService.LinkOf(account.Id, request.Sub));
            account.Status = AccountStatus.Active;
            await SignInSessions.EndAllAsync(db, account, SessionEnding.IdentityReplaced, clock.Now, cancel);
            db.Record(Entry(actor, account.Id, AuditAction.RequestSamePerson, request.Address));
            await RefusedSignInLog.ForgetAsync(db, request.Sub, cancel);
            return null;
        }, cancel);

    /// <summary>
    /// It is somebody new who was given the address. The account gives it up and keeps its history; the newcomer gets a pending
    /// account of their own, which nothing was ever given to.
    /// </summary>
    public Task<Result<Done>> SomebodyNewAsync(Actor actor, long requestId, CancellationToken cancel = default) =>
        DecideAsync(actor, requestId, async (db, request, account) =>
        {
            var address = EmailAddress.Parse(request.Address).Value;
            if (!AccountRules.GiveUp(account, address))
                return new Problem(Why.RequestGone); // the newcomer can come in by themselves
            await db.SaveChangesAsync(cancel); // unique: given up before it is taken

            var newcomer = PersonResolver.NewAccount(address, request.GoogleName, actor.AccountId, clock.Now);
            newcomer.Status = AccountStatus.Active;
            db.Users.Add(newcomer);
            await db.SaveChangesAsync(cancel);
            db.UserLogins.Add(SignInService.LinkOf(newcomer.Id, request.Sub));
            db.Record(Entry(actor, account.Id, AuditAction.RequestSomebodyNew, request.Address));
            await RefusedSignInLog.ForgetAsync(db, request.Sub, cancel);
            await RefusedSignInLog.ForgetAsync(db, account, cancel); // others who asked for the address may ask its new holder's account
            return null;
        }, cancel);

    /// <summary>No. Whoever asks again with the same identity is refused without another request.</summary>
    public Task<Result<Done>> RefuseAsync(Actor actor, long requestId, CancellationToken cancel = default) =>
        DecideAsync(actor, requestId, (db, request, account) =>
        {
            request.RefusedAt = clock.Now;
            db.Record(Entry(actor, account.Id, AuditAction.RequestRefused, request.Address));
            return Task.FromResult<Problem?>(null);
        }, cancel);

    Task<Result<Done>> DecideAsync(
        Actor actor, long requestId, Func<LmsDbContext, SignInRequest, Account, Task<Problem?>> decide, CancellationToken cancel) =>
        store.WriteAsync<Done>(actor, async db =>
        {
            if (!await Administrators.AreAsync(db, actor, cancel))
                return Why.AdministratorsOnly;
            var request = await db.SignInRequests.FirstOrDefaultAsync(r => r.Id == requestId && r.RefusedAt == null, cancel);
            if (request is null)
                return Why.RequestGone;
            var account = await AddressBook.HolderAsync(db, EmailAddress.Parse(request.Address).Value, cancel);
            if (account?.Id != request.AccountId)
                return Why.RequestGone; // the address is somebody else's now, or nobody's

            // Somebody may have come in by another way since: nobody has two accounts.
            if (await db.UserLogins.AnyAsync(link => link.LoginProvider == SignInService.Google && link.ProviderKey == request.Sub, cancel))
                return Why.RequestGone;
            return await decide(db, request, account) is { } problem ? problem : new Done();
        }, cancel);

    AuditEntry Entry(Actor actor, long personId, AuditAction action, string? after) =>
        AuditEntry.Of(actor, personId, action, clock.Now, after: after);
}

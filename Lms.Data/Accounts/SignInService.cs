using Lms.Data.Audit;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Lms.Data.Accounts;

/// <summary>How a sign-in ended: an account and whether to greet it as new here, or a refusal.</summary>
public sealed record SignInOutcome(long? AccountId, bool Welcome, SignInRefusal? Refusal, string Address)
{
    /// <summary>The session that began, where somebody came with a browser.</summary>
    public BegunSession? Session { get; init; }
}

/// <summary>Whoever stands at the door, once their words could be read.</summary>
sealed record Arrival(string Sub, EmailAddress Address, GoogleIdentity Google, DateTime Now);

/// <summary>Gathers the facts, lets <see cref="SignInRules"/> decide, and carries the decision out in one transaction.</summary>
public sealed class SignInService(LmsStore store, SchoolClock clock, IOptions<SignInOptions> options)
{
    readonly RefusedSignInLog refused = new(clock);

    /// <summary>The provider's name in the links.</summary>
    public const string Google = "Google";

    /// <summary>
    /// Signs in whoever Google says is there, and begins the session of their browser. Twice at once is once; a hand-shake is good for one time.
    /// </summary>
    public Task<Result<SignInOutcome>> SignInAsync(GoogleIdentity google, SignInVisit? visit = null, CancellationToken cancel = default) =>
        store.WriteUnaskedAsync<SignInOutcome>(async db =>
        {
            if (visit is null)
                return await DecideAsync(db, google, cancel);
            if (await SignInSessions.WasSpentAsync(db, visit.Handshake, clock.Now, cancel))
                return new SignInOutcome(null, false, SignInRefusal.HandshakeFailed, "");
            var outcome = await DecideAsync(db, google, cancel);
            if (outcome.AccountId is not { } id)
                return outcome;
            var (now, length) = (clock.Now, options.Value.SessionLength);
            return outcome with { Session = await SignInSessions.BeginAsync(db, id, visit, now, now + length, cancel) };
        }, cancel);

    async Task<SignInOutcome> DecideAsync(LmsDbContext db, GoogleIdentity google, CancellationToken cancel)
    {
        var sub = google.Sub?.Trim() ?? "";
        var parsed = EmailAddress.ParseBare(google.Email);
        if (sub.Length == 0 || !parsed.Succeeded)
            return await refused.CountAsync(db, google.Email ?? "", SignInRefusal.Unidentified, cancel);

        var address = parsed.Value;
        var linked = await (
            from link in db.UserLogins
            where link.LoginProvider == Google && link.ProviderKey == sub
            join account in db.Users on link.UserId equals account.Id
            select account).FirstOrDefaultAsync(cancel);
        var holder = await AddressBook.HolderAsync(db, address, cancel);
        var decision = SignInRules.Decide(Facts(google, address, linked, holder, options.Value));
        return await CarryOutAsync(db, decision, new Arrival(sub, address, google, clock.Now), linked, holder, cancel);
    }

    static SignInFacts Facts(GoogleIdentity google, EmailAddress address, Account? linked, Account? holder, SignInOptions settings) => new(
        Identified: true,
        Linked: linked is null ? LinkedAccount.None
            : linked.Status == AccountStatus.Suspended ? LinkedAccount.Suspended : LinkedAccount.Active,
        SameAddress: linked?.NormalizedEmail == address.Normal,
        Holder: holder is null || holder.Id == linked?.Id ? AddressHolder.Nobody : holder.Status switch
        {
            AccountStatus.Pending => AddressHolder.Pending,
            AccountStatus.Suspended when holder.NormalizedEmail == address.Normal => AddressHolder.Suspended, // by a further one, it may be somebody new
            _ => AddressHolder.Active,
        },
        Verified: google.EmailVerified,
        Authoritative: SignInRules.IsAuthoritative(address, google.HostedDomain, settings.WorkspaceDomains),
        TrustVerified: settings.TrustVerifiedAddresses,
        NewcomersAllowed: settings.Newcomers == Newcomers.AllowedDomains,
        DomainAllowed: settings.AllowedDomains.Contains(address.Domain));

    async Task<SignInOutcome> CarryOutAsync(
        LmsDbContext db, SignInDecision decision, Arrival arrival, Account? linked, Account? holder, CancellationToken cancel)
    {
        if (RefusalOf(decision) is { } refusal)
        {
            if (refusal is SignInRefusal.AddressTaken or SignInRefusal.Unproven)
                await RefusedSignInLog.AskAsync(db, arrival, holder!, refusal, cancel);
            return await refused.CountAsync(db, arrival.Address.Display, refusal, cancel);
        }

        switch (decision)
        {
            case SignInDecision.SignIn:
                return Enter(linked!, arrival, welcome: linked!.FirstSignInAt is null); // an administrator let them in

            case SignInDecision.SignInAndFollowAddress:
                db.Record(Entry(linked!, AuditAction.AddressFollowedGoogle, arrival, linked!.Email, arrival.Address.Display));
                AccountRules.Follow(linked, arrival.Address, arrival.Now);
                return Enter(linked, arrival, welcome: false);

            case SignInDecision.SignInAndMerge:
                db.Record(Entry(linked!, AuditAction.AddressFollowedGoogle, arrival, linked!.Email, arrival.Address.Display));
                db.Record(Entry(linked, AuditAction.AccountsMerged, arrival, holder!.Email, arrival.Address.Display));
                await AccountMerger.MergeAsync(db, holder, linked, holder.NormalizedEmail != arrival.Address.Normal, arrival.Now, clock.Today, cancel);
                AccountRules.Follow(linked, arrival.Address, arrival.Now);
                return Enter(linked, arrival, welcome: true);

            case SignInDecision.SignInKeepAddress:
                var noted = await db.Audit.AnyAsync(e => e.PersonId == linked!.Id
                    && e.Action == AuditAction.AddressNotTaken && e.After == arrival.Address.Display, cancel);
                if (!noted)
                    db.Record(Entry(linked!, AuditAction.AddressNotTaken, arrival, linked!.Email, arrival.Address.Display));
                return Enter(linked!, arrival, welcome: false);

            case SignInDecision.Link:
                holder!.Status = AccountStatus.Active;
                await AddLinkAsync(db, holder, arrival, cancel);
                db.Record(Entry(holder, AuditAction.SignInLinked, arrival, null, arrival.Address.Display));
                AccountRules.Follow(holder, arrival.Address, arrival.Now);
                return Enter(holder, arrival, welcome: true);

            case SignInDecision.CreateNewcomer:
                var newcomer = PersonResolver.NewAccount(arrival.Address, "", null, arrival.Now);
                newcomer.Status = AccountStatus.Active;
                var outcome = Enter(newcomer, arrival, welcome: false);
                db.Users.Add(newcomer);
                await db.SaveChangesAsync(cancel);
                await AddLinkAsync(db, newcomer, arrival, cancel);
                db.Record(Entry(newcomer, AuditAction.NewcomerSignedIn, arrival, null, arrival.Address.Display));
                return outcome with { AccountId = newcomer.Id };

            default:
                throw new InvalidOperationException($"Nothing is said of {decision}.");
        }
    }

    static SignInRefusal? RefusalOf(SignInDecision decision) => decision switch
    {
        SignInDecision.RefuseUnidentified => SignInRefusal.Unidentified,
        SignInDecision.RefuseSuspended => SignInRefusal.Suspended,
        SignInDecision.RefuseUnverified => SignInRefusal.Unverified,
        SignInDecision.RefuseAddressTaken => SignInRefusal.AddressTaken,
        SignInDecision.RefuseUnproven => SignInRefusal.Unproven,
        SignInDecision.RefuseUnknown => SignInRefusal.Unknown,
        _ => null,
    };

    // Name and picture follow Google at every sign-in; the address only where the decision says so.
    static SignInOutcome Enter(Account account, Arrival arrival, bool welcome)
    {
        var (name, address) = (AccountRules.CleanName(arrival.Google.Name), EmailAddress.Kept(account.Email!));
        AccountRules.Describe(account, name.Length > 0 ? name : account.DisplayName, address);
        account.PictureUrl = arrival.Google.PictureUrl ?? account.PictureUrl;
        account.FirstSignInAt ??= arrival.Now;
        account.LastSignInAt = arrival.Now;
        return new SignInOutcome(account.Id, welcome, null, address.Display);
    }

    static async Task AddLinkAsync(LmsDbContext db, Account account, Arrival arrival, CancellationToken cancel)
    {
        await RefusedSignInLog.ForgetAsync(db, arrival.Sub, cancel);
        db.UserLogins.Add(LinkOf(account.Id, arrival.Sub));
    }

    internal static IdentityUserLogin<long> LinkOf(long accountId, string sub) => new()
    {
        LoginProvider = Google,
        ProviderKey = sub,
        ProviderDisplayName = Google,
        UserId = accountId,
    };

    static AuditEntry Entry(Account account, AuditAction action, Arrival arrival, string? before, string after) =>
        AuditEntry.Of(new Actor(account.Id), account.Id, action, arrival.Now, before, after);
}

using Lms.Data.Audit;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Lms.Data.Accounts;

/// <summary>
/// A corrected address. <see cref="Asks"/>: the address belongs to somebody already; nothing was changed, and the two
/// become one when asked again with consent.
/// </summary>
public sealed record Corrected(long AccountId, string Address, Merging? Asks, bool Merged);

/// <summary>Changes to accounts themselves.</summary>
public sealed class AccountService(LmsStore store, SchoolClock clock, IOptions<SignInOptions> options)
{
    readonly AccountJoiner joiner = new(clock);

    /// <summary>
    /// Corrects the address of a pending account. Whatever waits there goes to somebody else by it, so only
    /// those may who could have given all of it: administrators, and staff who hold it on every course concerned.
    /// </summary>
    public Task<Result<Corrected>> CorrectAddressAsync(
        Actor actor, long accountId, string typed, bool merge, CancellationToken cancel = default) =>
        store.WriteAsync<Corrected>(actor, async db =>
        {
            var acting = await db.Users.FirstOrDefaultAsync(a => a.Id == actor.AccountId, cancel);
            if (acting is null or { Status: AccountStatus.Suspended })
                return Why.ActorSuspended;
            var account = await db.Users.FirstOrDefaultAsync(a => a.Id == accountId, cancel);
            if (account is null)
                return Why.PersonNotFound;
            var name = AccountRules.NameOf(account.DisplayName, account.Email);
            if (await joiner.MayMoveAsync(db, acting, account, null, cancel) is { } notAllowed)
                return notAllowed;
            if (account.Status != AccountStatus.Pending)
                return new Problem(Why.NotPending, name);

            var parsed = EmailAddress.Parse(typed);
            if (!parsed.Succeeded)
                return parsed.Problem!;
            var address = parsed.Value;
            if (address.Normal == account.NormalizedEmail)
                return Why.SameAddress;
            var other = await AddressBook.HolderAsync(db, address, cancel);
            if (other is not null && other.Id != account.Id)
                return await joiner.JoinAsync(db, acting, account, other, keepAddress: false, merge, cancel);
            if (AccountRules.MayName(acting.IsAdministrator, address, options.Value.AllowedDomains) is { } problem)
                return problem;

            await RefusedSignInLog.ForgetAsync(db, account, cancel);
            await db.Invitations.Where(i => i.AccountId == account.Id && i.GivenUpAt != null).ExecuteDeleteAsync(cancel); // they went to the wrong address
            db.Record(AuditEntry.Of(actor, account.Id, AuditAction.AddressCorrected, clock.Now, account.Email!, address.Display));
            account.Aliases.RemoveAll(alias => alias.NormalAddress == address.Normal);
            AccountRules.Describe(account, account.DisplayName, address);
            return new Corrected(account.Id, address.Display, null, false);
        }, cancel);

    /// <summary>
    /// Makes a pending account a part of any other, by administrators: everything that refers to it refers to the other, and so
    /// does its address, if it is to be kept as a further one. Without consent it only says what would move.
    /// </summary>
    public Task<Result<Corrected>> MergeAsync(
        Actor actor, long accountId, long intoId, bool keepAddress, bool consent, CancellationToken cancel = default) =>
        store.WriteAsync<Corrected>(actor, async db =>
        {
            if (!await Administrators.AreAsync(db, actor, cancel))
                return Why.AdministratorsOnly;
            var accounts = await db.Users.Where(a => a.Id == actor.AccountId || a.Id == accountId || a.Id == intoId).ToDictionaryAsync(a => a.Id, cancel);
            return accounts.TryGetValue(accountId, out var account) && accounts.TryGetValue(intoId, out var into)
                ? await joiner.JoinAsync(db, accounts[actor.AccountId], account, into, keepAddress, consent, cancel)
                : Why.PersonNotFound;
        }, cancel);

    /// <summary>
    /// Makes these people administrators, pending until they sign in. For the setting <c>Administrators</c>. The answer are addresses that are
    /// only a further one of somebody who does not administer: nobody gets that right by an address they once had.
    /// </summary>
    public Task<Result<IReadOnlyList<EmailAddress>>> EnsureAdministratorsAsync(IReadOnlyList<EmailAddress> addresses, CancellationToken cancel = default) =>
        store.WriteUnaskedAsync<IReadOnlyList<EmailAddress>>(async db =>
        {
            var left = new List<EmailAddress>();
            foreach (var address in addresses.Distinct())
            {
                var account = await AddressBook.HolderAsync(db, address, cancel);
                if (account is { IsAdministrator: true })
                    continue;
                if (account is not null && account.NormalizedEmail != address.Normal)
                {
                    left.Add(address);
                    continue;
                }

                if (account is null)
                    db.Users.Add(account = PersonResolver.NewAccount(address, "", null, clock.Now));
                (account.IsAdministrator, account.MayCreateCourses) = (true, true);
                await db.SaveChangesAsync(cancel);
                db.Record(AuditEntry.Of(new Actor(account.Id), account.Id, AuditAction.AdministratorBySetting, clock.Now, after: address.Display));
            }

            return Result.Of<IReadOnlyList<EmailAddress>>(left);
        }, cancel);
}

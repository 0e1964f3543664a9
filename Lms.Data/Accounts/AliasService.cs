using Lms.Data.Audit;
using Lms.Data.Shared;
using Lms.Data.Storage;

namespace Lms.Data.Accounts;

/// <summary>Further addresses of a person, by administrators: who vouches for one makes it mean this person wherever it is typed.</summary>
public sealed class AliasService(LmsStore store, SchoolClock clock)
{
    /// <summary>Adds a further address, which nobody else may have.</summary>
    public Task<Result<Done>> AddAsync(Actor actor, long accountId, string typed, CancellationToken cancel = default) =>
        ChangeAsync(actor, accountId, typed, async (db, account, address) =>
        {
            var holder = await AddressBook.HolderAsync(db, address, cancel);
            if (holder?.Id == account.Id)
                return new Problem(Why.SameAddress);
            if (holder is not null)
                return new Problem(Why.AddressOfOther, address.Display, AccountRules.NameOf(holder.DisplayName, holder.Email));
            if (account.Aliases.Count >= AccountRules.AliasLimit)
                return new Problem(Why.TooManyAliases, AccountRules.AliasLimit);
            account.Aliases.Add(AccountRules.NewAlias(address, actor.AccountId, clock.Now));
            db.Record(AuditEntry.Of(actor, accountId, AuditAction.AliasAdded, clock.Now, after: address.Display));
            return null;
        }, cancel);

    /// <summary>Takes a further address away: whoever has it now may come, or be named, as somebody else.</summary>
    public Task<Result<Done>> RemoveAsync(Actor actor, long accountId, string address, CancellationToken cancel = default) =>
        ChangeAsync(actor, accountId, address, async (db, account, parsed) =>
        {
            if (account.Aliases.RemoveAll(alias => alias.NormalAddress == parsed.Normal) == 0)
                return null;
            db.Record(AuditEntry.Of(actor, accountId, AuditAction.AliasRemoved, clock.Now, before: parsed.Display));
            await RefusedSignInLog.ForgetAsync(db, account, parsed, cancel);
            return null;
        }, cancel);

    Task<Result<Done>> ChangeAsync(
        Actor actor, long accountId, string typed, Func<LmsDbContext, Account, EmailAddress, Task<Problem?>> change, CancellationToken cancel) =>
        store.WriteAsync<Done>(actor, async db =>
        {
            var entered = await Administrators.EnterAsync(db, actor, accountId, cancel);
            if (!entered.Succeeded)
                return entered.Problem!;
            var account = entered.Value;
            var parsed = EmailAddress.Parse(typed);
            if (!parsed.Succeeded)
                return parsed.Problem!;
            if (await change(db, account, parsed.Value) is { } problem)
                return problem;
            AccountRules.Describe(account, account.DisplayName, EmailAddress.Kept(account.Email!));
            return new Done();
        }, cancel);
}

using Lms.Data.Accounts;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Enrolments.Turns;

/// <summary>
/// Takes back what one turn learnt about people, all at once: two may have changed places. Whose former address, or id at the school,
/// somebody else has by now keeps the new one; and so does, down the chain, whoever had that one before.
/// </summary>
sealed class DescribedTakeBack(LmsDbContext db)
{
    internal async Task TakeBackAsync(IReadOnlyList<PersonDone> described, IReadOnlyList<SignInRequest> requests, CancellationToken cancel)
    {
        if (described.Count == 0)
            return;
        var still = await StillAsync(described, cancel);
        var (moved, renumbered) = (Moved(still.Values, told => EmailAddress.Kept(told.Address).Normal), Moved(still.Values, told => told.SourcedId ?? ""));
        await GiveUpAsync([.. moved.Select(one => one.AccountId)], [.. renumbered.Select(one => one.AccountId)], cancel);
        var keep = await KeepAddressAsync(moved, cancel);
        var keepSourced = await KeepSourcedIdAsync(renumbered, cancel);
        IReadOnlyList<long> ids = [.. still.Keys];
        foreach (var account in await db.Users.Where(a => EF.Parameter(ids).Contains(a.Id)).ToListAsync(cancel))
        {
            var (_, before, after) = still[account.Id];
            var address = EmailAddress.Kept(keep.Contains(account.Id) ? after.Address : before.Address);
            account.Aliases.RemoveAll(alias => alias.NormalAddress == address.Normal); // meanwhile it may have become a further one
            AccountRules.Describe(account, before.Name, address);
            account.SourcedId = keepSourced.Contains(account.Id) ? after.SourcedId : before.SourcedId;
        }

        await db.SaveChangesAsync(cancel);
        await AskAgainAsync([.. requests.Where(request => still.ContainsKey(request.AccountId) && !keep.Contains(request.AccountId))], cancel);
    }

    /// <summary>Who keeps what they came by: somebody else has by now, or keeps, what they had before. <paramref name="held"/>: what others have.</summary>
    internal static HashSet<long> Keeping(IReadOnlyList<Moving> moved, IEnumerable<string> held)
    {
        HashSet<string> taken = [.. held];
        HashSet<long> keeping = [];
        for (var more = true; more;)
        {
            var found = moved.Where(one => taken.Contains(one.Before) && keeping.Add(one.AccountId)).ToList();
            taken.UnionWith(found.Select(one => one.After));
            more = found.Count > 0;
        }

        return keeping;
    }

    // Whoever is described otherwise by now is somebody else's word.
    async Task<Dictionary<long, PersonDone>> StillAsync(IReadOnlyList<PersonDone> described, CancellationToken cancel)
    {
        IReadOnlyList<long> ids = [.. described.Select(person => person.AccountId)];
        var present = await db.Users.AsNoTracking().Where(a => EF.Parameter(ids).Contains(a.Id)).ToDictionaryAsync(a => a.Id, PersonTold.Of, cancel);
        return described.Where(person => present.GetValueOrDefault(person.AccountId) == person.After).ToDictionary(person => person.AccountId);
    }

    // All is given up before any is taken.
    async Task GiveUpAsync(IReadOnlyList<long> moved, IReadOnlyList<long> renumbered, CancellationToken cancel)
    {
        await db.Users.Where(a => EF.Parameter(moved).Contains(a.Id)).ExecuteUpdateAsync(set => set.SetProperty(a => a.NormalizedEmail, a => a.UserName), cancel);
        await db.Users.Where(a => EF.Parameter(renumbered).Contains(a.Id)).ExecuteUpdateAsync(set => set.SetProperty(a => a.SourcedId, (string?)null), cancel);
    }

    async Task<HashSet<long>> KeepAddressAsync(IReadOnlyList<Moving> moved, CancellationToken cancel)
    {
        var former = moved.ToDictionary(one => one.Before, one => one.AccountId);
        var held = await AddressBook.Holders(db, [.. former.Keys]).ToListAsync(cancel);
        return Keeping(moved, held.Where(holding => former[holding.NormalAddress] != holding.AccountId).Select(holding => holding.NormalAddress));
    }

    async Task<HashSet<long>> KeepSourcedIdAsync(IReadOnlyList<Moving> renumbered, CancellationToken cancel)
    {
        IReadOnlyList<string> former = [.. renumbered.Select(one => one.Before).Where(id => id.Length > 0)];
        return Keeping(renumbered, (await db.Users.Where(a => EF.Parameter(former).Contains(a.SourcedId)).Select(a => a.SourcedId!).ToListAsync(cancel)));
    }

    // Whoever has asked again meanwhile has asked.
    async Task AskAgainAsync(IReadOnlyList<SignInRequest> requests, CancellationToken cancel)
    {
        IReadOnlyList<long> ids = [.. requests.Select(request => request.AccountId)];
        var asked = (await db.SignInRequests.Where(r => EF.Parameter(ids).Contains(r.AccountId)).Select(r => new { r.AccountId, r.Sub }).ToListAsync(cancel)).ToHashSet();
        db.SignInRequests.AddRange(requests.Where(request => !asked.Contains(new { request.AccountId, request.Sub })));
        await db.SaveChangesAsync(cancel);
    }

    static List<Moving> Moved(IEnumerable<PersonDone> still, Func<PersonTold, string> what) =>
        [.. still.Select(person => new Moving(person.AccountId, what(person.Before), what(person.After))).Where(one => one.Before != one.After)];

    /// <summary>Whose address, or id, became another.</summary>
    internal readonly record struct Moving(long AccountId, string Before, string After);
}

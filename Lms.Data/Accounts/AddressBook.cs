using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Accounts;

/// <summary>Whose address it is, be it their own or a further one of theirs. Asked wherever a person is named.</summary>
static class AddressBook
{
    /// <summary>An address in its normal form, and who has it.</summary>
    internal sealed record Holding
    {
        public required string NormalAddress { get; init; }
        public required long AccountId { get; init; }
    }

    /// <summary>Who has these addresses (in normal form), in any order; one parameter, however many they are.</summary>
    internal static IQueryable<Holding> Holders(LmsDbContext db, IReadOnlyCollection<string> addresses) =>
        db.Users.Where(a => EF.Parameter(addresses).Contains(a.NormalizedEmail!)).Select(a => new Holding { NormalAddress = a.NormalizedEmail!, AccountId = a.Id })
            .Concat(db.Aliases.Where(x => EF.Parameter(addresses).Contains(x.NormalAddress)).Select(x => new Holding { NormalAddress = x.NormalAddress, AccountId = x.AccountId }));

    /// <summary>The account that has the address, or null.</summary>
    internal static async Task<Account?> HolderAsync(LmsDbContext db, EmailAddress address, CancellationToken cancel) =>
        await db.Users.FirstOrDefaultAsync(a => a.NormalizedEmail == address.Normal, cancel)
        ?? await (
            from alias in db.Aliases
            where alias.NormalAddress == address.Normal
            join account in db.Users on alias.AccountId equals account.Id
            select account).FirstOrDefaultAsync(cancel);
}

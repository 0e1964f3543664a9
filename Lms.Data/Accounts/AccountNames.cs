using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Accounts;

/// <summary>What accounts are called, however many are asked for at once.</summary>
static class AccountNames
{
    internal static async Task<Dictionary<long, string>> OfAsync(LmsDbContext db, IReadOnlyCollection<long> ids, CancellationToken cancel) =>
        await db.Users.Where(a => EF.Parameter(ids).Contains(a.Id)).Select(a => new { a.Id, a.DisplayName, a.Email })
            .ToDictionaryAsync(a => a.Id, a => AccountRules.NameOf(a.DisplayName, a.Email), cancel);
}

using Lms.Data.Storage;

namespace Lms.Data.Accounts;

/// <summary>What to look for: folded words (all must be held), one status or any, which way the names run.</summary>
public sealed record PersonNeedle(IReadOnlyList<string> Words, AccountStatus? Status, bool Descending)
{
    /// <summary>The needle for what somebody typed.</summary>
    public static PersonNeedle Of(string? typed, AccountStatus? status = null, bool descending = false) =>
        new(TextFolding.Words(typed), status, descending);
}

/// <summary>
/// Finds accounts by name and address, each database in its own way, with an amount of work that is bounded
/// whatever is typed and however many people there are.
/// </summary>
public interface IPersonSearch
{
    /// <summary>
    /// The ids of at most <paramref name="limit"/> accounts that match, by name. Where more match than any engine could
    /// sort in time, the first ones found stand for them.
    /// </summary>
    Task<IReadOnlyList<long>> FindAsync(LmsDbContext db, PersonNeedle needle, int limit, CancellationToken cancel);
}

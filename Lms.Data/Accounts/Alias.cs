namespace Lms.Data.Accounts;

/// <summary>
/// A further address of an account, vouched for by an administrator or by Google in former days: whoever names it means
/// this account. It is nobody else's, neither as their own nor as a further one.
/// </summary>
public sealed class Alias
{
    /// <summary>The normal form, by which it is unique.</summary>
    public required string NormalAddress { get; init; }

    /// <summary>As it was typed.</summary>
    public required string Address { get; init; }

    /// <summary>Whose it is.</summary>
    public long AccountId { get; set; }

    /// <summary>Who said so; the person themselves where it is an address they had before.</summary>
    public long AddedById { get; set; }

    /// <summary>When, UTC.</summary>
    public DateTime AddedAt { get; init; }
}

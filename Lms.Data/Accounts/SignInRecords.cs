namespace Lms.Data.Accounts;

/// <summary>Why somebody was not let in.</summary>
public enum SignInRefusal
{
    /// <summary>Google told no identity or no address.</summary>
    Unidentified = 1,

    /// <summary>The account is suspended.</summary>
    Suspended = 2,

    /// <summary>Google has not verified the address.</summary>
    Unverified = 3,

    /// <summary>The address belongs to an account of another Google identity; administrators are asked.</summary>
    AddressTaken = 4,

    /// <summary>Google is not the authority for the address; administrators are asked.</summary>
    Unproven = 5,

    /// <summary>Nobody named this person, and they may not come uninvited.</summary>
    Unknown = 6,

    /// <summary>The hand-shake with Google failed or was given up. Never stored.</summary>
    HandshakeFailed = 7,

    /// <summary>The database could not be reached. Never stored.</summary>
    StorageUnavailable = 8,
}

/// <summary>A refused sign-in, for administrators; the same refusal within an hour is counted, not repeated.</summary>
public sealed class RefusedSignIn
{
    /// <summary>The id.</summary>
    public long Id { get; init; }

    /// <summary>The address that was tried, as Google told it; nothing else is kept of a stranger.</summary>
    public required string Address { get; init; }

    /// <summary>Why it was refused.</summary>
    public SignInRefusal Refusal { get; init; }

    /// <summary>First tried, UTC.</summary>
    public DateTime At { get; init; }

    /// <summary>Last tried, UTC.</summary>
    public DateTime LastAt { get; set; }

    /// <summary>How many times.</summary>
    public int Times { get; set; }
}

/// <summary>Somebody who may be the person an account stands for; an administrator decides.</summary>
public sealed class SignInRequest
{
    /// <summary>The id.</summary>
    public long Id { get; init; }

    /// <summary>The account in the way.</summary>
    public long AccountId { get; set; }

    /// <summary>The Google identity that asks.</summary>
    public required string Sub { get; init; }

    /// <summary>The address it came with.</summary>
    public required string Address { get; init; }

    /// <summary>The name at Google.</summary>
    public string GoogleName { get; init; } = "";

    /// <summary>Address taken, or unproven.</summary>
    public SignInRefusal Reason { get; init; }

    /// <summary>When it was first asked, UTC.</summary>
    public DateTime At { get; init; }

    /// <summary>When an administrator refused it, UTC; null while it waits. It stays, so that asking again changes nothing.</summary>
    public DateTime? RefusedAt { get; set; }
}

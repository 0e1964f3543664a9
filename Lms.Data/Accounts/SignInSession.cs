namespace Lms.Data.Accounts;

/// <summary>How a session ended before its time.</summary>
public enum SessionEnding
{
    /// <summary>The person signed out there.</summary>
    SignedOut = 1,

    /// <summary>The person ended it from another place.</summary>
    EndedElsewhere = 2,

    /// <summary>Every session of the person was ended.</summary>
    SignedOutEverywhere = 3,

    /// <summary>The person was suspended.</summary>
    Suspended = 4,

    /// <summary>Another Google identity took the place of the one that had signed in.</summary>
    IdentityReplaced = 5,

    /// <summary>Somebody signed in anew in the same browser.</summary>
    SignedInAnew = 6,

    /// <summary>The person had too many open.</summary>
    MadeRoom = 7,

    /// <summary>The account became part of another.</summary>
    AccountMerged = 8,
}

/// <summary>One browser in which somebody is or was signed in: it is also the record of that sign-in.</summary>
public sealed class SignInSession
{
    /// <summary>The longest name of a browser or a system, in characters.</summary>
    public const int NameLength = 40;

    /// <summary>The id.</summary>
    public long Id { get; init; }

    /// <summary>Who signed in.</summary>
    public long AccountId { get; init; }

    /// <summary>The hash of the number in the cookie: whoever reads the database can't go on with the session.</summary>
    public required string Key { get; init; }

    /// <summary>What browser it is, such as Firefox; empty: an unknown one.</summary>
    public string Browser { get; init; } = "";

    /// <summary>What it runs on, such as Windows; empty: unknown.</summary>
    public string System { get; init; } = "";

    /// <summary>When the person signed in, UTC.</summary>
    public DateTime BeganAt { get; init; }

    /// <summary>When something was last heard from there, UTC, to some minutes.</summary>
    public DateTime LastSeenAt { get; set; }

    /// <summary>When it ends at the latest, UTC.</summary>
    public DateTime Until { get; init; }

    /// <summary>When it ended before that, UTC.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>How it ended before that.</summary>
    public SessionEnding? Ending { get; set; }
}

/// <summary>A hand-shake with Google that has signed somebody in, or was refused: it does so once.</summary>
public sealed class SpentHandshake
{
    /// <summary>The hash of its number.</summary>
    public required string Key { get; init; }

    /// <summary>When it was spent, UTC.</summary>
    public DateTime At { get; init; }
}

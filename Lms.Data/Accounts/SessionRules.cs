namespace Lms.Data.Accounts;

/// <summary>What a cookie says of a session: whose it is, its secret number, and the security stamp that the account had.</summary>
public sealed record SessionTicket(long AccountId, string Number, string Stamp)
{
    /// <summary>What is kept of the number.</summary>
    public string Key { get; } = SignInSessions.KeyOf(Number);

    /// <summary>What it says in a log: nothing that signs anybody in.</summary>
    public override string ToString() => $"a session of account {AccountId}";
}

/// <summary>What is written down of a session and its account.</summary>
public sealed record SessionFacts(long AccountId, DateTime BeganAt, DateTime Until, DateTime? EndedAt, AccountStatus Status, string? Stamp);

/// <summary>Which sessions go on. Pure.</summary>
public static class SessionRules
{
    /// <summary>How much the clocks of two servers may differ.</summary>
    static readonly TimeSpan drift = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Whether a session may go on: it is written down as that person's, has not ended, and the account neither was suspended nor got another stamp.
    /// One from the future was begun by a clock that was wrong, and would last too long.
    /// </summary>
    public static bool MayGoOn(SessionTicket ticket, SessionFacts? facts, DateTime now) =>
        facts is { EndedAt: null, Status: AccountStatus.Active }
        && facts.AccountId == ticket.AccountId && facts.Stamp == ticket.Stamp
        && now < facts.Until && facts.BeganAt <= now + drift;
}

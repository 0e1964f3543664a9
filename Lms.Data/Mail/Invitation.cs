namespace Lms.Data.Mail;

/// <summary>What is written. The numbers are stored: never reuse one.</summary>
public enum InvitationKind
{
    /// <summary>The first mail to somebody who was named.</summary>
    Invitation = 1,

    /// <summary>Another one, because they haven't come yet.</summary>
    Reminder = 2,
}

/// <summary>
/// A mail that somebody asked for. It holds neither address nor text: both are made when it is sent, so that a corrected
/// address is used, and who has signed in meanwhile isn't written to.
/// </summary>
public sealed class Invitation
{
    /// <summary>The id.</summary>
    public long Id { get; init; }

    /// <summary>Who is written to.</summary>
    public long AccountId { get; set; }

    /// <summary>Who asked for it.</summary>
    public long ById { get; set; }

    /// <summary>The course they are wanted on; null: the school.</summary>
    public long? CourseId { get; init; }

    /// <summary>The first mail, or another one.</summary>
    public InvitationKind Kind { get; init; }

    /// <summary>When it was asked for, UTC.</summary>
    public DateTime AskedAt { get; init; }

    /// <summary>How often sending was begun.</summary>
    public int Attempts { get; set; }

    /// <summary>When it may be sent next, UTC: now, after a failure, or when a server that began has not come back. Null: it is over.</summary>
    public DateTime? DueAt { get; set; }

    /// <summary>When the mail server took it, UTC.</summary>
    public DateTime? SentAt { get; set; }

    /// <summary>When it was given up, UTC.</summary>
    public DateTime? GivenUpAt { get; set; }
}

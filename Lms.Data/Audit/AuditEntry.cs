using Lms.Data.Permissions;
using Lms.Data.Shared;

namespace Lms.Data.Audit;

/// <summary>Who did what to whom, where and when. Only ever added; its words fall silent when whom they speak of is erased.</summary>
public sealed class AuditEntry
{
    /// <summary>The entry's id, in the order things happened.</summary>
    public long Id { get; init; }

    /// <summary>When, UTC.</summary>
    public DateTime At { get; init; }

    /// <summary>Who did it.</summary>
    public long ActorId { get; set; }

    /// <summary>What was done.</summary>
    public AuditAction Action { get; init; }

    /// <summary>To whom.</summary>
    public long PersonId { get; set; }

    /// <summary>On which course; null for what concerns the person everywhere.</summary>
    public long? CourseId { get; init; }

    /// <summary>Which permission, where one was switched.</summary>
    public Permission? Permission { get; init; }

    /// <summary>How it was before, in words for people.</summary>
    public string? Before { get; set; }

    /// <summary>How it became.</summary>
    public string? After { get; set; }

    /// <summary>An entry about a person, on one course or (course null) everywhere; at: UTC.</summary>
    internal static AuditEntry Of(
        Actor actor, long personId, AuditAction action, DateTime at, string? before = null, string? after = null, long? courseId = null) => new()
        {
            At = at,
            ActorId = actor.AccountId,
            PersonId = personId,
            CourseId = courseId,
            Action = action,
            Before = before,
            After = after,
        };
}

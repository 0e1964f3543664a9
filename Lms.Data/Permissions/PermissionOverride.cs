namespace Lms.Data.Permissions;

/// <summary>A permission allowed or denied for one person on one course, on top of the role: a row per switch.</summary>
public sealed class PermissionOverride
{
    /// <summary>The course.</summary>
    public long CourseId { get; init; }

    /// <summary>The person.</summary>
    public long AccountId { get; set; }

    /// <summary>What is allowed or denied.</summary>
    public Permission Permission { get; init; }

    /// <summary>Allowed (true) or denied (false).</summary>
    public bool Allowed { get; set; }

    /// <summary>Who decided it.</summary>
    public long ById { get; set; }

    /// <summary>When, UTC.</summary>
    public DateTime At { get; set; }
}

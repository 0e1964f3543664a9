namespace Lms.Data.Permissions;

/// <summary>Somebody's place on the staff of one course.</summary>
public sealed class StaffMembership
{
    /// <summary>The course.</summary>
    public long CourseId { get; init; }

    /// <summary>The person.</summary>
    public long AccountId { get; set; }

    /// <summary>The role they start from.</summary>
    public long RoleId { get; set; }

    /// <summary>The last day that counts, in the school's time zone; null for no end.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>Whether the school information system put them on the staff, by a OneRoster file.</summary>
    public bool FromOneRoster { get; set; }

    /// <summary>Who put them on the staff.</summary>
    public long AddedById { get; set; }

    /// <summary>When, UTC.</summary>
    public DateTime AddedAt { get; init; }

    /// <summary>Who gave them the present role.</summary>
    public long RoleGivenById { get; set; }

    /// <summary>When, UTC.</summary>
    public DateTime RoleGivenAt { get; set; }
}

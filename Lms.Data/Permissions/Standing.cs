using Lms.Data.Accounts;

namespace Lms.Data.Permissions;

/// <summary>Somebody who acts on a course, or on whom somebody acts: everything the rules need to know of them.</summary>
public sealed record Standing(
    long AccountId, string Name, AccountStatus Status, bool IsAdministrator, bool IsOwner, Grants? Grants)
{
    /// <summary>Whether they are enrolled in the course.</summary>
    public bool IsStudent { get; init; }

    /// <summary>Whether they were enrolled and are no longer: they keep what they got.</summary>
    public bool WasStudent { get; init; }

    /// <summary>Whether the course is none of theirs, and never was: to them there is no such course.</summary>
    public bool IsOutsider => this is { IsOwner: false, IsAdministrator: false, Grants: null, IsStudent: false, WasStudent: false };

    /// <summary>What whoever looks through this person's eyes holds: nobody sees more that way than they may. Null: they look themselves.</summary>
    public PermissionSet? Within { get; init; }

    /// <summary>Who looks through this person's eyes; null: they look themselves.</summary>
    public long? Behind { get; init; }
}

/// <summary>The course as the rules see it.</summary>
public sealed record CourseStanding(bool Archived, string OwnerName, DateOnly Today)
{
    /// <summary>Whether its students can't open it yet.</summary>
    public bool Hidden { get; init; }
}

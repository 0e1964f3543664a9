namespace Lms.Data.Permissions;

/// <summary>What became of one person: enough to say it, and to take it back.</summary>
public sealed record StaffStep(long AccountId, string Name, Grants? Before, Grants? After, bool AccountMade)
{
    /// <summary>What they can do now and could not before.</summary>
    public PermissionSet CameOn => Of(After) - Of(Before);

    /// <summary>What they could do before and cannot now.</summary>
    public PermissionSet WentOff => Of(Before) - Of(After);

    static PermissionSet Of(Grants? grants) => grants?.Effective ?? PermissionSet.None;
}

/// <summary>One change to the staff of a course. Without steps nothing had to be changed.</summary>
public sealed record StaffChange(long CourseId, IReadOnlyList<StaffStep> Steps);

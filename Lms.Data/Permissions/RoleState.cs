using Lms.Data.Audit;

namespace Lms.Data.Permissions;

/// <summary>
/// A role as the audit keeps it: its name, the permissions chosen for it where they matter, and how many places on the staff
/// of courses were moved to it, where any were.
/// </summary>
public sealed record RoleState(long RoleId, string Role, IReadOnlyList<string>? Permissions = null, int? Moved = null)
{
    /// <summary>What was written; null where it is something else.</summary>
    public static RoleState? Read(string? written) => AuditText.Read<RoleState>(written);

    /// <summary>As it is written.</summary>
    public override string ToString() => AuditText.Of(this);

    internal static RoleState Of(CourseRole role) => new(role.Id, role.Name, [.. role.Permissions.Select(p => p.ToString())]);
}

/// <summary>What became of a role's permissions: enough to say it, and to take it back.</summary>
public sealed record RoleChange(long RoleId, string Name, PermissionSet Before, PermissionSet After)
{
    /// <summary>What it gives now and did not before.</summary>
    public PermissionSet CameOn => PermissionRules.Needs(After) - PermissionRules.Needs(Before);

    /// <summary>What it gave before and does not now.</summary>
    public PermissionSet WentOff => PermissionRules.Needs(Before) - PermissionRules.Needs(After);
}

using Lms.Data.Audit;

namespace Lms.Data.Permissions;

/// <summary>What somebody was given on a course, as the audit keeps it: a role, the permissions allowed and denied by name, until when.</summary>
public sealed record StaffState(long RoleId, IReadOnlyList<string> Allow, IReadOnlyList<string> Deny, DateOnly? Until = null)
{
    /// <summary>What was written; null where it is something else.</summary>
    public static StaffState? Read(string? written) => AuditText.Read<StaffState>(written);

    /// <summary>The same as grants, but for what the role gives: that is the role's to say. Null where it names permissions that are no more.</summary>
    public Grants? ToGrants() => SetOf(Allow) is { } allow && SetOf(Deny) is { } deny ? new(RoleId, default, allow, deny, Until) : null;

    /// <summary>As it is written.</summary>
    public override string ToString() => AuditText.Of(this);

    internal static StaffState Of(Grants grants) => new(grants.RoleId, NamesOf(grants.Allow), NamesOf(grants.Deny), grants.Until);

    static PermissionSet? SetOf(IReadOnlyList<string> names)
    {
        var set = PermissionSet.None;
        foreach (var name in names)
        {
            if (!Enum.TryParse<Permission>(name, out var permission) || permission.ToString() != name)
                return null;
            set |= PermissionSet.Of(permission);
        }

        return set;
    }

    static string[] NamesOf(PermissionSet permissions) => [.. permissions.Select(p => p.ToString())];
}

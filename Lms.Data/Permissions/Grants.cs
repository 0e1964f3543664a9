namespace Lms.Data.Permissions;

/// <summary>
/// What one person was given on one course: a role, what is allowed or denied on top, until when.
/// Its methods answer what a change would make of it; nothing is stored by them.
/// </summary>
public sealed record Grants(long RoleId, PermissionSet Role, PermissionSet Allow, PermissionSet Deny, DateOnly? Until)
{
    /// <summary>Where everybody starts: the Custom role, no switch on.</summary>
    public static Grants Nothing { get; } = new(CourseRole.Custom, default, default, default, null);

    /// <summary>What it amounts to while it is in force. Deny wins, also over what depends on the denied.</summary>
    public PermissionSet Effective
    {
        get
        {
            var effective = PermissionSet.None;
            foreach (var permission in PermissionRules.Needs(Role | Allow))
            {
                if (!PermissionRules.Needs(permission).Meets(Deny))
                    effective |= PermissionSet.Of(permission);
            }

            return effective;
        }
    }

    /// <summary>Whether the end date has passed.</summary>
    public bool EndedOn(DateOnly today) => Until < today;

    /// <summary>Clears the denials in the way; if that is not enough, allows it.</summary>
    public Grants SwitchOn(Permission permission)
    {
        var cleared = this with { Deny = Deny - PermissionRules.Needs(permission) };
        return cleared.Effective.Has(permission)
            ? cleared
            : cleared with { Allow = cleared.Allow | PermissionSet.Of(permission) };
    }

    /// <summary>Takes the allowance back; if it still comes from elsewhere, denies it.</summary>
    public Grants SwitchOff(Permission permission)
    {
        var cleared = this with { Allow = Allow - PermissionSet.Of(permission) };
        return cleared.Effective.Has(permission)
            ? cleared with { Deny = cleared.Deny | PermissionSet.Of(permission) }
            : cleared;
    }

    /// <summary>Forgets what was allowed or denied for this permission.</summary>
    public Grants BackToRole(Permission permission) => this with
    {
        Allow = Allow - PermissionSet.Of(permission),
        Deny = Deny - PermissionSet.Of(permission),
    };

    /// <summary>Starts from another role; overrides stay.</summary>
    public Grants WithRole(long roleId, PermissionSet role) => this with { RoleId = roleId, Role = role };

    /// <summary>
    /// What a person holds when two of their accounts become one: the more permissive role, allowances and denials
    /// united with denials winning. Source: the merging rule of the linking table (row 5). What has ended is over: it
    /// adds nothing; and what was given for a time is not kept for longer.
    /// </summary>
    public static Grants Merge(Grants kept, Grants merged, DateOnly today)
    {
        if (merged.EndedOn(today))
            return kept;
        if (kept.EndedOn(today))
            return merged;
        var (roleId, role) = PermissionRules.Needs(merged.Role).Count > PermissionRules.Needs(kept.Role).Count
            ? (merged.RoleId, merged.Role)
            : (kept.RoleId, kept.Role);
        var deny = kept.Deny | merged.Deny;
        return new(roleId, role, (kept.Allow | merged.Allow) - deny, deny, EndOf(kept, merged));
    }

    // The larger of the two brings its end along; where neither is, nothing may outlive what it was given for.
    static DateOnly? EndOf(Grants a, Grants b)
    {
        var (first, last) = (a.Until ?? DateOnly.MaxValue) < (b.Until ?? DateOnly.MaxValue) ? (a, b) : (b, a);
        return (first.Effective - last.Effective).Count == 0 ? last.Until : first.Until;
    }
}

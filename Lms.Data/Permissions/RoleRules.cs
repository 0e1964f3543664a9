using Lms.Data.Accounts;
using Lms.Data.Shared;

namespace Lms.Data.Permissions;

/// <summary>What a role may be called, what of it may be changed, and when it may go. Pure.</summary>
public static class RoleRules
{
    /// <summary>The longest name, in characters.</summary>
    public const int NameLength = 60;

    /// <summary>The most roles there are: whoever gives one chooses from all of them at once.</summary>
    public const int Limit = 100;

    /// <summary>Whether there is room for another role.</summary>
    public static Problem? MayAdd(int roles) => roles < Limit ? null : new Problem(Why.TooManyRoles, Limit);

    /// <summary>Whether a role may have this name, once cleaned, beside the others. A name of nothing but marks is none.</summary>
    public static Problem? Check(string name, IEnumerable<string> others)
    {
        var folded = TextFolding.Fold(name);
        return folded.Trim().Length == 0 ? new Problem(Why.RoleNameMissing)
            : name.Length > NameLength ? new Problem(Why.TooLong, NameLength)
            : others.Any(other => TextFolding.Fold(other) == folded) ? new Problem(Why.RoleNameTaken, name)
            : null;
    }

    /// <summary>Whether its name and permissions may be changed.</summary>
    public static Problem? MayChange(long roleId) => roleId == CourseRole.Custom ? new Problem(Why.RoleIsCustom) : null;

    /// <summary>Whether it may go at all.</summary>
    public static Problem? MayRemove(long roleId, string name) =>
        MayChange(roleId) ?? (CourseRole.ByOneRoster.Contains(roleId) ? new Problem(Why.RoleByOneRoster, name) : null);

    /// <summary>Whether it may go while its people, if there are any, get that other role.</summary>
    public static Problem? MayRemove(long roleId, string name, bool given, long? moveTo) =>
        MayRemove(roleId, name)
        ?? (moveTo == roleId ? new Problem(Why.RoleToItself)
            : given && moveTo is null ? new Problem(Why.RoleGiven, name)
            : null);

    /// <summary>What in the set brings this permission along; null where nothing does.</summary>
    public static Permission? Through(PermissionSet set, Permission permission) => set
        .Where(other => other != permission && PermissionRules.Needs(other).Has(permission))
        .Select(other => (Permission?)other).FirstOrDefault();

    /// <summary>Whether this permission of a role with this set may be switched: not while another one needs it.</summary>
    public static Problem? MaySwitch(long roleId, PermissionSet set, Permission permission) =>
        MayChange(roleId) ?? (Through(set, permission) is { } other ? new Problem(Why.NeededByOther, other) : null);

    /// <summary>How the switch of a permission stands: a set is kept as it was chosen, and what it implies is shown as implied.</summary>
    public static SwitchState Switch(long roleId, PermissionSet set, Permission permission)
    {
        var through = Through(set, permission);
        var source = set.Has(permission) ? SwitchSource.Role : through is null ? SwitchSource.None : SwitchSource.Implied;
        return new(permission, source != SwitchSource.None, source, through, MaySwitch(roleId, set, permission));
    }
}

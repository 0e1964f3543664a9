using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Web.Shared;

namespace Lms.Web.Features.Permissions;

/// <summary>Roles in words.</summary>
static class RoleWords
{
    /// <summary>"Not given", "Given once", "Given 3 times", "Given more than 1,000 times".</summary>
    internal static string Given(this Say say, BoundedCount given) => given switch
    {
        { More: true } => say["Given.More", BoundedCount.Limit],
        { Known: 0 } => say["Given.None"],
        { Known: 1 } => say["Given.Once"],
        _ => say["Given.Many", given.Known],
    };

    /// <summary>As the audit kept it: its name, and in brackets the permissions where they were kept too.</summary>
    internal static string Of(this Say say, RoleState role) => role.Permissions switch
    {
        null => role.Role,
        [] => say["Roles.State", role.Role, say["Roles.Nothing"]],
        var names => say["Roles.State", role.Role, string.Join(", ", names.Select(name =>
            Enum.TryParse<Permission>(name, out var permission) ? say.Of(permission) : name))],
    };
}

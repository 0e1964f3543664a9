using Lms.Data.Permissions;

namespace Lms.Web.Features.Permissions;

/// <summary>What somebody wants done with one role.</summary>
public abstract record RoleCommand(RoleView Role)
{
    public sealed record Switch(RoleView Role, Permission Permission, bool On) : RoleCommand(Role);

    public sealed record Rename(RoleView Role) : RoleCommand(Role);

    public sealed record Remove(RoleView Role) : RoleCommand(Role);
}

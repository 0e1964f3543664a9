using Lms.Data.Permissions;

namespace Lms.Web.Features.Permissions;

/// <summary>What somebody wants done with one row of the staff page.</summary>
public abstract record RowCommand(StaffRow Row)
{
    public sealed record Switch(StaffRow Row, Permission Permission, bool On) : RowCommand(Row);

    public sealed record GiveRole(StaffRow Row, long RoleId) : RowCommand(Row);

    public sealed record Select(StaffRow Row, bool Selected) : RowCommand(Row);

    public sealed record AskWhy(StaffRow Row) : RowCommand(Row);

    public sealed record CopyLink(StaffRow Row) : RowCommand(Row);

    public sealed record Invite(StaffRow Row) : RowCommand(Row);

    public sealed record CorrectAddress(StaffRow Row) : RowCommand(Row);

    public sealed record SetUntil(StaffRow Row) : RowCommand(Row);

    public sealed record Remove(StaffRow Row) : RowCommand(Row);

    public sealed record LookAs(StaffRow Row) : RowCommand(Row);

    public sealed record Leave(StaffRow Row) : RowCommand(Row);
}

using Bunit;
using Lms.Data.Accounts;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using Lms.Web.Features.Permissions;

namespace Lms.Tests.Permissions.Screens;

/// <summary>One row in a table, as if it had been read from the database; what it asks for is kept.</summary>
public abstract class RowTest : ScreenTest
{
    private protected List<RowCommand> Asked { get; } = [];

    private protected static StaffRow Grace { get; } = new(
        7, "Grace Hopper", "grace@school.example", AccountStatus.Active, false, false, false, 3, null, false,
        [.. PermissionSet.Everything.Select(p => new SwitchState(p, false, SwitchSource.None, null, null))],
        [new(1, "Co-teacher", new Problem(Why.NotHeldByYou, Permission.EditCourse)), new(3, "Grader", null), new(5, "Observer", null)], null);

    private protected static StaffRow Katherine { get; } = Grace with
    {
        AccountId = 8,
        Name = "katherine@school.example",
        Address = "katherine@school.example",
        Status = AccountStatus.Pending,
        RoleId = 6,
    };

    private protected static StaffRow Hedy { get; } = Katherine with
    {
        AccountId = 0,
        Name = "hedy@school.example",
        Address = "hedy@school.example",
        RoleId = null,
    };

    private protected static StaffRow Locked(StaffRow row, Why why, params object[] values) => row with
    {
        Locked = new Problem(why, values),
        Switches = [.. row.Switches.Select(s => s with { Locked = new Problem(why, values) })],
        Roles = [.. row.Roles.Select(r => r with { Locked = new Problem(why, values) })],
    };

    private protected static StaffRow WithFirstSwitch(StaffRow row, SwitchState state) => row with { Switches = [state, .. row.Switches.Skip(1)] };

    private protected void ShowRow(StaffRow row, bool readOnly = false, StaffRow? pinned = null, Func<RowCommand, Task>? answer = null) =>
        Show<PeopleTable>(table => table
            .Add(t => t.Rows, [row]).Add(t => t.Selected, new HashSet<long>()).Add(t => t.ReadOnly, readOnly).Add(t => t.MayLookAs, !readOnly).Add(t => t.Pinned, pinned)
            .Add(t => t.OnCommand, async (RowCommand command) =>
            {
                Asked.Add(command);
                await (answer?.Invoke(command) ?? Task.CompletedTask);
            }));
}

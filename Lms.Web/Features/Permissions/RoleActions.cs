using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Web.Shared;

namespace Lms.Web.Features.Permissions;

/// <summary>Changes the roles and says what came of it, with Undo. What a dialog asked for comes back to it as a problem.</summary>
public sealed class RoleActions(RoleService roles, CurrentActor current, Messages messages, Say say)
{
    public async Task SwitchAsync(RoleView role, Permission permission, bool on)
    {
        var one = PermissionSet.Of(permission);
        var set = await roles.SetPermissionsAsync(
            await current.GetAsync(), role.Id, role.Permissions, on ? role.Permissions | one : role.Permissions - one);
        if (set.Problem is { } problem)
            messages.Tell(problem);
        else if (set.Value.Before != set.Value.After)
            messages.Tell(say[on ? "Told.RoleOn" : "Told.RoleOff", permission, set.Value.Name] + Also(set.Value, one), () => UndoAsync(set.Value));
    }

    public async Task<Problem?> CreateAsync(string name, PermissionSet permissions)
    {
        var created = await roles.CreateAsync(await current.GetAsync(), name, permissions);
        return Told(created, say["Told.RoleCreated", name.Trim()]);
    }

    public async Task<Problem?> RenameAsync(RoleView role, string name) =>
        Told(await roles.RenameAsync(await current.GetAsync(), role.Id, role.Name, name), say["Told.RoleRenamed", role.Name, name.Trim()]);

    public async Task<Problem?> RemoveAsync(RoleView role, RoleView? moveTo)
    {
        var removed = await roles.RemoveAsync(await current.GetAsync(), role.Id, moveTo?.Id);
        return Told(removed, removed is { Succeeded: true, Value: > 0 }
            ? say["Told.RoleMoved", role.Name, moveTo!.Name]
            : say["Told.RoleRemoved", role.Name]);
    }

    // The former set comes back unless somebody changed it since.
    async Task UndoAsync(RoleChange change)
    {
        var undone = await roles.SetPermissionsAsync(await current.GetAsync(), change.RoleId, change.After, change.Before);
        Told(undone, say["Told.Undone"], tellProblem: true);
    }

    Problem? Told<T>(Result<T> result, string sentence, bool tellProblem = false)
    {
        if (result.Succeeded)
            messages.Tell(sentence);
        else if (tellProblem)
            messages.Tell(result.Problem!);
        return result.Problem;
    }

    string Also(RoleChange change, PermissionSet one)
    {
        var (on, off) = (change.CameOn - one, change.WentOff - one);
        return (on.Count > 0 ? " " + say["Told.AlsoOn", say.List(on)] : "") + (off.Count > 0 ? " " + say["Told.AlsoOff", say.List(off)] : "");
    }
}

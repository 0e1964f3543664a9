using Lms.Data.Accounts;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Web.Shared;

namespace Lms.Web.Features.Permissions;

/// <summary>Changes the staff and says what came of it, with Undo.</summary>
public sealed class StaffActions(
    PermissionService permissions, StaffCopyService copies, CurrentActor current, Messages messages, Say say)
{
    public async Task<Result<StaffChange>> SwitchAsync(long courseId, PersonRef person, Permission permission, bool on) =>
        Told(await permissions.SwitchAsync(await current.GetAsync(), courseId, person, permission, on), change =>
            Added(change) ?? say[on ? "Told.On" : "Told.Off", permission, change.Steps[0].Name] + Also(change.Steps[0], permission));

    public async Task<Result<StaffChange>> BackToRoleAsync(long courseId, StaffRow row, Permission permission) =>
        Told(await permissions.BackToRoleAsync(await current.GetAsync(), courseId, PersonRef.To(row.AccountId), permission), change =>
            say["Told.BackToRole", permission, change.Steps[0].Name] + Also(change.Steps[0], permission));

    public async Task<Result<StaffChange>> GiveRoleAsync(long courseId, IReadOnlyList<PersonRef> people, RoleChoice role) =>
        Told(await permissions.GiveRoleAsync(await current.GetAsync(), courseId, people, role.Id), change =>
            Added(change) ?? One(change, "Told.Role", "Told.Roles", role.Name));

    public async Task<Result<StaffChange>> SetUntilAsync(long courseId, IReadOnlyList<long> people, DateOnly? until) =>
        Told(await permissions.SetUntilAsync(await current.GetAsync(), courseId, [.. people.Select(PersonRef.To)], until), change =>
            until is { } day ? One(change, "Told.Until", "Told.Untils", day) : One(change, "Told.NoEnd", "Told.NoEnds", ""));

    public async Task<Result<StaffChange>> RemoveAsync(long courseId, IReadOnlyList<long> people) =>
        Told(await permissions.RemoveAsync(await current.GetAsync(), courseId, [.. people.Select(PersonRef.To)]), change =>
            One(change, "Told.Removed", "Told.RemovedMany", ""));

    public async Task CopyAsync(long courseId, long fromCourseId)
    {
        var copy = await copies.CopyAsync(await current.GetAsync(), courseId, fromCourseId);
        if (copy.Problem is { } problem)
        {
            messages.Tell(problem);
            return;
        }

        var (change, left) = (copy.Value.Change, copy.Value.LeftOut);
        var sentence = change.Steps.Count switch { 0 => say["Told.CopiedNone"], 1 => say["Told.CopiedOne"], var n => say["Told.Copied", n] };
        if (left.Count > 0)
            sentence += " " + say["Told.LeftOut", left.Count, say.Of(left[0])];
        messages.Tell(sentence, change.Steps.Count > 0 ? () => UndoAsync(change) : null);
    }

    public async Task<bool> LeaveAsync(long courseId)
    {
        var left = await permissions.LeaveAsync(await current.GetAsync(), courseId);
        if (left.Problem is { } problem)
            messages.Tell(problem);
        else
            messages.Tell(say["Told.Left"]);
        return left.Succeeded;
    }

    public void Tell(Problem problem) => messages.Tell(problem);

    public void TellNoLonger() => messages.Tell(say["Staff.NoLonger"]);

    async Task UndoAsync(StaffChange change)
    {
        var undone = await permissions.UndoAsync(await current.GetAsync(), change);
        if (undone.Problem is { } problem)
            messages.Tell(problem);
        else
            messages.Tell(change.Steps is [{ AccountMade: true } step] ? say["Told.UndoneAdding", step.Name] : say["Told.Undone"]);
    }

    Result<StaffChange> Told(Result<StaffChange> result, Func<StaffChange, string> sentence)
    {
        if (result.Problem is { Why: Why.NeedsManageStaff })
            TellNoLonger(); // the page was open to them a moment ago
        else if (result.Problem is { } problem)
            messages.Tell(problem);
        else if (result.Value.Steps.Count > 0)
            messages.Tell(sentence(result.Value), () => UndoAsync(result.Value));
        else
            messages.Tell(say["Told.Nothing"]);
        return result;
    }

    string? Added(StaffChange change) =>
        change.Steps is [{ AccountMade: true } step] ? say["Told.Added", step.Name] : null;

    string One(StaffChange change, string one, string many, object value) => change.Steps.Count == 1
        ? say[one, change.Steps[0].Name, value]
        : say[many, change.Steps.Count, value];

    string Also(StaffStep step, Permission permission)
    {
        var (on, off) = (step.CameOn - PermissionSet.Of(permission), step.WentOff - PermissionSet.Of(permission));
        return (on.Count > 0 ? " " + say["Told.AlsoOn", say.List(on)] : "") + (off.Count > 0 ? " " + say["Told.AlsoOff", say.List(off)] : "");
    }
}

using Lms.Data.Accounts;
using Lms.Data.Permissions;
using Lms.Data.Shared;

namespace Lms.Web.Features.Permissions;

/// <summary>What the rows of the staff page can be told to do.</summary>
public sealed partial class StaffPage
{
    async Task DoAsync(RowCommand command, string title)
    {
        switch (command)
        {
            case RowCommand.Switch change:
                await DoneAsync(await Actions.SwitchAsync(CourseId, RefOf(change.Row), change.Permission, change.On), change.Row);
                break;
            case RowCommand.GiveRole change:
                var role = change.Row.Roles.Single(r => r.Id == change.RoleId);
                await DoneAsync(await Actions.GiveRoleAsync(CourseId, [RefOf(change.Row)], role), change.Row);
                break;
            case RowCommand.Select select when select.Selected:
                selected.Add(select.Row.AccountId);
                break;
            case RowCommand.Select select:
                selected.Remove(select.Row.AccountId);
                break;
            case RowCommand.AskWhy ask:
                if (await Dialogs.WhyAsync(CourseId, ask.Row, view?.ReadOnly is null) is { } permission)
                    await DoneAsync(await Actions.BackToRoleAsync(CourseId, ask.Row, permission), ask.Row);
                break;
            case RowCommand.CopyLink:
                await People.CopySignInLinkAsync(CourseId);
                break;
            case RowCommand.Invite invite:
                await Invitations.InviteAsync(CourseId, [invite.Row.AccountId]);
                break;
            case RowCommand.CorrectAddress correct:
                await CorrectAddressAsync(correct.Row);
                break;
            case RowCommand.SetUntil set:
                if (await Dialogs.UntilAsync(set.Row.Name, set.Row.Until) is { } chosen)
                    await DoneAsync(await Actions.SetUntilAsync(CourseId, [set.Row.AccountId], chosen.Day), set.Row);
                break;
            case RowCommand.Remove remove:
                await DoneAsync(await Actions.RemoveAsync(CourseId, [remove.Row.AccountId]), remove.Row);
                break;
            case RowCommand.LookAs look:
                Looking.Begin(new(CourseId, look.Row.AccountId, null), look.Row.Name, title);
                Navigation.NavigateTo($"/courses/{CourseId}");
                break;
            case RowCommand.Leave:
                if (await Dialogs.LeaveAsync() && await Actions.LeaveAsync(CourseId))
                    Navigation.NavigateTo("/");
                break;
        }
    }

    PersonRef RefOf(StaffRow row) => row.Ref(draft);

    // The draft becomes the person's row and keeps its place; whatever happened, what is shown is read again.
    async Task DoneAsync(Result<StaffChange> result, StaffRow row)
    {
        if (row.IsDraft && result is { Succeeded: true, Value.Steps: [var step] } && pinned is not null)
        {
            pinned = pinned with { AccountId = step.AccountId };
            draft = null;
        }

        await AfterAsync(result.Problem);
    }

    Task AfterAsync(Problem? refused) =>
        ReadAsync(all: refused is { Why: Why.NeedsManageStaff or Why.NotOnCourse or Why.CourseNotFound or Why.ActorSuspended or Why.CourseArchived });

    async Task CorrectAddressAsync(StaffRow row)
    {
        if (await People.AskAddressAsync(new Person(row.AccountId, row.Name, row.Address)) is { } corrected)
            await ReadAsync(all: corrected.Merged);
    }

    async Task GiveRoleToSelectedAsync(RoleChoice role) =>
        await ForSelectedAsync(ids => Actions.GiveRoleAsync(CourseId, [.. ids.Select(PersonRef.To)], role));

    async Task SetUntilOfSelectedAsync()
    {
        if (await Dialogs.UntilAsync(Say["Select.Count", selected.Count], null) is { } chosen)
            await ForSelectedAsync(ids => Actions.SetUntilAsync(CourseId, ids, chosen.Day));
    }

    async Task RemoveSelectedAsync() => await ForSelectedAsync(ids => Actions.RemoveAsync(CourseId, ids));

    async Task ForSelectedAsync(Func<IReadOnlyList<long>, Task<Result<StaffChange>>> change)
    {
        var result = await change([.. selected]);
        if (result.Succeeded)
            selected.Clear();
        await AfterAsync(result.Problem);
    }

    async Task CopyStaffAsync()
    {
        if (await Dialogs.CopyFromAsync(CourseId) is not { } from)
            return;
        await Actions.CopyAsync(CourseId, from);
        await LoadAsync();
    }
}

using Lms.Data.Audit;
using Lms.Data.Shared;
using Lms.Web.Features.Accounts;
using Lms.Web.Shared;
using MudBlazor;

namespace Lms.Web.Features.Audit;

/// <summary>Undoes what an entry tells and says what came of it.</summary>
public sealed class AuditActions(AuditUndoService undo, IDialogService dialogs, CurrentActor current, Messages messages, Say say)
{
    public async Task UndoAsync(AuditLine line)
    {
        // Rows move while one looks: what is undone is said before it is.
        if (await ReasonAsync(line) is not { } reason)
            return;
        var undone = await undo.UndoAsync(await current.GetAsync(), line.Id, reason);
        if (undone.Problem is { } problem)
            messages.Tell(problem);
        else
            messages.Tell(say["Told.Undone"]);
    }

    // To take a suspension back is to reinstate, and that has a reason.
    async Task<string?> ReasonAsync(AuditLine line)
    {
        if (line.Action != AuditAction.AccountSuspended)
            return await dialogs.ConfirmAsync(say["AuditLog.UndoHeading"], say.Sentence(line), say["Undo"], say["Cancel"]) ? "" : null;
        var dialog = await dialogs.ShowAsync<ReasonDialog>(say["Reinstate.Heading", line.PersonName], new DialogParameters
        {
            [nameof(ReasonDialog.Lead)] = say["Reinstate.Lead"],
            [nameof(ReasonDialog.Do)] = say["Person.Reinstate"],
        });
        return await dialog.GetReturnValueAsync<string?>();
    }
}

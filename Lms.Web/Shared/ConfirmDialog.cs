using MudBlazor;

namespace Lms.Web.Shared;

/// <summary>Asks before what can't be undone with one click.</summary>
static class ConfirmDialog
{
    internal static async Task<bool> ConfirmAsync(this IDialogService dialogs, string heading, string lead, string yes, string no) =>
        await dialogs.ShowMessageBoxAsync(heading, lead, yesText: yes, cancelText: no) == true;
}

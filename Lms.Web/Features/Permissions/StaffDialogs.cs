using Lms.Data.Accounts;
using Lms.Data.Permissions;
using Lms.Web.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Lms.Web.Features.Permissions;

/// <summary>The day chosen as an end date; null for no end.</summary>
public sealed record ChosenDay(DateOnly? Day);

/// <summary>What the staff page asks in dialogs.</summary>
public sealed class StaffDialogs(IDialogService dialogs, NavigationManager navigation, Browser browser, Messages messages, Say say)
{
    /// <summary>Explains; the answer is a permission to put back to the role, or null.</summary>
    public Task<Permission?> WhyAsync(long courseId, StaffRow row, bool mayChange) =>
        ShowAsync<WhyDialog, Permission?>(say["Why.Heading", row.Name], new()
        {
            [nameof(WhyDialog.CourseId)] = courseId,
            [nameof(WhyDialog.AccountId)] = row.AccountId,
            [nameof(WhyDialog.MayChange)] = mayChange && row.Locked is null,
        });

    public Task<ChosenDay?> UntilAsync(string whom, DateOnly? until) =>
        ShowAsync<UntilDialog, ChosenDay?>(say["Until.Heading", whom], new() { [nameof(UntilDialog.Until)] = until });

    public Task<Corrected?> CorrectAddressAsync(StaffRow row) =>
        ShowAsync<CorrectAddressDialog, Corrected?>(say["Correct.Heading"], new() { [nameof(CorrectAddressDialog.Row)] = row });

    public Task<long?> CopyFromAsync(long courseId) =>
        ShowAsync<CopyStaffDialog, long?>(say["Copy.Heading"], new() { [nameof(CopyStaffDialog.CourseId)] = courseId });

    public Task<bool> LeaveAsync() =>
        dialogs.ConfirmAsync(say["Leave.HeadingHere"], say["Leave.Lead"], say["Leave.Do"], say["Cancel"]);

    /// <summary>The link is only the address of the sign-in page: it signs nobody in.</summary>
    public async Task CopySignInLinkAsync(long courseId)
    {
        var back = Uri.EscapeDataString($"/courses/{courseId}");
        var link = navigation.ToAbsoluteUri($"/sign-in?returnUrl={back}").ToString();
        messages.Tell(await browser.CopyAsync(link) ? say["Told.LinkCopied"] : say["Told.LinkByHand", link]);
    }

    async Task<T?> ShowAsync<TDialog, T>(string heading, DialogParameters parameters)
        where TDialog : ComponentBase
    {
        var dialog = await dialogs.ShowAsync<TDialog>(heading, parameters);
        return await dialog.GetReturnValueAsync<T>();
    }
}

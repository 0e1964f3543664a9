using Lms.Data.Permissions;
using Lms.Web.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Lms.Web.Features.Permissions;

/// <summary>The day chosen as an end date; null for no end.</summary>
public sealed record ChosenDay(DateOnly? Day);

/// <summary>What the staff page asks in dialogs.</summary>
public sealed class StaffDialogs(IDialogService dialogs, Say say)
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

    public Task<long?> CopyFromAsync(long courseId) =>
        ShowAsync<CopyStaffDialog, long?>(say["Copy.Heading"], new() { [nameof(CopyStaffDialog.CourseId)] = courseId });

    public Task LookAsAsync(long courseId, string title, IReadOnlyList<RoleChoice> roles) =>
        dialogs.ShowAsync<LookAsDialog>(say["LookAs.Open"], new DialogParameters
        {
            [nameof(LookAsDialog.CourseId)] = courseId,
            [nameof(LookAsDialog.CourseTitle)] = title,
            [nameof(LookAsDialog.Roles)] = roles,
        });

    public Task<bool> LeaveAsync() =>
        dialogs.ConfirmAsync(say["Leave.HeadingHere"], say["Leave.Lead"], say["Leave.Do"], say["Cancel"]);

    async Task<T?> ShowAsync<TDialog, T>(string heading, DialogParameters parameters)
        where TDialog : ComponentBase
    {
        var dialog = await dialogs.ShowAsync<TDialog>(heading, parameters);
        return await dialog.GetReturnValueAsync<T>();
    }
}

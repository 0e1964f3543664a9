using Lms.Data.Content.Assignments;
using Lms.Data.Content.Files;
using Lms.Data.Content.Submissions;
using Lms.Data.Shared;
using Lms.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.Extensions.Options;
using MudBlazor;

namespace Lms.Web.Features.Content.Submissions;

/// <summary>A text, files, and one button. Files leave the browser when it is pressed: all of them or none.</summary>
public sealed partial class HandInForm
{
    // Four bytes a character at most.
    const long MaxBytes = SubmissionRules.TextLength * 4L;

    readonly List<IBrowserFile> files = [];
    IReadOnlyList<Problem> problems = [];
    bool busy;
    string? preview;

    [Inject] SubmissionService Service { get; set; } = null!;

    [Inject] IOptions<FilesOptions> Limits { get; set; } = null!;

    [Inject] CurrentActor Current { get; set; } = null!;

    [Inject] Browser Browser { get; set; } = null!;

    [Inject] IDialogService Dialogs { get; set; } = null!;

    [Inject] SchoolClock Clock { get; set; } = null!;

    [Parameter, EditorRequired] public AssignmentView Assignment { get; set; } = null!;

    /// <summary>What was handed in last; null: nothing yet.</summary>
    [Parameter] public Receipt? Last { get; set; }

    [Parameter] public EventCallback<Receipt> OnHandedIn { get; set; }

    bool AsksText => Assignment.Text.HandIn.HasFlag(HandIn.Text);

    // A text is kept by the browser; files are not.
    bool Waiting => busy || files.Count > 0;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && AsksText)
            await Browser.KeepTextAsync("#work-text", await Current.GetAsync());
    }

    async Task HandInAsync()
    {
        if (busy)
            return;
        problems = [.. files.Where(file => file.Size > Limits.Value.MaxBytes).Select(file => new Problem(Why.UploadTooLarge, file.Name, Limits.Value.MaxMegabytes))];
        if (problems.Count > 0)
            return;
        busy = true;
        var typed = await TypedAsync();
        var answer = typed.Succeeded
            ? await Service.HandInAsync(await Current.GetAsync(), Assignment.CourseId, Assignment.Id, typed.Value, [.. files.Select(Uploaded)])
            : typed.Problem!;
        busy = false;
        if (answer is not { Succeeded: true, Value.Receipt: { } receipt })
        {
            problems = answer.Problem is { } problem ? [problem] : answer.Value.Refused;
            return;
        }

        preview = null;
        files.Clear();
        if (AsksText)
            await Browser.SetTextAsync("#work-text", "");
        await OnHandedIn.InvokeAsync(receipt);
    }

    Upload Uploaded(IBrowserFile file) => new(file.Name, () => file.OpenReadStream(Limits.Value.MaxBytes));

    async Task<Result<string>> TypedAsync()
    {
        if (!AsksText)
            return "";
        await using var typed = await Browser.TextOfAsync("#work-text", MaxBytes);
        if (typed is null)
            return new Problem(Why.TooLong, SubmissionRules.TextLength);
        using var reader = new StreamReader(typed);
        return await reader.ReadToEndAsync();
    }

    async Task PreviewAsync() => preview = preview is null && await TypedAsync() is { Succeeded: true, Value: var text } ? text : null;

    async Task StayAsync(LocationChangingContext context)
    {
        if (Waiting && !await Dialogs.ConfirmAsync(Say["HandIn.LeaveHeading"], Say[busy ? "HandIn.LeaveBusy" : "HandIn.LeaveFiles"], Say["Edit.Leave"], Say["Edit.Stay"]))
            context.PreventNavigation();
    }

    Task BringBackAsync() => Browser.SetTextAsync("#work-text", Last!.Text);
}

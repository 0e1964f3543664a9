using Lms.Data.Content.Assignments;
using Lms.Data.Content.Files;
using Lms.Data.Content.Submissions;
using Lms.Data.Shared;
using Lms.Web.Features.Content.Files;
using Lms.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.Extensions.Options;
using MudBlazor;

namespace Lms.Web.Features.Content.Submissions;

/// <summary>A text, files, and one button. Files leave the browser when it is pressed: all of them or none. Again, it begins with what was handed in last.</summary>
public sealed partial class HandInForm : IDisposable
{
    const string Box = "#work-text";

    // Four bytes a character at most.
    const long MaxBytes = SubmissionRules.TextLength * 4L;

    readonly List<IBrowserFile> files = [];
    readonly List<ReceiptFile> kept = [];
    IReadOnlyList<Problem> problems = [];
    CancellationTokenSource? stop;
    bool busy;
    int percent;
    string? preview;
    long? begunWith;

    [Inject] SubmissionService Service { get; set; } = null!;

    [Inject] IOptions<FilesOptions> Limits { get; set; } = null!;

    [Inject] CurrentActor Current { get; set; } = null!;

    [Inject] Browser Browser { get; set; } = null!;

    [Inject] IDialogService Dialogs { get; set; } = null!;

    [Inject] Messages Messages { get; set; } = null!;

    [Inject] SchoolClock Clock { get; set; } = null!;

    [Parameter, EditorRequired] public AssignmentView Assignment { get; set; } = null!;

    /// <summary>What was handed in last; null: nothing yet.</summary>
    [Parameter] public Receipt? Last { get; set; }

    /// <summary>Whether there is a grade already.</summary>
    [Parameter] public bool Graded { get; set; }

    [Parameter] public EventCallback<Receipt> OnHandedIn { get; set; }

    bool AsksText => Assignment.Text.HandIn.HasFlag(HandIn.Text);

    // A text is kept by the browser; files are not.
    bool Waiting => busy || files.Count > 0;

    public void Dispose()
    {
        stop?.Cancel();
        stop?.Dispose();
    }

    protected override void OnParametersSet()
    {
        if (begunWith == Last?.Id)
            return;
        begunWith = Last?.Id;
        kept.Clear();
        kept.AddRange(Last?.Files ?? []);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && AsksText)
            await Browser.KeepTextAsync(Box, await Current.GetAsync(), Last?.Text);
    }

    async Task HandInAsync()
    {
        if (busy)
            return;
        problems = [.. files.Where(file => file.Size > Limits.Value.MaxBytes).Select(file => new Problem(Why.UploadTooLarge, file.Name, Limits.Value.MaxMegabytes))];
        if (problems.Count > 0)
            return;
        (busy, percent, stop) = (true, 0, new CancellationTokenSource());
        try
        {
            await SendAsync(stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Messages.Tell(Say["Told.HandInStopped"]);
        }
        finally
        {
            busy = false;
        }
    }

    async Task SendAsync(CancellationToken cancel)
    {
        var typed = await TypedAsync();
        var answer = typed.Succeeded
            ? await Service.HandInAsync(await Current.GetAsync(), Assignment.CourseId, Assignment.Id, typed.Value, Uploads(cancel), [.. kept.Select(file => file.FileId)], cancel)
            : typed.Problem!;
        if (answer is not { Succeeded: true, Value.Receipt: { } receipt })
        {
            problems = answer.Problem is { } problem ? [problem] : answer.Value.Refused;
            return;
        }

        (preview, busy) = (null, false);
        files.Clear();
        if (AsksText)
            await Browser.ForgetTextAsync(Box);
        await OnHandedIn.InvokeAsync(receipt);
    }

    // How far all of them are together; each hundredth once.
    IReadOnlyList<Upload> Uploads(CancellationToken cancel)
    {
        var (total, before) = (Math.Max(1, files.Sum(file => file.Size)), 0L);
        return [.. files.Select(file =>
        {
            var start = before;
            before += file.Size;
            return new Upload(file.Name, () => new CountedStream(file.OpenReadStream(Limits.Value.MaxBytes, cancel), read => Advance((int)(100 * (start + read) / total))), file.Size);
        })];
    }

    void Advance(int reached)
    {
        if (reached == percent)
            return;
        percent = reached;
        _ = InvokeAsync(StateHasChanged);
    }

    async Task<Result<string>> TypedAsync()
    {
        if (!AsksText)
            return "";
        await using var typed = await Browser.TextOfAsync(Box, MaxBytes);
        if (typed is null)
            return new Problem(Why.TooLong, SubmissionRules.TextLength);
        using var reader = new StreamReader(typed);
        return await reader.ReadToEndAsync();
    }

    async Task PreviewAsync() => preview = preview is null && await TypedAsync() is { Succeeded: true, Value: var text } ? text : null;

    Task StopAsync() => stop?.CancelAsync() ?? Task.CompletedTask;

    async Task StayAsync(LocationChangingContext context)
    {
        if (Waiting && !await Dialogs.ConfirmAsync(Say["HandIn.LeaveHeading"], Say[busy ? "HandIn.LeaveBusy" : "HandIn.LeaveFiles"], Say["Edit.Leave"], Say["Edit.Stay"]))
            context.PreventNavigation();
    }
}

using Lms.Data.Enrolments;
using Lms.Data.Shared;
using Lms.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace Lms.Web.Features.Enrolments;

/// <summary>From the button to the report: all of the list or, when it is cancelled, none of it.</summary>
public sealed partial class EnrolPage
{
    RosterReport? report;
    Action? cancelWork;
    double part;

    [Inject] RosterImport Import { get; set; } = null!;

    [Inject] RosterActions Actions { get; set; } = null!;

    [Inject] Messages Messages { get; set; } = null!;

    async Task EnrolAsync()
    {
        var (actor, progress) = (await Current.GetAsync(), new Progress<double>(Advance));
        using var cancel = new CancellationTokenSource();
        (part, cancelWork) = (0, cancel.Cancel);
        try
        {
            var done = await Task.Run(() => Import.EnrolAsync(actor, CourseId, rows, progress, cancel.Token));
            if (done.Problem is { } refused)
                Messages.Tell(refused);
            else
                await FinishAsync(done.Value);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            Messages.Tell(Say["Told.Cancelled"]);
        }
        finally
        {
            cancelWork = null;
        }
    }

    // What could not be enrolled stays in the box to be mended.
    async Task FinishAsync(RosterReport done)
    {
        var left = done.Plan.Lines.Where(line => line.Outcome == LineOutcome.Problem).Select(line => line.Row).ToList();
        await input!.ShowAsync(left.Count > 0 ? file!.Remainder(left) : "");
        (report, plan, file, rows, text) = (done, null, null, [], "");
    }

    async Task UndoAsync()
    {
        if (await Actions.UndoAsync(report!.Change))
            report = null;
    }

    void Advance(double done)
    {
        part = done;
        StateHasChanged();
    }

    void StayWhileWorking(LocationChangingContext context)
    {
        if (cancelWork is not null)
            context.PreventNavigation();
    }
}

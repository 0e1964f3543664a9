using Lms.Data.Enrolments;
using Lms.Data.Shared;
using Lms.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace Lms.Web.Features.Enrolments;

/// <summary>From the button to the report: all of the list or, when it is cancelled, none of it.</summary>
public sealed partial class EnrolPage
{
    RosterReport? report;
    WorkInProgress? work;

    [Inject] RosterImport Import { get; set; } = null!;

    [Inject] RosterActions Actions { get; set; } = null!;

    [Inject] Messages Messages { get; set; } = null!;

    bool Working => work is { Working: true };

    async Task EnrolAsync()
    {
        if (await input!.IsChangedAsync())
        {
            Messages.Tell(Say["Told.ListChanged"]);
            await input.CheckAsync();
            return;
        }

        var done = await work!.RunAsync(async (progress, cancel) => await Import.EnrolAsync(await Current.GetAsync(), CourseId, rows, progress, cancel));
        showPlan = true;
        if (done is null)
            Messages.Tell(Say["Told.Cancelled"]);
        else if (done.Problem is { Why: Why.NeedsManageStudents or Why.NotOnCourse or Why.CourseNotFound or Why.ForStaff or Why.ActorSuspended or Why.CourseArchived } lost)
            (problem, plan, file) = (lost, null, null); // the list stays, to be taken elsewhere
        else if (done.Problem is { } refused)
            Messages.Tell(refused);
        else
            await FinishAsync(done.Value);
    }

    // What could not be enrolled stays in the box to be mended.
    async Task FinishAsync(RosterReport done)
    {
        var left = done.Plan.Lines.Where(line => line.Outcome == LineOutcome.Problem).Select(line => line.Row).ToList();
        await input!.ShowAsync(left.Count > 0 ? file!.Remainder(left) : "");
        (report, plan, file, rows, showPlan) = (done, null, null, [], false);
    }

    async Task UndoAsync()
    {
        if (!await Actions.UndoAsync(report!.Change))
            return;
        report = null;
        await input!.ShowAsync(text);
    }
}

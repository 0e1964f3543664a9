using Lms.Data.Enrolments;
using Lms.Data.Shared;
using Lms.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace Lms.Web.Features.Enrolments;

/// <summary>From the button to the report: all of the list or, when it is cancelled, none of it.</summary>
public sealed partial class EnrolPage
{
    ListReport? report;
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

        var asked = draft!;
        var done = await work!.RunAsync((progress, cancel) => EnrolAsync(asked, progress, cancel));
        showPlan = true;
        if (done is null)
            Messages.Tell(Say["Told.Cancelled"]);
        else if (done.Problem is { Why: Why.NeedsManageStudents or Why.NotOnCourse or Why.CourseNotFound or Why.ForStaff or Why.ActorSuspended or Why.CourseArchived } lost)
            (problem, preview, table) = (lost, null, null); // the list stays, to be taken elsewhere
        else if (done.Problem is { } refused)
            Messages.Tell(refused);
        else
            await FinishAsync(done.Value);
    }

    // The lines are in memory only while they are carried out.
    async Task<Result<ListReport>> EnrolAsync(ListDraft asked, IProgress<double> progress, CancellationToken cancel)
    {
        await Task.WhenAny(planning); // what was mended with the click before is in the list
        var read = asked.Read();
        if (!read.Succeeded)
            return read.Problem!;
        var done = await Import.EnrolAsync(await Current.GetAsync(), CourseId, read.Value.Rows, progress, cancel);
        return done.Succeeded ? new ListReport(done.Value, asked.Text, read.Value, Say) : done.Problem!;
    }

    // What could not be enrolled stays in the box to be mended.
    async Task FinishAsync(ListReport done)
    {
        await input!.ShowAsync(done.Left.Read());
        (report, preview, table, showPlan) = (done, null, null, false);
    }

    async Task UndoAsync()
    {
        if (!await Actions.UndoAsync(report!.Change))
            return;
        var text = report!.Text;
        report = null;
        await input!.ShowAsync(text.Read());
    }
}

using Lms.Data.Accounts;
using Lms.Data.Courses;
using Lms.Data.Enrolments;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace Lms.Web.Features.Enrolments;

/// <summary>From a list to enrolled people: read, plan, carry out, report. Nothing is written before the button.</summary>
public sealed partial class EnrolPage
{
    ListInput? input;
    string text = "";
    RosterFile? file;
    IReadOnlyList<RosterRow> rows = [];
    RosterPlan? plan;
    RosterReport? report;
    Problem? problem;
    WorkInProgress? work;
    bool showPlan;

    [Inject] RosterQueries Queries { get; set; } = null!;

    [Inject] RosterImport Import { get; set; } = null!;

    [Inject] RosterActions Actions { get; set; } = null!;

    [Inject] IOptions<ImportOptions> Limits { get; set; } = null!;

    [Inject] CurrentActor Current { get; set; } = null!;

    [Inject] Messages Messages { get; set; } = null!;

    [Inject] Browser Browser { get; set; } = null!;

    [Parameter] public long CourseId { get; set; }

    bool Working => work is { Working: true };

    static Problem? Refusal(CourseView course) =>
        course.Held.Has(Permission.ManageStudents) ? null
        : course.Archived && course.IsStaff ? new Problem(Why.CourseArchived)
        : new Problem(Why.NeedsManageStudents, course.OwnerName);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!showPlan)
            return;
        showPlan = false;
        await Browser.FocusAsync("#preview");
    }

    // Reading and planning ten thousand lines is work: it is done beside the circuit, so that the page stays alive.
    async Task CheckAsync(Result<string> list)
    {
        (plan, file, problem) = (null, null, list.Problem);
        if (!list.Succeeded)
            return;
        text = list.Value;
        await ReadAsync(null);
        showPlan = plan is not null;
    }

    Task ChooseAsync(IReadOnlyList<RosterColumn> columns) => ReadAsync(columns);

    async Task ReadAsync(IReadOnlyList<RosterColumn>? columns)
    {
        var read = await Task.Run(() => RosterFile.Read(text, Limits.Value.MaxLines, columns));
        problem = read.Problem;
        if (!read.Succeeded)
        {
            plan = null;
            return;
        }

        file = read.Value;
        rows = file.Rows;
        await PlanAsync();
    }

    async Task PlanAsync()
    {
        var actor = await Current.GetAsync();
        var checkedNow = await Task.Run(() => Queries.CheckAsync(actor, CourseId, rows));
        problem = checkedNow.Problem;
        plan = checkedNow.Succeeded ? checkedNow.Value : null;
    }

    Task UseAsync(PlannedLine line) => ReplaceAsync(l => l.Row == line.Row ? Mended(l) : l.Row);

    Task UseAllAsync() => ReplaceAsync(line => line.Suggestion is null ? line.Row : Mended(line));

    Task KeepAsync(PlannedLine line) => ReplaceAsync(l => l.Row == line.Row ? l.Row with { Sure = true } : l.Row);

    Task ReplaceAsync(Func<PlannedLine, RosterRow> revise)
    {
        rows = [.. plan!.Lines.Select(revise)];
        return PlanAsync();
    }

    static RosterRow Mended(PlannedLine line) => line.Row with { Address = EmailAddress.Parse(line.Suggestion).Value, Problem = null };

    async Task EnrolAsync()
    {
        var actor = await Current.GetAsync();
        var done = await work!.RunAsync((progress, cancel) => Import.EnrolAsync(actor, CourseId, rows, progress, cancel));
        if (done is null)
            Messages.Tell(Say["Told.Cancelled"]);
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
        (report, plan, file, rows, text) = (done, null, null, [], "");
    }

    async Task UndoAsync()
    {
        if (await Actions.UndoAsync(report!.Change))
            report = null;
    }
}

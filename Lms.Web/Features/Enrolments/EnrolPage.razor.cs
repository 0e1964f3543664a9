using Lms.Data.Accounts;
using Lms.Data.Courses;
using Lms.Data.Enrolments;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace Lms.Web.Features.Enrolments;

/// <summary>From a list to a plan: read, mended, looked at. Nothing is written before the button.</summary>
public sealed partial class EnrolPage
{
    ListInput? input;
    string text = "";
    RosterFile? file;
    IReadOnlyList<RosterRow> rows = [];
    RosterPlan? plan;
    Problem? problem;
    bool showPlan;

    [Inject] RosterQueries Queries { get; set; } = null!;

    [Inject] IOptions<ImportOptions> Limits { get; set; } = null!;

    [Inject] CurrentActor Current { get; set; } = null!;

    [Inject] Browser Browser { get; set; } = null!;

    [Parameter] public long CourseId { get; set; }

    static Problem? Refusal(CourseView course) =>
        course.Held.Has(Permission.ManageStudents) ? null
        : course.Archived && course.IsStaff ? new Problem(Why.CourseArchived)
        : new Problem(Why.NeedsManageStudents, course.OwnerName);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!showPlan)
            return;
        showPlan = false;
        await Browser.ShowAsync("#preview");
    }

    // Reading and planning ten thousand lines is work: it is done beside the circuit, so that the page stays alive.
    async Task CheckAsync(Result<string> list)
    {
        Forget();
        problem = list.Problem;
        if (list.Succeeded)
        {
            text = list.Value;
            await ReadAsync(null);
        }

        showPlan = plan is not null;
        if (!showPlan)
            await Browser.FocusAsync("#list");
    }

    void Forget() => (plan, file, problem) = (null, null, null);

    // Without a column of addresses there is no plan, but still a choice.
    Task ChooseAsync(IReadOnlyList<RosterColumn> columns)
    {
        file = file! with { Table = file.Table! with { Columns = columns } };
        return ReadAsync(columns);
    }

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
        var checkedNow = await Task.Run(async () => await Queries.CheckAsync(await Current.GetAsync(), CourseId, rows));
        problem = checkedNow.Problem;
        plan = checkedNow.Succeeded ? checkedNow.Value : null;
    }

    Task UseAsync(PlannedLine line) => ReplaceAsync(l => l.Row == line.Row ? Mended(l) : l.Row);

    // Only what is an address already, with a slip in it: whatever else was written may be no person at all.
    Task UseAllAsync() => ReplaceAsync(line => line.IsSlip ? Mended(line) : line.Row);

    Task KeepAsync(PlannedLine line) => ReplaceAsync(l => l.Row == line.Row ? l.Row with { Sure = true } : l.Row);

    Task ReplaceAsync(Func<PlannedLine, RosterRow> revise)
    {
        rows = [.. plan!.Lines.Select(revise)];
        showPlan = true;
        return PlanAsync();
    }

    static RosterRow Mended(PlannedLine line) => line.Row with { Address = EmailAddress.Parse(line.Suggestion).Value, Problem = null };
}

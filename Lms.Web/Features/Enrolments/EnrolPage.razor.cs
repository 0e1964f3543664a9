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
    ListDraft? draft;
    RosterTable? table;
    ListPreview? preview;
    Problem? problem;
    bool showPlan;
    Task planning = Task.CompletedTask;
    int asks;

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

    async Task CheckAsync(Result<ListText> list)
    {
        Forget();
        problem = list.Problem;
        if (list.Succeeded)
        {
            draft = new ListDraft(list.Value, Limits.Value.MaxLines);
            await PlanAsync(PreviewShow.All, 1);
        }

        showPlan = preview is not null;
        if (!showPlan)
            await Browser.FocusAsync("#list");
    }

    void Forget() => (draft, preview, table, problem) = (null, null, null, null);

    // Without a column of addresses there is no plan, but still a choice.
    Task ChooseAsync(IReadOnlyList<RosterColumn> columns)
    {
        table = table! with { Columns = columns };
        return PlanAsync(preview?.Show ?? PreviewShow.All, 1, choose: asked => asked.Choose(columns));
    }

    // Reading and planning ten thousand lines is work: it is done beside the circuit, so that the page stays alive. Two clicks are done
    // one after the other, and only the later answer is shown.
    async Task PlanAsync(PreviewShow show, int page, Action<ListDraft>? choose = null, Action<ListDraft, RosterPlan>? mend = null)
    {
        var (asked, ask, before) = (draft!, ++asks, planning);
        var work = Task.Run(async () =>
        {
            await Task.WhenAny(before); // where that failed, whoever asked for it has heard
            choose?.Invoke(asked);
            var planned = await ReadAsync(asked);
            if (mend is null || !planned.Plan.Succeeded)
                return Answer(planned);
            mend(asked, planned.Plan.Value);
            return Answer(await ReadAsync(asked));
        });
        planning = work;
        var (answer, read) = await work;
        if (asked != draft || ask != asks)
            return; // taken out, or asked otherwise meanwhile
        (problem, table) = (answer.Problem, read ?? table);
        preview = answer.Succeeded ? answer.Value : null;

        (Result<ListPreview>, RosterTable?) Answer((Result<RosterPlan> Plan, RosterTable? Table) planned) =>
            (planned.Plan.Succeeded ? ListPreview.Of(planned.Plan.Value, show, page) : planned.Plan.Problem!, planned.Table);
    }

    async Task<(Result<RosterPlan> Plan, RosterTable? Table)> ReadAsync(ListDraft asked)
    {
        var read = asked.Read();
        return read.Succeeded ? (await Queries.CheckAsync(await Current.GetAsync(), CourseId, read.Value.Rows), read.Value.Table) : (read.Problem!, null);
    }

    Task UseAsync(PlannedLine line) => MendAsync((list, plan) => list.Use(plan, l => IsSame(l.Row, line.Row)));

    // Only what is an address already, with a slip in it: whatever else was written may be no person at all.
    Task UseAllAsync() => MendAsync((list, plan) => list.Use(plan, line => line.IsSlip));

    Task KeepAsync(PlannedLine line) => MendAsync((list, plan) => list.Keep(plan, l => IsSame(l.Row, line.Row)));

    Task MendAsync(Action<ListDraft, RosterPlan> mend)
    {
        showPlan = true;
        return PlanAsync(preview!.Show, preview.Page, mend: mend);
    }

    static bool IsSame(RosterRow one, RosterRow other) => one.Line == other.Line && one.Text == other.Text && one.Address == other.Address;
}

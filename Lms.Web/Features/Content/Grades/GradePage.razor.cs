using Lms.Data.Content.Grades;
using Lms.Data.Content.Submissions;
using Lms.Data.Shared;
using Lms.Web.Features.Content.Submissions;
using Lms.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using MudBlazor;

namespace Lms.Web.Features.Content.Grades;

/// <summary>One student after the other, within the filter of the table one comes from.</summary>
public sealed partial class GradePage
{
    GradingView? view;
    GradeForm? form;
    Problem? problem;
    bool toPoints, leaving, newer;
    (long Course, long Assignment, long Account, SubmissionFilter Filter)? shown;

    [Inject] GradeQueries Queries { get; set; } = null!;

    [Inject] CurrentActor Current { get; set; } = null!;

    [Inject] Browser Browser { get; set; } = null!;

    [Inject] SchoolClock Clock { get; set; } = null!;

    [Inject] IDialogService Dialogs { get; set; } = null!;

    [Inject] NavigationManager Navigation { get; set; } = null!;

    [Parameter] public long CourseId { get; set; }

    [Parameter] public long AssignmentId { get; set; }

    [Parameter] public long AccountId { get; set; }

    [SupplyParameterFromQuery(Name = "q")] string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "show")] string? ShowOnly { get; set; }

    [SupplyParameterFromQuery] string? Section { get; set; }

    [SupplyParameterFromQuery(Name = "sort")] string? SortBy { get; set; }

    SubmissionFilter Filter => SubmissionAddress.Read(Search, ShowOnly, Section, SortBy, null);

    string Back => Address("");

    protected override Task OnParametersSetAsync()
    {
        if (shown != (CourseId, AssignmentId, AccountId, Filter))
            return LoadAsync();
        leaving = false; // to another place on the same page
        return Task.CompletedTask;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!toPoints || view?.AccountId != AccountId)
            return;
        toPoints = false;
        await Browser.FocusAsync("#points");
    }

    async Task LoadAsync()
    {
        var asked = (CourseId, AssignmentId, AccountId, Filter);
        shown = asked;
        var answer = await Queries.OpenAsync(await Current.GetAsync(), CourseId, AssignmentId, AccountId, Filter);
        if (shown != asked || Passes(answer.Problem))
            return;
        newer = answer is { Succeeded: true, Value: var now } && view is not null && now.AccountId == view.AccountId
            && (newer || (now.Submissions is [var last, ..] && (view.Submissions is not [var before, ..] || last.Id != before.Id)));
        (problem, view, leaving) = (answer.Problem, answer.Succeeded ? answer.Value : view, false);
    }

    void GoAsync(Neighbour? to)
    {
        if (to is null)
            return;
        toPoints = true; // where one types on
        Navigation.NavigateTo(Address($"/{to.AccountId}"));
    }

    string Address(string student) => Navigation.GetUriWithQueryParameters(
        $"/courses/{CourseId}/assignments/{AssignmentId}/submissions{student}", SubmissionAddress.Write(Filter));

    // What was typed is saved on the way out; what can't be saved is not lost without a word.
    async Task StayAsync(LocationChangingContext context)
    {
        leaving = true; // until the next student is there
        StateHasChanged();
        if (form is null || await form.SaveNowAsync())
            return;
        if (!await Dialogs.ConfirmAsync(Say["Edit.LeaveHeading"], Say["Edit.LeaveLead"], Say["Edit.Leave"], Say["Edit.Stay"]))
        {
            leaving = toPoints = false;
            context.PreventNavigation();
            await Browser.FocusAsync("#points");
        }
    }

    protected override bool Concerned(IReadOnlyCollection<Change> changes) => changes.Any(change => change.TouchesPeopleOf(CourseId)
        || (change.CourseId == CourseId && (change.Area == CourseArea.Assignments || (change.Area == CourseArea.Work && change.AccountId == AccountId))));

    protected override Task ReadAgainAsync() => LoadAsync();
}

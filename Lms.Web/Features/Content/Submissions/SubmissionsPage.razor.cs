using Lms.Data.Content.Submissions;
using Lms.Data.Shared;
using Lms.Web.Features.Content.Grades;
using Lms.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace Lms.Web.Features.Content.Submissions;

/// <summary>Everybody's work: its state is in the address, and it is read again whenever somebody hands in or grades.</summary>
public sealed partial class SubmissionsPage
{
    SubmissionsView? view;
    Problem? problem;
    (long Course, long Assignment, SubmissionFilter Filter)? shown;
    int loads;

    [Inject] SubmissionQueries Queries { get; set; } = null!;

    [Inject] GradeActions Actions { get; set; } = null!;

    [Inject] CurrentActor Current { get; set; } = null!;

    [Inject] NavigationManager Navigation { get; set; } = null!;

    [Parameter] public long CourseId { get; set; }

    [Parameter] public long AssignmentId { get; set; }

    [SupplyParameterFromQuery(Name = "q")] string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "show")] string? ShowOnly { get; set; }

    [SupplyParameterFromQuery] string? Section { get; set; }

    [SupplyParameterFromQuery(Name = "sort")] string? SortBy { get; set; }

    [SupplyParameterFromQuery] string? Page { get; set; }

    SubmissionFilter Filter => SubmissionAddress.Read(Search, ShowOnly, Section, SortBy, Page);

    protected override Task OnParametersSetAsync() => shown == (CourseId, AssignmentId, Filter) ? Task.CompletedTask : LoadAsync();

    async Task LoadAsync()
    {
        shown = (CourseId, AssignmentId, Filter);
        var load = ++loads;
        var answer = await Queries.TableAsync(await Current.GetAsync(), CourseId, AssignmentId, Filter);
        if (load == loads && !Passes(answer.Problem)) // nothing newer was asked for meanwhile
            (problem, view) = (answer.Problem, answer.Succeeded ? answer.Value : view);
    }

    void Show(SubmissionFilter filter) => Navigation.NavigateTo(
        Navigation.GetUriWithQueryParameters(SubmissionAddress.Write(filter)),
        replace: filter == Filter with { Search = filter.Search }); // each letter is no step back

    void Sort(SubmissionSort by) => Show(Filter with { Sort = by, Descending = Filter.Sort == by && !Filter.Descending, Page = 1 });

    string Href(long accountId) => Navigation.GetUriWithQueryParameters(
        $"/courses/{CourseId}/assignments/{AssignmentId}/submissions/{accountId}", SubmissionAddress.Write(Filter with { Page = 1 }));

    async Task ReleaseAsync()
    {
        await Actions.ReleaseAsync(view!);
        await LoadAsync();
    }

    async Task HideAsync()
    {
        await Actions.HideAsync(view!);
        await LoadAsync();
    }

    protected override TimeSpan Breath => TimeSpan.FromSeconds(2); // graders change it with what they type

    protected override bool Concerned(IReadOnlyCollection<Change> changes) =>
        changes.Any(change => change.TouchesPeopleOf(CourseId) || (change.CourseId == CourseId && change.Area is CourseArea.Work or CourseArea.Assignments));

    protected override Task ReadAgainAsync() => LoadAsync();
}

using Lms.Data.Content.Grades;
using Lms.Data.Shared;
using Lms.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace Lms.Web.Features.Content.Grades;

/// <summary>Grades: the whole table for staff, their own for students; its state is in the address, and it is read again whenever somebody changes it.</summary>
public sealed partial class GradesPage
{
    Gradebook? head;
    OwnGrades? own;
    Problem? problem;
    GradebookTable? table;
    (long Course, GradebookFilter Filter)? shown;
    long me;

    [Inject] GradebookQueries Queries { get; set; } = null!;

    [Inject] OwnGradeQueries Own { get; set; } = null!;

    [Inject] CurrentActor Current { get; set; } = null!;

    [Inject] NavigationManager Navigation { get; set; } = null!;

    [Parameter] public long CourseId { get; set; }

    [SupplyParameterFromQuery(Name = "q")] string? Search { get; set; }

    [SupplyParameterFromQuery] string? Section { get; set; }

    [SupplyParameterFromQuery] string? Former { get; set; }

    GradebookFilter Filter => GradebookAddress.Read(Search, Section, Former);

    string Download => new UriBuilder(Navigation.Uri) { Path = $"/courses/{CourseId}/grades.csv", Fragment = "" }.Uri.PathAndQuery;

    protected override async Task OnParametersSetAsync()
    {
        if (shown != (CourseId, Filter))
            await LoadAsync();
    }

    protected override TimeSpan Breath => TimeSpan.FromSeconds(2); // graders change it with what they type

    protected override bool Concerned(IReadOnlyCollection<Change> changes) => changes.Any(change => change.TouchesPeopleOf(CourseId)
        || (change.CourseId == CourseId && (change.Area == CourseArea.Assignments || (change.Area == CourseArea.Work && (own is null || change.MayConcern(me))))));

    protected override async Task ReadAgainAsync()
    {
        await LoadAsync();
        if (table is not null && !HasPassed)
            await table.ReadAgainAsync();
    }

    void Tell(Problem why)
    {
        if (!Passes(why))
            problem = why;
    }

    async Task LoadAsync()
    {
        var asked = (CourseId, Filter);
        shown = asked;
        me = await Current.IdAsync();
        var all = await Queries.HeadAsync(await Current.GetAsync(), asked.CourseId, asked.Filter);
        var mine = all.Succeeded ? null : await Own.OwnAsync(await Current.GetAsync(), asked.CourseId); // who teaches now may have been a student once
        if (shown != asked || Passes(all.Problem))
            return; // something newer was asked for meanwhile
        head = all.Succeeded ? all.Value : null;
        own = mine is { Succeeded: true } ? mine.Value : null;
        problem = own is null ? all.Problem : null;
    }

    void Show(GradebookFilter filter) => Navigation.NavigateTo(
        Navigation.GetUriWithQueryParameters(GradebookAddress.Write(filter)), replace: filter == Filter with { Search = filter.Search });
}

using Lms.Data.Content.Assignments;
using Lms.Data.Courses;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace Lms.Web.Features.Content.Assignments;

/// <summary>Writes an assignment, new or not. Whoever comes second is told, and keeps what they typed.</summary>
public sealed partial class AssignmentEditPage
{
    AssignmentInput? input;
    AssignmentEdit? edit;
    Problem? problem, refused;
    Unsaved? unsaved;
    bool busy, left;
    (long Course, long? Assignment)? shown;

    [Inject] AssignmentQueries Queries { get; set; } = null!;

    [Inject] AssignmentService Service { get; set; } = null!;

    [Inject] AssignmentActions Actions { get; set; } = null!;

    [Inject] SchoolClock Clock { get; set; } = null!;

    [Inject] CurrentActor Current { get; set; } = null!;

    [Inject] NavigationManager Navigation { get; set; } = null!;

    [Parameter] public long CourseId { get; set; }

    [Parameter] public long? AssignmentId { get; set; }

    Problem? Refusal(CourseView course) =>
        problem
        ?? (course.Held.Has(Permission.ManageAssignments) ? null
        : course.Archived && course.IsStaff ? new Problem(Why.CourseArchived)
        : new Problem(course.IsStaff ? Why.NeedsPermission : Why.ForStaff, course.IsStaff ? [Permission.ManageAssignments, course.OwnerName] : [course.OwnerName]));

    protected override Task OnParametersSetAsync() => shown == (CourseId, AssignmentId) ? Task.CompletedTask : LoadAsync();

    async Task LoadAsync()
    {
        shown = (CourseId, AssignmentId);
        unsaved?.Forget();
        (problem, refused, edit) = (null, null, null);
        if (AssignmentId is not { } id)
        {
            input = new();
            return;
        }

        var answer = await Queries.EditAsync(await Current.GetAsync(), CourseId, id);
        problem = answer.Problem;
        if (!answer.Succeeded)
            return;
        edit = answer.Value;
        input = AssignmentInput.Of(edit.Assignment.Text, Clock);
    }

    async Task SaveAsync(AssignmentState? state)
    {
        if (busy)
            return; // pressed twice is once
        refused = null;
        if (input!.Read(Clock) is not { } text)
            return;
        busy = true;
        if (AssignmentRules.IsDueAlready(edit?.Assignment, text, state ?? edit?.Assignment.State ?? AssignmentState.Draft, Clock.Now) && !await Actions.IsMeantAsync(text))
        {
            busy = false;
            return;
        }

        refused = AssignmentId is { } id ? await ChangeAsync(id, text, state) : await CreateAsync(text, state == AssignmentState.Published);
        busy = left;
        if (refused is not null && input.Take(refused))
            refused = null;
    }

    async Task<Problem?> CreateAsync(AssignmentText text, bool publish)
    {
        var made = await Service.CreateAsync(await Current.GetAsync(), CourseId, text, publish);
        if (made.Problem is { } why)
            return why;
        Actions.Told(publish ? "Told.AssignmentPublished" : "Told.DraftSaved", text.Title);
        Leave($"/courses/{CourseId}/assignments/{made.Value}");
        return null;
    }

    async Task<Problem?> ChangeAsync(long id, AssignmentText text, AssignmentState? state)
    {
        var saved = await Service.ChangeAsync(await Current.GetAsync(), CourseId, id, text, edit!.ChangedAt);
        if (saved.Problem is { } why)
            return why;
        edit = edit with { ChangedAt = saved.Value, Assignment = edit.Assignment with { Text = text } };
        unsaved?.Forget();
        if (state is null)
            Actions.Told("Told.AssignmentSaved", text.Title);
        else if (!await Actions.SetStateAsync(CourseId, id, text.Title, state.Value))
            return null;
        Leave($"/courses/{CourseId}/assignments/{id}");
        return null;
    }

    async Task RemoveAsync()
    {
        if (await Actions.RemoveAsync(edit!.Assignment))
            Leave($"/courses/{CourseId}/assignments");
    }

    Task CopyAsync() => Actions.CopyAsync(edit!.Assignment);

    void Leave(string address)
    {
        left = true;
        unsaved?.Forget();
        Navigation.NavigateTo(address);
    }
}

using Lms.Data.Content.Assignments;
using Lms.Data.Shared;
using Lms.Web.Shared;
using MudBlazor;

namespace Lms.Web.Features.Content.Assignments;

/// <summary>Publishes, closes, removes and copies assignments and says what came of it, with Undo where there is one.</summary>
public sealed class AssignmentActions(AssignmentService service, AssignmentQueries queries, IDialogService dialogs, CurrentActor current, Messages messages, Say say)
{
    /// <summary>Asks whether a due date that is over is meant.</summary>
    public Task<bool> IsMeantAsync(AssignmentText text) => dialogs.ConfirmAsync(
        say["DueAlready.Heading"], say[text.Late == LateRule.Refused ? "DueAlready.Refused" : "DueAlready.Late"], say["DueAlready.Yes"], say["Cancel"]);

    internal void Told(string key, string title) => messages.Tell(say[key, title]);

    internal async Task<bool> SetStateAsync(long courseId, long assignmentId, string title, AssignmentState state)
    {
        var changed = await service.SetStateAsync(await current.GetAsync(), courseId, assignmentId, state);
        if (changed.Problem is { } problem)
            messages.Tell(problem);
        else
            messages.Tell(say[state switch
            {
                AssignmentState.Draft => "Told.AssignmentUnpublished",
                AssignmentState.Closed => "Told.AssignmentClosed",
                _ when changed.Value == AssignmentState.Closed => "Told.AssignmentReopened",
                _ => "Told.AssignmentPublished",
            }, title], () => SetStateAsync(courseId, assignmentId, title, changed.Value));
        return changed.Succeeded;
    }

    internal async Task<bool> RemoveAsync(AssignmentView assignment)
    {
        if (!await dialogs.ConfirmAsync(say["RemoveAssignment.Heading", assignment.Text.Title], say["RemoveAssignment.Lead"], say["Edit.Remove"], say["Cancel"]))
            return false;
        var removed = await service.RemoveAsync(await current.GetAsync(), assignment.CourseId, assignment.Id);
        if (removed.Problem is { } problem)
            messages.Tell(problem);
        else
            messages.Tell(say["Told.AssignmentRemoved", assignment.Text.Title]);
        return removed.Succeeded;
    }

    internal async Task CopyAsync(AssignmentView assignment)
    {
        var targets = await queries.TargetsAsync(await current.GetAsync(), assignment.CourseId);
        if (targets.Problem is { } problem)
        {
            messages.Tell(problem);
            return;
        }

        var dialog = await dialogs.ShowAsync<CopyAssignmentDialog>(say["CopyAssignment.Heading", assignment.Text.Title], new DialogParameters
        {
            [nameof(CopyAssignmentDialog.Courses)] = targets.Value,
        });
        if (await dialog.GetReturnValueAsync<CourseChoice?>() is not { } course)
            return;
        var copied = await service.CopyAsync(await current.GetAsync(), assignment.CourseId, assignment.Id, course.Id);
        if (copied.Problem is { } refused)
            messages.Tell(refused);
        else
            messages.Tell(say["Told.AssignmentCopied", assignment.Text.Title, course.Title]);
    }
}

using Lms.Data.Content.Grades;
using Lms.Data.Content.Submissions;
using Lms.Data.Shared;
using Lms.Web.Shared;
using MudBlazor;

namespace Lms.Web.Features.Content.Grades;

/// <summary>Releases grades, which asks first, and hides them again, which is also the way back.</summary>
public sealed class GradeActions(GradeService grades, IDialogService dialogs, CurrentActor current, Messages messages, Say say)
{
    internal async Task ReleaseAsync(SubmissionsView view)
    {
        if (view.Release.ToRelease == 0)
        {
            messages.Tell(say["Told.NothingToRelease"]);
            return;
        }

        var lead = say["Release.Lead", view.Release.ToRelease, view.Release.WithoutGrade];
        if (!await dialogs.ConfirmAsync(say["Release.Heading", view.Assignment.Text.Title], lead, say["Grades.Release"], say["Cancel"]))
            return;
        var released = await grades.ReleaseAsync(await current.GetAsync(), view.Assignment.CourseId, view.Assignment.Id);
        if (released.Problem is { } problem)
            messages.Tell(problem);
        else
            messages.Tell(say[released.Value.Count == 1 ? "Told.GradeReleased" : "Told.GradesReleased", released.Value.Count], () => HideAsync(released.Value, released.Value.At));
    }

    internal async Task HideAsync(SubmissionsView view)
    {
        if (await dialogs.ConfirmAsync(say["Hide.Heading"], say["Hide.Lead", view.Release.Released], say["Grades.HideAgain"], say["Cancel"]))
            await HideAsync(new GradeRelease(view.Assignment.CourseId, view.Assignment.Id, default, 0), null);
    }

    async Task HideAsync(GradeRelease release, DateTime? at)
    {
        var hidden = await grades.HideAsync(await current.GetAsync(), release.CourseId, release.AssignmentId, at);
        if (hidden.Problem is { } problem)
            messages.Tell(problem);
        else
            messages.Tell(say[hidden.Value.Count == 1 ? "Told.GradeHidden" : "Told.GradesHidden", hidden.Value.Count]);
    }
}

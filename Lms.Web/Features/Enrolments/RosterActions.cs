using Lms.Data.Enrolments;
using Lms.Data.Shared;
using Lms.Web.Shared;

namespace Lms.Web.Features.Enrolments;

/// <summary>Changes the students of a course and says what came of it, with Undo.</summary>
public sealed class RosterActions(EnrolmentService enrolments, CurrentActor current, Messages messages, Say say)
{
    public async Task<bool> WithdrawAsync(long courseId, IReadOnlyList<long> students) =>
        Told(await enrolments.WithdrawAsync(await current.GetAsync(), courseId, students), "Told.Withdrawn", "Told.WithdrawnMany", "");

    public async Task<bool> SetSectionAsync(long courseId, IReadOnlyList<long> students, string section) =>
        Told(await enrolments.SetSectionAsync(await current.GetAsync(), courseId, students, section),
            section.Length > 0 ? "Told.Section" : "Told.NoSection", section.Length > 0 ? "Told.Sections" : "Told.NoSections", section);

    public async Task<bool> UndoAsync(EnrolmentChange change)
    {
        var undone = await enrolments.UndoAsync(await current.GetAsync(), change);
        if (undone.Problem is { } problem)
            messages.Tell(problem);
        else
            messages.Tell(say["Told.Undone"]);
        return undone.Succeeded;
    }

    bool Told(Result<EnrolmentChange> result, string one, string many, string value)
    {
        if (result.Problem is { } problem)
            messages.Tell(problem);
        else if (result.Value.Steps is { Count: > 0 } steps)
            messages.Tell(steps.Count == 1 ? say[one, steps[0].Name, value] : say[many, steps.Count, value], () => UndoAsync(result.Value));
        else
            messages.Tell(say["Told.Nothing"]);
        return result.Succeeded;
    }
}

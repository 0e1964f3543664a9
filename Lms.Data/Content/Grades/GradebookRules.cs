using Lms.Data.Accounts;
using Lms.Data.Content.Assignments;
using Lms.Data.Content.Submissions;
using Lms.Data.Permissions;
using Lms.Data.Shared;

namespace Lms.Data.Content.Grades;

/// <summary>Who reads grades, and what a cell and an average come to. Pure.</summary>
public static class GradebookRules
{
    /// <summary>Whether the person may see the grades of all students and export them.</summary>
    public static Problem? MaySee(Standing actor, CourseStanding course) => PermissionRules.May(actor, course, Permission.ViewGradebook);

    /// <summary>Whether the person has grades of their own there: its students, and those who were.</summary>
    public static Problem? MaySeeOwn(Standing actor, CourseStanding course) =>
        actor.Status == AccountStatus.Suspended ? new Problem(Why.ActorSuspended)
        : PermissionRules.MaySeeOwn(actor, Permission.ViewGradebook) is { } notYours ? notYours
        : actor.WasStudent ? null
        : actor.IsStudent ? PermissionRules.MayOpen(actor, course)
        : actor.IsOutsider ? new Problem(Why.CourseNotFound)
        : new Problem(Why.NotEnrolled, actor.Name);

    /// <summary>How a student stands with an assignment. Late: null when nothing was handed in.</summary>
    public static GradebookCell Cell(AssignmentView assignment, decimal? points, bool released, bool? late, DateTime now) =>
        points is not null ? new(released ? CellState.Released : CellState.Graded, points) : new(SubmissionRules.Came(assignment, late, now) switch
        {
            WorkState.Late => CellState.Late,
            WorkState.HandedIn => CellState.HandedIn,
            WorkState.Missing => CellState.Missing,
            _ => CellState.Nothing,
        }, null);

    /// <summary>The same as the student sees it: points that are not released look like what waits.</summary>
    public static GradebookCell OwnCell(AssignmentView assignment, decimal? points, bool released, bool? late, DateTime now) =>
        Cell(assignment, released ? points : null, released, late, now);

    /// <summary>All points out of all that could be had in what has points; null when nothing has, or nothing could be had.</summary>
    public static decimal? Share(IEnumerable<(decimal? Points, decimal OutOf)> graded)
    {
        var (got, outOf) = (0m, 0m);
        foreach (var (points, most) in graded)
        {
            if (points is { } counted)
                (got, outOf) = (got + counted, outOf + most);
        }

        return outOf > 0 ? got / outOf : null;
    }
}

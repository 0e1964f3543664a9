using Lms.Data.Accounts;
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
        : new Problem(Why.NotEnrolled, actor.Name);

    /// <summary>
    /// How a student stands with an assignment. Late: null when nothing was handed in. Missing: only where something is to be
    /// handed in here and the due date is over; what is done on paper waits for nobody.
    /// </summary>
    public static GradebookCell Cell(decimal? points, bool released, bool? late, bool onPaper, DateTime? dueAt, DateTime now) =>
        points is not null ? new(released ? CellState.Released : CellState.Graded, points)
        : late is { } came ? new(came ? CellState.Late : CellState.HandedIn, null)
        : new(!onPaper && dueAt < now ? CellState.Missing : CellState.Nothing, null);

    /// <summary>The same as the student sees it: points that are not released look like what waits.</summary>
    public static GradebookCell OwnCell(decimal? points, bool released, bool? late, bool onPaper, DateTime? dueAt, DateTime now) =>
        Cell(released ? points : null, released, late, onPaper, dueAt, now);

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

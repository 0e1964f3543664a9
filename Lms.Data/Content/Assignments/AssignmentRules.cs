using Lms.Data.Permissions;
using Lms.Data.Shared;

namespace Lms.Data.Content.Assignments;

/// <summary>What an assignment must look like, and what may be done with it. Pure.</summary>
public static class AssignmentRules
{
    /// <summary>The longest title, in characters.</summary>
    public const int TitleLength = 200;

    /// <summary>The longest instructions, in characters.</summary>
    public const int InstructionsLength = 50_000;

    /// <summary>The most assignments of a course: all of them stand side by side in its gradebook.</summary>
    public const int Most = 200;

    /// <summary>The most points an assignment can have.</summary>
    public const decimal PointsLimit = 10_000;

    /// <summary>Whether the person may make, change and publish assignments.</summary>
    public static Problem? MayManage(Standing actor, CourseStanding course) => PermissionRules.May(actor, course, Permission.ManageAssignments);

    /// <summary>Whether the person may read the assignments of the course: its staff, and its students once they can open it.</summary>
    public static Problem? MayRead(Standing actor, CourseStanding course) => PermissionRules.MayOpen(actor, course);

    /// <summary>Whether the person sees drafts: who makes assignments, on an archived course too.</summary>
    public static bool SeesDrafts(Standing actor, CourseStanding course) => MayManage(actor, course with { Archived = false }) is null;

    /// <summary>Whether there is room for another, where there are so many.</summary>
    public static Problem? MayAdd(int present) => present >= Most ? new Problem(Why.TooManyAssignments, Most) : null;

    /// <summary>Whether the texts and points will do, once cleaned.</summary>
    public static Problem? Check(AssignmentText text) =>
        text.Title.Length == 0 ? new Problem(Why.TitleMissing)
        : text.Title.Length > TitleLength ? new Problem(Why.TooLong, TitleLength)
        : text.Instructions.Length > InstructionsLength ? new Problem(Why.TooLong, InstructionsLength)
        : CheckPoints(text.Points, PointsLimit);

    /// <summary>Whether these can be points of at most <paramref name="most"/>.</summary>
    public static Problem? CheckPoints(decimal points, decimal most) =>
        points < 0 || points > most ? new Problem(Why.PointsOutOfRange, most.ToString("0.##", System.Globalization.CultureInfo.CurrentCulture))
        : decimal.Round(points, 2) != points ? new Problem(Why.PointsTooFine)
        : null;

    /// <summary>
    /// Whether the assignment can have so few points; highest: the best grade that was given, null where none was; seen: the best of
    /// those that whoever changes it sees.
    /// </summary>
    public static Problem? MayLower(decimal points, decimal? highest, decimal? seen) =>
        points < seen ? new Problem(Why.PointsBelowGrades, seen.Value.ToString("0.##", System.Globalization.CultureInfo.CurrentCulture))
        : points < highest ? new Problem(Why.PointsBelowHiddenGrades)
        : null;

    /// <summary>
    /// Whether students would see it due before they can hand in, which is a slip more often than meant; before: null for a new one. Opening
    /// again what takes late work is none.
    /// </summary>
    public static bool IsDueAlready(AssignmentView? before, AssignmentText text, AssignmentState after, DateTime now) =>
        after == AssignmentState.Published && text.HandIn != HandIn.OnPaper && text.DueAt < now && before?.State switch
        {
            AssignmentState.Published => before.Text.DueAt != text.DueAt,
            AssignmentState.Closed => text.Late == LateRule.Refused,
            _ => true,
        };

    /// <summary>Whether it can be taken away, or made a draft again; work: whether anything was handed in or graded.</summary>
    public static Problem? MayWithdraw(bool work) => work ? new Problem(Why.AssignmentHasWork) : null;
}

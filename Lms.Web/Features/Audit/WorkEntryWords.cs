using System.Globalization;
using Lms.Data.Audit;
using Lms.Data.Content.Assignments;
using Lms.Data.Content.Grades;

namespace Lms.Web.Features.Audit;

/// <summary>What entries about assignments and grades say besides who and where: which assignment, how many points.</summary>
static class WorkEntryWords
{
    /// <summary>The text and what fills it; null where the entry says no more than its kind.</summary>
    internal static (string Key, object After, object Before)? Of(AuditLine line) => line.Action switch
    {
        AuditAction.AssignmentChanged when line is { Before: { } before, After: { } after } => ("AssignmentRenamed", after, before),
        AuditAction.GradeGiven when GradeEntry.Read(line.After) is { } entry => Points(entry) is { } points
            ? ("GradeGivenFor", points, entry.Assignment)
            : ("GradeTaken", "", entry.Assignment),
        AuditAction.FeedbackGiven when GradeEntry.Read(line.After) is { } entry => ("FeedbackGivenFor", "", entry.Assignment),
        _ => null,
    };

    static string? Points(GradeEntry entry) =>
        decimal.TryParse(entry.Points, NumberStyles.Number, CultureInfo.InvariantCulture, out var points) ? PointsText.Of(points, CultureInfo.CurrentCulture) : null;
}

using Lms.Data.Audit;
using Lms.Data.Courses;
using Lms.Web.Shared;

namespace Lms.Web.Features.Audit;

/// <summary>What entries about the settings of a course say besides who and where: what was changed, and what it is now.</summary>
static class CourseEntryWords
{
    /// <summary>The text and what fills it; null where the entry says no more than its kind.</summary>
    internal static (string Key, object After, object Before)? Of(Say say, AuditLine line) =>
        line.Action == AuditAction.CourseEdited && CourseState.Read(line.After) is { } now
            ? ("CourseEditedTo", string.Join(", ", now.Changed.Select(field => Word(say, field, now))), "")
            : null;

    static string Word(Say say, CourseField field, CourseState now) => field switch
    {
        CourseField.Title => say["Edited.Title", now.Title ?? ""],
        CourseField.Term => string.IsNullOrEmpty(now.Term) ? say["Edited.NoTerm"] : say["Edited.Term", now.Term],
        CourseField.StartsOn => now.StartsOn is { } first ? say["Edited.StartsOn", first] : say["Edited.NoStart"],
        CourseField.EndsOn => now.EndsOn is { } last ? say["Edited.EndsOn", last] : say["Edited.NoEnd"],
        CourseField.Open => now.Open == true ? say["Edited.Open"] : say["Edited.Closed"],
        _ => say["Edited.Description"],
    };
}

using Lms.Data.Audit;
using Lms.Data.Enrolments;
using Lms.Web.Shared;

namespace Lms.Web.Features.Audit;

/// <summary>What entries about a student's place say besides who and where: which section, which number.</summary>
static class PlaceEntryWords
{
    /// <summary>The text and what fills it; null where the entry says no more than its kind.</summary>
    internal static (string Key, object After, object Before)? Of(Say say, AuditLine line)
    {
        if (!AuditUndoRules.Places.Contains(line.Action))
            return null;
        var (before, after) = (PlaceState.Read(line.Before), PlaceState.Read(line.After));
        var (was, isNow) = (before is { IsEnrolled: true }, after is { IsEnrolled: true });
        return line.Action switch
        {
            AuditAction.Enrolled when after is { Section: { } section } => ("EnrolledInSection", section, ""),
            AuditAction.EnrolmentChanged when was && isNow && Changed(say, before!, after!) is { Length: > 0 } told => ("EnrolmentChangedTo", told, ""),
            AuditAction.EnrolmentUndone when was && !isNow => ("EnrolmentUndoneTo", say["Again.NotEnrolled"], ""),
            AuditAction.EnrolmentUndone when !was && isNow => ("EnrolmentUndoneTo", say["Again.Enrolled"], ""),
            AuditAction.EnrolmentUndone when was && isNow && Changed(say, before!, after!) is { Length: > 0 } told =>
                ("EnrolmentUndoneTo", say["Again.Place", told], ""),
            _ => null,
        };
    }

    static string Changed(Say say, PlaceState before, PlaceState after)
    {
        var told = new List<string>();
        if (before.Section != after.Section)
            told.Add(after.Section is { } section ? say["Place.Section", section] : say["Place.NoSection"]);
        if (before.StudentNumber != after.StudentNumber)
            told.Add(after.StudentNumber is { } number ? say["Place.Number", number] : say["Place.NoNumber"]);
        return string.Join(", ", told);
    }
}

using Lms.Data.Shared;

namespace Lms.Data.Audit;

/// <summary>Which part of a course an action changes, so that only the pages that show it are read again.</summary>
static class AuditAreas
{
    internal static CourseArea Of(AuditAction action) => (int)action switch
    {
        >= 140 and < 150 => CourseArea.Announcements,
        >= 150 and < 170 => CourseArea.Materials,
        >= 170 and < 180 => CourseArea.Assignments,
        >= 180 and < 200 => CourseArea.Work,
        _ => CourseArea.People,
    };
}

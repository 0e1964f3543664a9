using Lms.Data.Shared;

namespace Lms.Web.Shared;

/// <summary>What machines are told of a problem that stands in the way of a page or a file.</summary>
static class ProblemStatus
{
    internal static bool IsNotFound(Why why) => why is Why.CourseNotFound or Why.PersonNotFound or Why.JoinLinkGone
        or Why.AnnouncementNotFound or Why.AssignmentNotFound or Why.MaterialNotFound or Why.SectionNotFound or Why.FileNotFound;

    internal static int Of(Why why) =>
        IsNotFound(why) ? StatusCodes.Status404NotFound
        : why == Why.StorageUnavailable ? StatusCodes.Status503ServiceUnavailable
        : StatusCodes.Status403Forbidden;
}

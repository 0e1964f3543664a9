using Lms.Data.Permissions;
using Lms.Data.Shared;

namespace Lms.Data.Content.Files;

/// <summary>Who reads which file, by what refers to it. Pure.</summary>
public static class FileRules
{
    /// <summary>Whether the person may read the file of a material: as whoever sees the material.</summary>
    public static Problem? MayReadMaterial(Standing actor, CourseStanding course, bool published) =>
        published ? MaySeePublished(actor, course) : PermissionRules.May(actor, course with { Archived = false }, Permission.ManageMaterials);

    /// <summary>Whether the person may read a file that was handed in: their own, or as staff who may view submissions.</summary>
    public static Problem? MayReadSubmission(Standing actor, CourseStanding course, long studentId) =>
        actor.AccountId == studentId && actor.Status != Accounts.AccountStatus.Suspended ? null
        : PermissionRules.May(actor, course, Permission.ViewSubmissions);

    static Problem? MaySeePublished(Standing actor, CourseStanding course) =>
        course.Hidden ? PermissionRules.MaySeeStaff(actor, course) : PermissionRules.MayOpen(actor, course);
}

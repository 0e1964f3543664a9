using Lms.Data.Content.Materials;
using Lms.Data.Permissions;
using Lms.Data.Shared;

namespace Lms.Data.Content.Files;

/// <summary>Who reads which file, by what refers to it. Pure.</summary>
public static class FileRules
{
    /// <summary>Whether the person may read the file of a material: as whoever sees the material.</summary>
    public static Problem? MayReadMaterial(Standing actor, CourseStanding course, bool published) =>
        published ? MaterialRules.MayOpen(actor, course) : MaterialRules.MayManage(actor, course with { Archived = false });

    /// <summary>Whether the person may read a file that was handed in: their own, or as staff who may view submissions.</summary>
    public static Problem? MayReadSubmission(Standing actor, CourseStanding course, long studentId) =>
        actor.AccountId == studentId && actor.Status != Accounts.AccountStatus.Suspended ? null
        : PermissionRules.May(actor, course, Permission.ViewSubmissions);
}

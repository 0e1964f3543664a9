using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Permissions;

/// <summary>The people of the school, whom not everybody may list.</summary>
static class SchoolDirectory
{
    static readonly PermissionSet opens = PermissionSet.Of(Permission.ManageStaff, Permission.ManageStudents);

    /// <summary>Whether somebody names people anywhere: they own a course, or manage the staff or the students of one.</summary>
    internal static async Task<bool> IsOpenToAsync(LmsDbContext db, SchoolClock clock, long accountId, CancellationToken cancel)
    {
        if (await db.Courses.AnyAsync(c => c.OwnerId == accountId && c.ArchivedAt == null, cancel))
            return true;
        var today = clock.Today;
        var places = await (
            from membership in db.Memberships
            where membership.AccountId == accountId && (membership.Until == null || membership.Until >= today)
            join course in db.Courses on membership.CourseId equals course.Id
            where course.ArchivedAt == null
            join role in db.Roles on membership.RoleId equals role.Id
            select new { course.Id, RoleId = role.Id, role.Permissions, membership.Until }).ToListAsync(cancel);
        var overrides = (await db.Overrides.Where(o => o.AccountId == accountId).ToListAsync(cancel)).ToLookup(o => o.CourseId);
        return places.Exists(p => CourseStaff.GrantsOf(p.RoleId, p.Permissions, [.. overrides[p.Id]], p.Until).Effective.Meets(opens));
    }
}

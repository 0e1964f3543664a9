using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Permissions;

/// <summary>What becomes of places on a staff when two accounts become one: as <see cref="Grants.Merge"/> says.</summary>
static class MembershipMerger
{
    internal static async Task MergeAsync(LmsDbContext db, long from, long into, DateOnly today, CancellationToken cancel)
    {
        var memberships = await db.Memberships.Where(m => m.AccountId == from || m.AccountId == into).ToListAsync(cancel);
        var overrides = await db.Overrides.Where(o => o.AccountId == from || o.AccountId == into).ToListAsync(cancel);
        var roles = await db.Roles.AsNoTracking().ToDictionaryAsync(r => r.Id, r => r.Permissions, cancel);
        var courses = memberships.Where(m => m.AccountId == from).Select(m => m.CourseId).ToList();
        var owned = await db.Courses.Where(c => c.OwnerId == into && courses.Contains(c.Id)).Select(c => c.Id).ToListAsync(cancel);

        foreach (var moved in memberships.Where(m => m.AccountId == from))
        {
            var movedOverrides = overrides.Where(o => o.CourseId == moved.CourseId && o.AccountId == from).ToList();
            db.Memberships.Remove(moved);
            db.Overrides.RemoveRange(movedOverrides);
            if (owned.Contains(moved.CourseId))
                continue; // the owner holds everything

            var kept = memberships.Find(m => m.CourseId == moved.CourseId && m.AccountId == into);
            var keptOverrides = overrides.Where(o => o.CourseId == moved.CourseId && o.AccountId == into).ToList();
            if (kept is null)
            {
                db.Memberships.Add(Copy(moved, into));
                db.Overrides.AddRange(movedOverrides.Select(o => Copy(o, into)));
                continue;
            }

            var merged = Grants.Merge(GrantsOf(kept, keptOverrides, roles), GrantsOf(moved, movedOverrides, roles), today);
            if (merged.RoleId != kept.RoleId)
                (kept.RoleId, kept.RoleGivenById, kept.RoleGivenAt) = (moved.RoleId, moved.RoleGivenById, moved.RoleGivenAt);
            kept.Until = merged.Until;
            var overridden = merged.Allow | merged.Deny;
            db.Overrides.RemoveRange(keptOverrides.Where(o => !overridden.Has(o.Permission)));
            foreach (var theirs in movedOverrides.Where(o => overridden.Has(o.Permission)))
            {
                var ours = keptOverrides.Find(o => o.Permission == theirs.Permission);
                if (ours is null)
                    db.Overrides.Add(Copy(theirs, into));
                else if (ours.Allowed != merged.Allow.Has(theirs.Permission))
                    (ours.Allowed, ours.ById, ours.At) = (theirs.Allowed, theirs.ById, theirs.At);
            }
        }
    }

    static Grants GrantsOf(StaffMembership membership, List<PermissionOverride> rows, Dictionary<long, PermissionSet> roles) =>
        CourseStaff.GrantsOf(membership.RoleId, roles[membership.RoleId], rows, membership.Until);

    static StaffMembership Copy(StaffMembership membership, long accountId) => new()
    {
        CourseId = membership.CourseId,
        AccountId = accountId,
        RoleId = membership.RoleId,
        Until = membership.Until,
        FromOneRoster = membership.FromOneRoster,
        AddedById = membership.AddedById,
        AddedAt = membership.AddedAt,
        RoleGivenById = membership.RoleGivenById,
        RoleGivenAt = membership.RoleGivenAt,
    };

    static PermissionOverride Copy(PermissionOverride row, long accountId) => new()
    {
        CourseId = row.CourseId,
        AccountId = accountId,
        Permission = row.Permission,
        Allowed = row.Allowed,
        ById = row.ById,
        At = row.At,
    };
}

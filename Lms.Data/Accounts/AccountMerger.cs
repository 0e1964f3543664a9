using System.Globalization;
using Lms.Data.Content;
using Lms.Data.Content.Announcements;
using Lms.Data.Content.Grades;
using Lms.Data.Enrolments;
using Lms.Data.Permissions;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Lms.Data.Accounts;

/// <summary>
/// Makes one account of two. Plain references are found in the model itself, so that a new one can't be forgotten;
/// those that are part of a key need a rule of their own and are listed in <see cref="WithOwnRule"/>.
/// </summary>
static class AccountMerger
{
    internal static readonly IReadOnlySet<(Type Entity, string Property)> WithOwnRule = new HashSet<(Type, string)>
    {
        (typeof(StaffMembership), nameof(StaffMembership.AccountId)),
        (typeof(PermissionOverride), nameof(PermissionOverride.AccountId)),
        (typeof(Enrolment), nameof(Enrolment.AccountId)),
        (typeof(SignInRequest), nameof(SignInRequest.AccountId)),
        (typeof(AnnouncementsSeen), nameof(AnnouncementsSeen.AccountId)),
        (typeof(Grade), nameof(Grade.AccountId)),
    };

    /// <summary>
    /// Moves everything that refers to <paramref name="from"/> and deletes it; its address becomes a further one of the other's, if
    /// it is to be kept. Inside the caller's transaction.
    /// </summary>
    internal static async Task MergeAsync(LmsDbContext db, Account from, Account into, bool keepAddress, DateTime now, DateOnly today, CancellationToken cancel)
    {
        if (from.Status != AccountStatus.Pending)
            throw new InvalidOperationException("Only a pending account can become part of another.");

        await MergeMembershipsAsync(db, from.Id, into.Id, today, cancel);
        await db.SaveChangesAsync(cancel);
        await EnrolmentMerger.MergeAsync(db, from.Id, into.Id, today, cancel);
        await ContentMerger.MergeAsync(db, from.Id, into.Id, cancel);
        await MoveRequestsAsync(db, from.Id, into.Id, cancel);
        if (from.SourcedId is not null && into.SourcedId is null)
        {
            var sourcedId = from.SourcedId;
            from.SourcedId = null;
            await db.SaveChangesAsync(cancel); // unique: given up before it is taken
            into.SourcedId = sourcedId;
        }

        into.Aliases.AddRange(from.Aliases);
        from.Aliases.Clear();
        into.IsAdministrator |= from.IsAdministrator;
        into.MayCreateCourses |= from.MayCreateCourses;
        if (into.CreatedById == from.Id)
            into.CreatedById = null;
        await db.SaveChangesAsync(cancel);

        foreach (var (reference, inKey) in PersonReferences.In(db.Model))
        {
            if (!inKey)
                await RepointAsync(db, reference, from.Id, into.Id, cancel);
        }

        await db.Users.Where(a => a.Id == from.Id).ExecuteDeleteAsync(cancel);
        db.Entry(from).State = EntityState.Detached;
        if (keepAddress && !EmailAddress.IsGivenUp(from.Email!))
            into.Aliases.Add(AccountRules.NewAlias(EmailAddress.Kept(from.Email!), into.Id, now));
        AccountRules.Describe(into, into.DisplayName, EmailAddress.Kept(into.Email!));
    }

    static async Task RepointAsync(LmsDbContext db, IForeignKey reference, long from, long into, CancellationToken cancel)
    {
        var (table, column) = PersonReferences.ColumnOf(reference);
        var sql = string.Create(CultureInfo.InvariantCulture, $"UPDATE \"{table}\" SET \"{column}\" = {{0}} WHERE \"{column}\" = {{1}}");
        await db.Database.ExecuteSqlRawAsync(sql, [into, from], cancel);
    }

    static async Task MergeMembershipsAsync(LmsDbContext db, long from, long into, DateOnly today, CancellationToken cancel)
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

    static async Task MoveRequestsAsync(LmsDbContext db, long from, long into, CancellationToken cancel)
    {
        var asked = await db.SignInRequests.Where(r => r.AccountId == into).Select(r => r.Sub).ToListAsync(cancel);
        await db.SignInRequests.Where(r => r.AccountId == from && asked.Contains(r.Sub)).ExecuteDeleteAsync(cancel);
        await db.SignInRequests.Where(r => r.AccountId == from)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.AccountId, into), cancel);
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

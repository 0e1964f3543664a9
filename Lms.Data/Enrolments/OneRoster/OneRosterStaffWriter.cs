using Lms.Data.Audit;
using Lms.Data.Enrolments.Turns;
using Lms.Data.Permissions;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Enrolments.OneRoster;

/// <summary>Writes who comes onto the staff of courses by a file and who goes; the audit entries are the caller's to write.</summary>
sealed class OneRosterStaffWriter(LmsDbContext db, long actorId, DateTime now, TurnDone done)
{
    internal async Task<IReadOnlyList<AuditEntry>> AddAsync(IReadOnlyList<(long CourseId, long AccountId, long RoleId)> given, CancellationToken cancel)
    {
        if (given.Count == 0)
            return [];
        var roles = await db.Roles.AsNoTracking().ToDictionaryAsync(role => role.Id, role => role.Permissions, cancel);
        IReadOnlyList<StaffMembership> places = [.. given.Select(place => new StaffMembership
        {
            CourseId = place.CourseId,
            AccountId = place.AccountId,
            RoleId = place.RoleId,
            FromOneRoster = true,
            AddedById = actorId,
            AddedAt = now,
            RoleGivenById = actorId,
            RoleGivenAt = now,
        })];
        await db.InsertManyAsync(places, null, cancel);
        done.Staff.AddRange(places.Select(place => new StaffDone(place, null, [])));
        return [.. given.Select(place => Entry(place.CourseId, place.AccountId, AuditAction.RoleGiven,
            null, GrantsWriter.Describe(Grants.Nothing.WithRole(place.RoleId, roles[place.RoleId]))))];
    }

    internal async Task<IReadOnlyList<AuditEntry>> RemoveAsync(IReadOnlyList<OneRosterPlace> places, CancellationToken cancel)
    {
        var entries = new List<AuditEntry>();
        foreach (var course in places.GroupBy(place => place.CourseId, place => place.AccountId))
        {
            IReadOnlyList<long> ids = [.. course];
            var gone = db.Memberships.Where(m => m.CourseId == course.Key && EF.Parameter(ids).Contains(m.AccountId));
            var switches = (await db.Overrides.AsNoTracking().Where(o => o.CourseId == course.Key && EF.Parameter(ids).Contains(o.AccountId))
                .ToListAsync(cancel)).ToLookup(o => o.AccountId);
            foreach (var had in await gone.AsNoTracking().ToListAsync(cancel))
            {
                List<PermissionOverride> switched = [.. switches[had.AccountId]];
                done.Staff.Add(new(null, had, switched));
                entries.Add(Entry(course.Key, had.AccountId, AuditAction.StaffRemoved,
                    GrantsWriter.Describe(CourseStaff.GrantsOf(had.RoleId, default, switched, had.Until)), null));
            }

            await gone.ExecuteDeleteAsync(cancel); // switches go with it
        }

        return entries;
    }

    AuditEntry Entry(long courseId, long accountId, AuditAction action, string? before, string? after) =>
        new() { At = now, ActorId = actorId, PersonId = accountId, CourseId = courseId, Action = action, Before = before, After = after };
}

using Lms.Data.Permissions;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Audit;

/// <summary>What the roles are called that entries speak of: as they are now, or as they were when they were removed.</summary>
static class RolesInEntries
{
    // Roles are few; of those that are gone, the latest are enough.
    const int LookedAt = 200;

    internal static async Task<IReadOnlyList<AuditLine>> NameAsync(LmsDbContext db, List<AuditLine> lines, CancellationToken cancel)
    {
        var spoken = lines.ConvertAll(line => AuditUndoRules.Staff.Contains(line.Action)
            ? (Before: StaffState.Read(line.Before)?.RoleId, After: StaffState.Read(line.After)?.RoleId)
            : default);
        var ids = spoken.SelectMany(roles => new[] { roles.Before, roles.After }).OfType<long>().ToHashSet();
        if (ids.Count == 0)
            return lines;
        var names = await db.Roles.Where(role => ids.Contains(role.Id)).ToDictionaryAsync(role => role.Id, role => role.Name, cancel);
        if (names.Count < ids.Count)
        {
            foreach (var gone in await RemovedAsync(db, cancel))
                names.TryAdd(gone.RoleId, gone.Role);
        }

        return [.. lines.Zip(spoken, (line, roles) => line with { RoleBefore = NameOf(roles.Before), RoleAfter = NameOf(roles.After) })];

        string? NameOf(long? roleId) => roleId is { } id ? names.GetValueOrDefault(id) : null;
    }

    static async Task<IEnumerable<RoleState>> RemovedAsync(LmsDbContext db, CancellationToken cancel) =>
        (await db.Audit.Where(entry => entry.Action == AuditAction.RoleRemoved).OrderByDescending(entry => entry.Id)
            .Take(LookedAt).Select(entry => entry.Before).ToListAsync(cancel)).Select(RoleState.Read).OfType<RoleState>();
}

using Lms.Data.Accounts;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Permissions;

/// <summary>
/// A role: the permissions chosen for it, how often it is given, how each switch stands, and why it may not be changed or
/// removed (null: it may).
/// </summary>
public sealed record RoleView(
    long Id, string Name, PermissionSet Permissions, BoundedCount Given, IReadOnlyList<SwitchState> Switches, Problem? Locked, Problem? Kept)
{
    /// <summary>Whether anybody has it.</summary>
    public bool IsGiven => Given.Known > 0;
}

/// <summary>The roles, for administrators.</summary>
public sealed class RoleQueries(LmsStore store)
{
    /// <summary>Every role, in the order they came.</summary>
    public Task<Result<IReadOnlyList<RoleView>>> RolesAsync(Actor actor, CancellationToken cancel = default) =>
        store.ReadAsync<IReadOnlyList<RoleView>>(async db =>
        {
            if (!await Administrators.AreAsync(db, actor, cancel))
                return Why.AdministratorsOnly;

            // A role that everybody has costs no more than the limit: its places are counted along the index and no further.
            var roles = await db.Roles.OrderBy(r => r.Id).Take(RoleRules.Limit).Select(r => new
            {
                r.Id,
                r.Name,
                r.Permissions,
                Given = db.Memberships.Where(m => m.RoleId == r.Id).OrderBy(m => m.RoleId).Take(BoundedCount.Limit + 1).Count(),
            }).ToListAsync(cancel);
            return Result.Of<IReadOnlyList<RoleView>>([.. roles.Select(r => new RoleView(
                r.Id, r.Name, r.Permissions,
                BoundedCount.Of(r.Given),
                [.. PermissionSet.Everything.Select(p => RoleRules.Switch(r.Id, r.Permissions, p))],
                RoleRules.MayChange(r.Id), RoleRules.MayRemove(r.Id, r.Name)))]);
        }, cancel);
}

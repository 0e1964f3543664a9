using Lms.Data.Accounts;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Permissions;

/// <summary>Makes rows of accounts: what each switch shows, and why it may not be moved. Asks the same rules as the service.</summary>
sealed class StaffRows(LmsDbContext db, CourseStaff staff)
{
    IReadOnlyList<CourseRole>? roles;

    internal async Task<IReadOnlyList<RoleChoice>> RolesAsync(CancellationToken cancel) =>
        [.. (await AllRolesAsync(cancel)).Select(r => new RoleChoice(r.Id, r.Name, null))];

    /// <summary>The rows of these accounts in this order; those that are gone are left out.</summary>
    internal async Task<IReadOnlyList<StaffRow>> OfAsync(IReadOnlyList<long> ids, CancellationToken cancel)
    {
        await AllRolesAsync(cancel);
        var standings = await staff.PeopleAsync([.. ids], cancel);
        var addresses = await db.Users.AsNoTracking().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Email!, cancel);
        return [.. ids.Where(standings.ContainsKey).Select(id => Row(standings[id], addresses[id]))];
    }

    /// <summary>The row of somebody who has no account yet.</summary>
    internal async Task<StaffRow> DraftAsync(EmailAddress address, CancellationToken cancel)
    {
        await AllRolesAsync(cancel);
        return Row(new Standing(0, address.Display, AccountStatus.Pending, false, false, null), address.Display);
    }

    StaffRow Row(Standing person, string address) => new(
        person.AccountId, person.Name, address, person.Status,
        person.AccountId == staff.Actor.AccountId, person.IsOwner, person.IsAdministrator,
        person.Grants?.RoleId, person.Grants?.Until, person.Grants?.EndedOn(staff.Standing.Today) ?? false,
        [.. PermissionSet.Everything.Select(p => Switch(person, p))],
        [.. roles!.Select(r => new RoleChoice(r.Id, r.Name, PermissionRules.MayChange(
            staff.Actor, person, (person.Grants ?? Grants.Nothing).WithRole(r.Id, r.Permissions), staff.Standing)))],
        PermissionRules.MayChange(staff.Actor, person, null, staff.Standing));

    SwitchState Switch(Standing person, Permission permission)
    {
        var on = PermissionRules.Holds(person, staff.Standing).Has(permission);
        var (source, through) = PermissionRules.SourceOf(person, permission);
        return new(permission, on, source, through,
            PermissionRules.MaySwitch(staff.Actor, person, permission, !on, staff.Standing));
    }

    async Task<IReadOnlyList<CourseRole>> AllRolesAsync(CancellationToken cancel) =>
        roles ??= await db.Roles.AsNoTracking().OrderBy(r => r.Id).Take(RoleRules.Limit).ToListAsync(cancel);
}

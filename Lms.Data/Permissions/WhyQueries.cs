using Lms.Data.Accounts;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Permissions;

/// <summary>One permission explained: its state, where that comes from, who decided it and when (UTC).</summary>
public sealed record WhyLine(Permission Permission, bool On, SwitchSource Source, Permission? Through, string? By, DateTime? At);

/// <summary>Everything one person can and cannot do on a course, explained.</summary>
public sealed record WhyView(
    string Name, string? RoleName, string? AddedBy, DateTime? AddedAt, DateOnly? Until, bool Ended, bool Suspended, IReadOnlyList<WhyLine> Lines);

/// <summary>Answers "Why can they…?".</summary>
public sealed class WhyQueries(LmsStore store, SchoolClock clock)
{
    /// <summary>The explanation for one person, for whoever may see the staff.</summary>
    public Task<Result<WhyView>> WhyAsync(Actor actor, long courseId, long accountId, CancellationToken cancel = default) =>
        store.ReadAsync<WhyView>(async db =>
        {
            var entered = await CourseStaff.EnterAsync(db, clock, actor, courseId, PermissionRules.MaySeeStaff, cancel);
            if (!entered.Succeeded)
                return entered.Problem!;
            var staff = entered.Value;
            if (!(await staff.PeopleAsync([accountId], cancel)).TryGetValue(accountId, out var person))
                return Why.PersonNotFound;
            if (person is { Grants: null, IsOwner: false } && PermissionRules.MayManageStaff(staff.Actor, staff.Standing) is not null)
                return Why.PersonNotFound; // not on the staff: the directory is not for everyone

            var membership = await db.Memberships.Where(m => m.CourseId == courseId && m.AccountId == accountId).FirstOrDefaultAsync(cancel);
            var overrides = await db.Overrides.Where(o => o.CourseId == courseId && o.AccountId == accountId).ToListAsync(cancel);
            var roleName = membership is null ? null : await db.Roles.Where(r => r.Id == membership.RoleId).Select(r => r.Name).FirstAsync(cancel);
            var names = await AccountNames.OfAsync(db, [.. overrides.Select(o => o.ById), membership?.AddedById ?? 0, membership?.RoleGivenById ?? 0], cancel);
            var held = PermissionRules.Holds(person, staff.Standing);

            return new WhyView(person.Name, roleName, names.GetValueOrDefault(membership?.AddedById ?? 0), membership?.AddedAt,
                membership?.Until, person.Grants?.EndedOn(clock.Today) ?? false, person.Status == AccountStatus.Suspended,
                [.. PermissionSet.Everything.Select(Line)]);

            WhyLine Line(Permission permission)
            {
                var (source, through) = PermissionRules.SourceOf(person, permission);
                var decided = overrides.Find(o => o.Permission == (source is SwitchSource.Implied or SwitchSource.Blocked ? through : permission));
                var byRole = decided is null && source is SwitchSource.Role or SwitchSource.Implied;
                return new(permission, held.Has(permission), source, through,
                    names.GetValueOrDefault(decided?.ById ?? (byRole ? membership?.RoleGivenById ?? 0 : 0)),
                    decided?.At ?? (byRole ? membership?.RoleGivenAt : null));
            }
        }, cancel);
}

using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Permissions;

/// <summary>
/// Changes to the staff of a course. Whoever is meant may be known or only named by address. Every call checks
/// the rights of who acts, is one transaction, and does nothing where nothing would change.
/// </summary>
public sealed class PermissionService(LmsStore store, PersonResolver resolver, SchoolClock clock)
{
    /// <summary>Switches one permission of one person on or off.</summary>
    public Task<Result<StaffChange>> SwitchAsync(
        Actor actor, long courseId, PersonRef person, Permission permission, bool on, CancellationToken cancel = default) =>
        ReviseAsync(actor, courseId, [person], on ? AuditAction.PermissionAllowed : AuditAction.PermissionDenied, (staff, standing) =>
        {
            if (PermissionRules.MaySwitch(staff.Actor, standing, permission, on, staff.Standing) is { } problem)
                return problem;
            if (!on && standing.Grants is null)
                return new Step(null);
            var grants = standing.Grants ?? Grants.Nothing;
            return new Step(on ? grants.SwitchOn(permission) : grants.SwitchOff(permission));
        }, cancel, permission);

    /// <summary>Clears what was allowed or denied for one permission of one person.</summary>
    public Task<Result<StaffChange>> BackToRoleAsync(
        Actor actor, long courseId, PersonRef person, Permission permission, CancellationToken cancel = default) =>
        ReviseAsync(actor, courseId, [person], AuditAction.PermissionBackToRole,
            (_, standing) => new Step(standing.Grants?.BackToRole(permission)), cancel, permission);

    /// <summary>Gives people a role; whoever was not on the staff is now.</summary>
    public Task<Result<StaffChange>> GiveRoleAsync(
        Actor actor, long courseId, IReadOnlyList<PersonRef> people, long roleId, CancellationToken cancel = default) =>
        store.WriteAsync(actor, async db =>
        {
            var role = await db.Roles.FirstOrDefaultAsync(r => r.Id == roleId, cancel);
            return await ReviseInAsync(db, actor, courseId, people, AuditAction.RoleGiven, (staff, standing) =>
            {
                if (role is null)
                    return Why.RoleNotFound;
                return standing.Grants is { } had && had.EndedOn(staff.Standing.Today)
                    ? new Problem(Why.MembershipEnded, standing.Name)
                    : new Step((standing.Grants ?? Grants.Nothing).WithRole(role.Id, role.Permissions));
            }, cancel);
        }, cancel);

    /// <summary>Sets the last day that counts, or clears it.</summary>
    public Task<Result<StaffChange>> SetUntilAsync(
        Actor actor, long courseId, IReadOnlyList<PersonRef> people, DateOnly? until, CancellationToken cancel = default) =>
        until < clock.Today
            ? Task.FromResult<Result<StaffChange>>(Why.EndDateInPast)
            : ReviseAsync(actor, courseId, people, AuditAction.UntilSet, (_, standing) => standing.Grants is { } grants
                ? new Step(grants with { Until = until })
                : new Problem(Why.NotOnStaff, standing.Name), cancel);

    /// <summary>Removes people from the staff, with everything they were given on the course.</summary>
    public Task<Result<StaffChange>> RemoveAsync(
        Actor actor, long courseId, IReadOnlyList<PersonRef> people, CancellationToken cancel = default) =>
        ReviseAsync(actor, courseId, people, AuditAction.StaffRemoved, (_, _) => new Step(null), cancel);

    /// <summary>Takes a change back, if nobody has changed the same people since and the actor may.</summary>
    public Task<Result<StaffChange>> UndoAsync(Actor actor, StaffChange change, CancellationToken cancel = default) =>
        store.WriteAsync(actor, db => UndoInAsync(db, actor, change, cancel), cancel);

    internal async Task<Result<StaffChange>> UndoInAsync(LmsDbContext db, Actor actor, StaffChange change, CancellationToken cancel)
    {
        var roles = await db.Roles.ToDictionaryAsync(r => r.Id, r => r.Permissions, cancel);
        var steps = change.Steps.DistinctBy(s => s.AccountId).ToDictionary(s => s.AccountId);
        return await ReviseInAsync(db, actor, change.CourseId, [.. steps.Keys.Select(PersonRef.To)], AuditAction.StaffChangeUndone,
            (_, standing) =>
            {
                var (before, after) = (steps[standing.AccountId].Before, steps[standing.AccountId].After);
                if (!Same(standing.Grants, after))
                    return new Problem(Why.ChangedSince, standing.Name);
                if (before is null)
                    return new Step(null);
                return roles.TryGetValue(before.RoleId, out var role) ? new Step(before with { Role = role }) : Why.RoleNotFound;
            }, cancel);
    }

    /// <summary>Gives up one's own place on the staff.</summary>
    public Task<Result<Done>> LeaveAsync(Actor actor, long courseId, CancellationToken cancel = default) =>
        store.WriteAsync<Done>(actor, async db =>
        {
            var entered = await CourseStaff.EnterAsync(db, clock, actor, courseId, PermissionRules.MayLeave, cancel);
            if (!entered.Succeeded)
                return entered.Problem!;
            var staff = entered.Value;
            new GrantsWriter(db, courseId, actor.AccountId, clock.Now)
                .Write(actor.AccountId, staff.Actor.Grants, null, AuditAction.StaffLeft);
            return new Done();
        }, cancel);

    Task<Result<StaffChange>> ReviseAsync(
        Actor actor, long courseId, IReadOnlyList<PersonRef> people, AuditAction action,
        Func<CourseStaff, Standing, Result<Step>> revise, CancellationToken cancel, Permission? permission = null) =>
        store.WriteAsync(actor, db => ReviseInAsync(db, actor, courseId, people, action, revise, cancel, permission), cancel);

    // All of it or nothing: the first refusal refuses the whole.
    async Task<Result<StaffChange>> ReviseInAsync(
        LmsDbContext db, Actor actor, long courseId, IReadOnlyList<PersonRef> people, AuditAction action,
        Func<CourseStaff, Standing, Result<Step>> revise, CancellationToken cancel, Permission? permission = null)
    {
        var entered = await CourseStaff.EnterAsync(db, clock, actor, courseId, PermissionRules.MayManageStaff, cancel);
        if (!entered.Succeeded)
            return entered.Problem!;
        var staff = entered.Value;

        var now = clock.Now;
        var ids = await resolver.ResolveAsync(db, actor.AccountId, staff.Actor.IsAdministrator, people, cancel);
        if (!ids.Succeeded)
            return ids.Problem!;
        var made = db.ChangeTracker.Entries<Account>().Select(e => e.Entity.Id).ToHashSet();
        var standings = await staff.PeopleAsync(ids.Value, cancel);
        var writer = new GrantsWriter(db, courseId, actor.AccountId, now);
        var steps = new List<StaffStep>();
        foreach (var id in ids.Value)
        {
            if (!standings.TryGetValue(id, out var standing))
                return Why.PersonNotFound;
            var step = revise(staff, standing);
            if (!step.Succeeded)
                return About(step.Problem!, standing, ids.Value);
            var after = step.Value.After;
            if (Same(standing.Grants, after))
                continue;
            if (PermissionRules.MayChange(staff.Actor, standing, after, staff.Standing) is { } problem)
                return About(problem, standing, ids.Value);
            writer.Write(id, standing.Grants, after, action, permission);
            steps.Add(new StaffStep(id, standing.Name, standing.Grants, after, made.Contains(id)));
        }

        // Naming somebody without giving them anything leaves nothing behind.
        return steps.Count == 0 && made.Count > 0 ? Why.NothingGiven : new StaffChange(courseId, steps);
    }

    // Of several people, it has to be said which one stands in the way.
    static Problem About(Problem problem, Standing person, IReadOnlyList<long> people) =>
        people.Count > 1 ? problem with { About = person.Name } : problem;

    // The role's set may have been edited since; what was given to the person is what counts.
    static bool Same(Grants? a, Grants? b) => a is null || b is null
        ? a is null && b is null
        : (a.RoleId, a.Allow, a.Deny, a.Until) == (b.RoleId, b.Allow, b.Deny, b.Until);

    readonly record struct Step(Grants? After);
}

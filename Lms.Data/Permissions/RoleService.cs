using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Permissions;

/// <summary>
/// Changes to the roles themselves, by administrators. Permissions are read from the role whenever they are asked for, so
/// whoever has it changes at once, on every course; what was switched for them one by one stays.
/// </summary>
public sealed class RoleService(LmsStore store, SchoolClock clock)
{
    /// <summary>Adds a role; the answer is its id.</summary>
    public Task<Result<long>> CreateAsync(Actor actor, string name, PermissionSet permissions, CancellationToken cancel = default) =>
        ChangeAsync<long>(actor, async (db, roles) =>
        {
            var role = new CourseRole { Name = AccountRules.CleanName(name), Permissions = permissions & PermissionSet.All };
            if ((RoleRules.MayAdd(roles.Count) ?? RoleRules.Check(role.Name, roles.Select(r => r.Name))) is { } problem)
                return problem;
            db.Roles.Add(role);
            await db.SaveChangesAsync(cancel);
            Record(db, actor, AuditAction.RoleCreated, null, RoleState.Of(role));
            return role.Id;
        }, cancel);

    /// <summary>Calls it otherwise, if it is still called what was seen.</summary>
    public Task<Result<Done>> RenameAsync(Actor actor, long roleId, string seen, string name, CancellationToken cancel = default) =>
        ChangeAsync<Done>(actor, roleId, (db, role, roles) =>
        {
            var (before, after) = (role.Name, AccountRules.CleanName(name));
            if ((RoleRules.MayChange(roleId) ?? RoleRules.Check(after, roles.Where(r => r != role).Select(r => r.Name))) is { } problem)
                return problem;
            if (before == after)
                return new Done();
            if (before != seen)
                return new Problem(Why.RoleChangedSince, before);
            role.Name = after;
            Record(db, actor, AuditAction.RoleRenamed, new RoleState(roleId, before), new RoleState(roleId, after));
            return new Done();
        }, cancel);

    /// <summary>Gives it another set, if it still has the one that was seen: nobody's change is lost unnoticed.</summary>
    public Task<Result<RoleChange>> SetPermissionsAsync(
        Actor actor, long roleId, PermissionSet seen, PermissionSet permissions, CancellationToken cancel = default) =>
        ChangeAsync<RoleChange>(actor, roleId, (db, role, _) =>
        {
            var change = new RoleChange(roleId, role.Name, role.Permissions, permissions & PermissionSet.All);
            if (RoleRules.MayChange(roleId) is { } problem)
                return problem;
            if (change.Before == change.After)
                return change;
            if (change.Before != seen)
                return new Problem(Why.RoleChangedSince, role.Name);
            var before = RoleState.Of(role);
            role.Permissions = change.After;
            Record(db, actor, AuditAction.RoleChanged, before, RoleState.Of(role));
            return change;
        }, cancel);

    /// <summary>Removes a role; whoever has it gets the other one. The answer says how often it was given.</summary>
    public Task<Result<int>> RemoveAsync(Actor actor, long roleId, long? moveTo, CancellationToken cancel = default) =>
        ChangeAsync<int>(actor, async (db, roles) =>
        {
            var (role, other) = (roles.Find(r => r.Id == roleId), roles.Find(r => r.Id == moveTo));
            if (role is null || (other is null && moveTo is not null))
                return Why.RoleNotFound;
            var given = await db.Memberships.AnyAsync(m => m.RoleId == roleId, cancel);
            if (RoleRules.MayRemove(roleId, role.Name, given, moveTo) is { } problem)
                return problem;

            // However many they are: one statement.
            var now = clock.Now;
            var moved = !given ? 0 : await db.Memberships.Where(m => m.RoleId == roleId).ExecuteUpdateAsync(set => set
                .SetProperty(m => m.RoleId, other!.Id).SetProperty(m => m.RoleGivenById, actor.AccountId).SetProperty(m => m.RoleGivenAt, now), cancel);
            db.Roles.Remove(role);
            Record(db, actor, AuditAction.RoleRemoved, RoleState.Of(role), given ? RoleState.Of(other!) with { Moved = moved } : null);
            return moved;
        }, cancel);

    Task<Result<T>> ChangeAsync<T>(
        Actor actor, long roleId, Func<LmsDbContext, CourseRole, List<CourseRole>, Result<T>> change, CancellationToken cancel) =>
        ChangeAsync<T>(actor, (db, roles) => Task.FromResult(
            roles.Find(r => r.Id == roleId) is { } role ? change(db, role, roles) : Why.RoleNotFound), cancel);

    Task<Result<T>> ChangeAsync<T>(
        Actor actor, Func<LmsDbContext, List<CourseRole>, Task<Result<T>>> change, CancellationToken cancel) =>
        store.WriteAsync<T>(actor, async db => await Administrators.AreAsync(db, actor, cancel)
            ? await change(db, await db.Roles.OrderBy(r => r.Id).ToListAsync(cancel))
            : Why.AdministratorsOnly, cancel);

    // No one person is concerned: the entry stands with who did it, and every open page reads again.
    void Record(LmsDbContext db, Actor actor, AuditAction action, RoleState? before, RoleState? after)
    {
        db.Record(new AuditEntry
        {
            At = clock.Now,
            ActorId = actor.AccountId,
            PersonId = actor.AccountId,
            Action = action,
            Before = before?.ToString(),
            After = after?.ToString(),
        });
        db.Announce([Change.Everywhere]);
    }
}

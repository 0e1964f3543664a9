using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Courses;

/// <summary>Gives a course to another owner.</summary>
public sealed class CourseHandoverService(LmsStore store, PersonResolver resolver, SchoolClock clock)
{
    /// <summary>
    /// Hands the course over to somebody, who may be known or only named by address; the answer is their name. Whoever owned it
    /// becomes co-teacher. Twice is once.
    /// </summary>
    public Task<Result<string>> HandOverAsync(Actor actor, long courseId, PersonRef to, CancellationToken cancel = default) =>
        store.WriteAsync<string>(actor, async db =>
        {
            var entered = await CourseStaff.EnterAsync(db, clock, actor, courseId, CourseRules.MayHandOver, cancel);
            if (!entered.Succeeded)
                return entered.Problem!;
            var staff = entered.Value;
            var ids = await resolver.ResolveAsync(db, actor.AccountId, staff.Actor.IsAdministrator, [to], cancel);
            if (!ids.Succeeded)
                return ids.Problem!;
            var owner = await db.Users.FirstOrDefaultAsync(a => a.Id == ids.Value[0], cancel);
            if (owner is null)
                return Why.PersonNotFound;
            var name = AccountRules.NameOf(owner.DisplayName, owner.Email);
            if (owner.ErasedAt is not null)
                return Why.PersonErased;
            if (owner.Status == AccountStatus.Suspended)
                return new Problem(Why.PersonSuspended, name);
            if (owner.Id == staff.Course.OwnerId)
                return name;

            var before = staff.Course.OwnerId;
            await CourseOwners.HandOverAsync(db, actor, [staff.Course], owner.Id, clock.Now, cancel);
            var role = await db.Roles.FirstAsync(r => r.Id == CourseRole.CoTeacher, cancel);
            new GrantsWriter(db, courseId, actor.AccountId, clock.Now).Write(
                before, null, Grants.Nothing.WithRole(role.Id, role.Permissions), AuditAction.RoleGiven);
            db.Announce([Change.ForEverybodyOn(courseId)]);
            return name;
        }, cancel);
}

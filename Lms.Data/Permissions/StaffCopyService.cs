using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Permissions;

/// <summary>What copying did: the change, and whom it left out and why.</summary>
public sealed record StaffCopy(StaffChange Change, IReadOnlyList<Problem> LeftOut);

/// <summary>Copies the staff of one course to another.</summary>
public sealed class StaffCopyService(LmsStore store, SchoolClock clock)
{
    /// <summary>The most people copied at once.</summary>
    public const int Limit = 500;

    /// <summary>
    /// Adds the other course's present staff with what they were given there. Whoever is on the staff here already stays
    /// as they are; whoever could not be given the same is left out, with the reason.
    /// </summary>
    public Task<Result<StaffCopy>> CopyAsync(Actor actor, long courseId, long fromCourseId, CancellationToken cancel = default) =>
        store.WriteAsync<StaffCopy>(actor, async db =>
        {
            if (courseId == fromCourseId)
                return Why.SameCourse;
            var target = await CourseStaff.EnterAsync(db, clock, actor, courseId, PermissionRules.MayManageStaff, cancel);
            var source = await CourseStaff.EnterAsync(db, clock, actor, fromCourseId, PermissionRules.MaySeeStaff, cancel);
            if ((target.Problem ?? source.Problem) is { } problem)
                return problem;
            return await CopyInAsync(db, actor, target.Value, source.Value, cancel);
        }, cancel);

    internal async Task<StaffCopy> CopyInAsync(LmsDbContext db, Actor actor, CourseStaff to, CourseStaff from, CancellationToken cancel)
    {
        var ids = await db.Memberships.Where(m => m.CourseId == from.Course.Id && (m.Until == null || m.Until >= clock.Today))
            .OrderBy(m => m.AccountId).Take(Limit).Select(m => m.AccountId).ToListAsync(cancel);
        return Copy(db, actor, to, await from.PeopleAsync(ids, cancel), await to.PeopleAsync(ids, cancel));
    }

    StaffCopy Copy(LmsDbContext db, Actor actor, CourseStaff to, Dictionary<long, Standing> there, Dictionary<long, Standing> here)
    {
        var writer = new GrantsWriter(db, to.Course.Id, actor.AccountId, clock.Now);
        var steps = new List<StaffStep>();
        var leftOut = new List<Problem>();
        foreach (var person in here.Values.Where(p => p.Grants is null && !p.IsOwner && p.AccountId != actor.AccountId))
        {
            var grants = there[person.AccountId].Grants!;
            if (PermissionRules.MayChange(to.Actor, person, grants, to.Standing) is { } problem)
            {
                leftOut.Add(problem);
                continue;
            }

            writer.Write(person.AccountId, null, grants, AuditAction.StaffCopied);
            steps.Add(new StaffStep(person.AccountId, person.Name, null, grants, false));
        }

        return new StaffCopy(new StaffChange(to.Course.Id, steps), leftOut);
    }
}

using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Courses;

/// <summary>Writes down that an administrator looks at a course that is none of theirs: they may, but not unseen.</summary>
public sealed class CourseVisitService(LmsStore store, SchoolClock clock)
{
    /// <summary>For how long looking again is the same visit.</summary>
    public static TimeSpan OneVisit { get; } = TimeSpan.FromDays(1);

    /// <summary>
    /// Asked for before anything of the course is shown or sent. Whoever has a part in it is no visitor; and where a visit can't be
    /// written down, nothing is to be shown.
    /// </summary>
    public async Task<Result<Done>> NoteAsync(Actor actor, long courseId, CancellationToken cancel = default)
    {
        var isNew = await store.ReadAsync(db => IsNewAsync(db, actor, courseId, cancel), cancel);
        if (!isNew.Succeeded)
            return isNew.Problem!;
        return !isNew.Value ? new Done() : await store.WriteAsync<Done>(actor, async db =>
        {
            var still = await IsNewAsync(db, actor, courseId, cancel);
            if (!still.Succeeded)
                return still.Problem!;
            if (still.Value)
                db.Record(AuditEntry.Of(actor, actor.AccountId, AuditAction.CourseVisited, clock.Now, courseId: courseId));
            return new Done();
        }, cancel);
    }

    static Problem? MayAsk(Standing person) =>
        person.Status == AccountStatus.Suspended ? new Problem(Why.ActorSuspended)
        : person.IsOutsider ? new Problem(Why.CourseNotFound)
        : null;

    async Task<Result<bool>> IsNewAsync(LmsDbContext db, Actor actor, long courseId, CancellationToken cancel)
    {
        var loaded = await CourseStaff.LoadAsync(db, clock, new Actor(actor.AccountId), courseId, cancel);
        if (!loaded.Succeeded)
            return loaded.Problem!;
        var (person, course, since) = (loaded.Value.Actor, loaded.Value.Standing, clock.Now - OneVisit);
        if (!PermissionRules.Visits(person, course))
            return MayAsk(person) is { } problem ? problem : false;
        return !await db.Audit.AnyAsync(
            e => e.ActorId == actor.AccountId && e.CourseId == courseId && e.Action == AuditAction.CourseVisited && e.At > since, cancel);
    }
}

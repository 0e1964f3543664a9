using Lms.Data.Audit;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Data.Storage;

namespace Lms.Data.Courses;

/// <summary>Changes to the settings of a course.</summary>
public sealed class CourseSettingsService(LmsStore store, SchoolClock clock)
{
    /// <summary>Saves the settings, unless somebody changed what was <paramref name="seen"/>. Twice is once.</summary>
    public Task<Result<Done>> SaveAsync(Actor actor, long courseId, CourseSettings seen, CourseSettings wanted, CancellationToken cancel = default) =>
        store.WriteAsync<Done>(actor, async db =>
        {
            var entered = await CourseStaff.EnterAsync(db, clock, actor, courseId, CourseRules.MayEdit, cancel);
            if (!entered.Succeeded)
                return entered.Problem!;
            var (course, settings) = (entered.Value.Course, CourseRules.Clean(wanted));
            foreach (var problem in CourseRules.Check(settings).Values)
                return problem;
            var present = CourseSettings.Of(course);
            if (present == settings)
                return new Done();
            if (present != seen)
                return Why.CourseChangedMeanwhile;

            var changed = CourseState.Differences(present, settings);
            settings.WriteTo(course);
            Record(db, actor, course, AuditAction.CourseEdited,
                AuditText.Of(CourseState.Of(present, changed)), AuditText.Of(CourseState.Of(settings, changed)));
            return new Done();
        }, cancel);

    /// <summary>Lets students open the course, or keeps it from them. Twice is once.</summary>
    public Task<Result<Done>> SetOpenAsync(Actor actor, long courseId, bool open, CancellationToken cancel = default) =>
        store.WriteAsync<Done>(actor, async db =>
        {
            var entered = await CourseStaff.EnterAsync(db, clock, actor, courseId, CourseRules.MayEdit, cancel);
            if (!entered.Succeeded)
                return entered.Problem!;
            var course = entered.Value.Course;
            if (!course.Hidden == open)
                return new Done();
            course.Hidden = !open;
            Record(db, actor, course, AuditAction.CourseEdited, AuditText.Of(CourseState.OfOpen(!open)), AuditText.Of(CourseState.OfOpen(open)));
            return new Done();
        }, cancel);

    /// <summary>Makes a course read-only, or takes that back. Twice is once.</summary>
    public Task<Result<Done>> SetArchivedAsync(Actor actor, long courseId, bool archived, CancellationToken cancel = default) =>
        store.WriteAsync<Done>(actor, async db =>
        {
            var entered = await CourseStaff.EnterAsync(db, clock, actor, courseId, CourseRules.MayReopen, cancel);
            if (!entered.Succeeded)
                return entered.Problem!;
            var course = entered.Value.Course;
            if (entered.Value.Standing.Archived == archived)
                return new Done();
            course.ArchivedAt = archived ? clock.Now : null;
            Record(db, actor, course, archived ? AuditAction.CourseArchived : AuditAction.CourseReopened);
            return new Done();
        }, cancel);

    // Whoever has a part in the course sees it otherwise now.
    void Record(LmsDbContext db, Actor actor, Course course, AuditAction action, string? before = null, string? after = null)
    {
        db.Record(AuditEntry.Of(actor, actor.AccountId, action, clock.Now, before, after, course.Id));
        db.Announce([Change.ForEverybodyOn(course.Id)]);
    }
}

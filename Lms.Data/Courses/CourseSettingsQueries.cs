using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Courses;

/// <summary>What the settings of a course are asked for.</summary>
public sealed class CourseSettingsQueries(LmsStore store, SchoolClock clock)
{
    /// <summary>The settings, for whoever may change them; on an archived course to read.</summary>
    public Task<Result<CourseSettingsView>> SettingsAsync(Actor actor, long courseId, CancellationToken cancel = default) =>
        store.ReadAsync<CourseSettingsView>(async db =>
        {
            var entered = await CourseStaff.EnterAsync(db, clock, actor, courseId, CourseRules.MaySeeSettings, cancel);
            if (!entered.Succeeded)
                return entered.Problem!;
            var (course, acting, standing) = (entered.Value.Course, entered.Value.Actor, entered.Value.Standing);
            var mayCreate = await db.Users.Where(a => a.Id == actor.AccountId).Select(a => a.MayCreateCourses).FirstAsync(cancel);
            return new CourseSettingsView(CourseSettings.Of(course), course.Code, standing.OwnerName, standing.Archived)
            {
                Open = !course.Hidden,
                ReadOnly = CourseRules.MayEdit(acting, standing),
                HandOver = CourseRules.MayHandOver(acting, standing),
                Copy = CourseRules.MayCopy(acting, standing) ?? CourseRules.MayCreate(acting.Status, acting.IsAdministrator, mayCreate),
                FromOneRoster = course.SourcedId is not null,
            };
        }, cancel);
}

using Lms.Data.Audit;
using Lms.Data.Enrolments;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Courses;

/// <summary>A course is never without an owner: whoever takes one over holds everything on it, and is neither staff nor student there.</summary>
static class CourseOwners
{
    /// <summary>Hands these courses over, tracked as they are. Inside the caller's transaction.</summary>
    internal static async Task HandOverAsync(LmsDbContext db, Actor actor, List<Course> courses, long toId, DateTime now, CancellationToken cancel)
    {
        var ids = courses.ConvertAll(c => c.Id);
        await db.Memberships.Where(m => m.AccountId == toId && ids.Contains(m.CourseId)).ExecuteDeleteAsync(cancel);
        foreach (var place in await db.Enrolments.Where(e => e.AccountId == toId && e.WithdrawnAt == null && ids.Contains(e.CourseId)).ToListAsync(cancel))
            (place.WithdrawnAt, place.ById, place.At, place.Source) = (now, actor.AccountId, now, EnrolmentSource.Staff);
        foreach (var course in courses)
        {
            course.OwnerId = toId;
            db.Record(AuditEntry.Of(actor, toId, AuditAction.CourseHandedOver, now, courseId: course.Id));
        }
    }
}

using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Data.Content;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Courses;

/// <summary>The new course, how many of the staff came with it, and whom it left out and why.</summary>
public sealed record CourseCopy(long CourseId, int Staff, IReadOnlyList<Problem> LeftOut);

/// <summary>Makes a course out of another.</summary>
public sealed class CourseCopyService(LmsStore store, CourseService courses, StaffCopyService staffCopies, SchoolClock clock)
{
    /// <summary>
    /// Makes a course that belongs to the one who acts, with description, staff, materials and – as drafts without dates – assignments of
    /// another one, archived or not. Nothing of its students comes along, and it is not open to any yet.
    /// </summary>
    public Task<Result<CourseCopy>> CopyAsync(
        Actor actor, long courseId, string code, string title, string term, CancellationToken cancel = default) =>
        store.WriteAsync<CourseCopy>(actor, async db =>
        {
            var source = await CourseStaff.EnterAsync(db, clock, actor, courseId, CourseRules.MayCopy, cancel);
            if (!source.Succeeded)
                return source.Problem!;
            var from = source.Value;
            var made = await courses.CreateInAsync(db, actor, code, title, term, AuditAction.CourseCopied, $"{from.Course.Title} ({from.Course.Code})", cancel);
            if (!made.Succeeded)
                return made.Problem!;
            var copy = made.Value;
            (copy.Description, copy.Hidden) = (from.Course.Description, true);

            var to = (await CourseStaff.LoadAsync(db, clock, actor, copy.Id, cancel)).Value;
            var staff = await staffCopies.CopyInAsync(db, actor, to, from, cancel);
            await CourseCopier.CopyAsync(db, actor, courseId, copy.Id, clock.Now, cancel);
            return new CourseCopy(copy.Id, staff.Change.Steps.Count, staff.LeftOut);
        }, cancel);
}

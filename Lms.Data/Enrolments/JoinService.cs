using System.Security.Cryptography;
using Lms.Data.Audit;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Data.Storage;

namespace Lms.Data.Enrolments;

/// <summary>The join link of a course: whoever has it can enrol by themselves, as long as a teacher leaves it on.</summary>
public sealed class JoinService(LmsStore store, SchoolClock clock, JoinQueries queries)
{
    const string Letters = "abcdefghijkmnpqrstuvwxyz23456789"; // none that are mistaken for each other
    internal const int Length = 26; // 130 bits: nobody guesses one

    /// <summary>Makes a link, and with it an earlier one void; or takes it away.</summary>
    public Task<Result<string?>> SetAsync(Actor actor, long courseId, bool on, CancellationToken cancel = default) =>
        store.WriteAsync(actor, async db =>
        {
            var entered = await CourseStaff.EnterAsync(db, clock, actor, courseId, EnrolmentRules.MayManageStudents, cancel);
            if (!entered.Succeeded)
                return entered.Problem!;
            var course = entered.Value.Course;
            if (!on && course.JoinCode is null)
                return Result.Of<string?>(null);
            course.JoinCode = on ? RandomNumberGenerator.GetString(Letters, Length) : null;
            db.Record(AuditEntry.Of(actor, course.OwnerId, on ? AuditAction.JoinLinkMade : AuditAction.JoinLinkEnded, clock.Now, courseId: courseId));
            return Result.Of(course.JoinCode);
        }, cancel);

    /// <summary>Enrols the one who acts; the answer is the course. Twice is once.</summary>
    public Task<Result<long>> JoinAsync(Actor actor, string code, CancellationToken cancel = default) =>
        store.WriteAsync<long>(actor, async db =>
        {
            var found = await queries.FindAsync(db, actor, code, cancel);
            if (!found.Succeeded)
                return found.Problem!;
            var (staff, before, problem) = found.Value;
            if (problem is not null)
                return problem;
            if (before is { IsEnrolled: true })
                return staff.Course.Id;

            var (courseId, now) = (staff.Course.Id, clock.Now);
            var after = EnrolmentState.Enrolled(before, EnrolmentSource.Student, actor.AccountId, now);
            await new EnrolmentWriter(db, courseId, actor.AccountId, now).WriteAsync(
                [new(actor.AccountId, staff.Actor.Name, before, after)], AuditAction.Joined, null, cancel);
            return courseId;
        }, cancel);
}

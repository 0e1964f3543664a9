using Lms.Data.Audit;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Data.Storage;

namespace Lms.Data.Enrolments;

/// <summary>Hands out the roster of a course, and notes in the audit who took it.</summary>
public sealed class RosterExportService(LmsStore store, EnrolmentQueries queries, SchoolClock clock)
{
    /// <summary>The whole roster as CSV, for whoever may change it.</summary>
    public Task<Result<RosterExport>> TakeAsync(
        Actor actor, long courseId, RosterFilter filter, CancellationToken cancel = default) =>
        store.NotedAsync(actor, () => queries.ExportAsync(actor, courseId, filter, cancel), async db =>
        {
            var entered = await CourseStaff.EnterAsync(
                db, clock, actor, courseId, EnrolmentRules.MayManageStudents, cancel);
            return entered.Succeeded
                ? AuditEntry.Of(actor, actor.AccountId, AuditAction.RosterDownloaded, clock.Now, courseId: courseId)
                : entered.Problem!;
        }, cancel);
}

using Lms.Data.Audit;
using Lms.Data.Enrolments;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Data.Storage;

namespace Lms.Data.Content.Grades;

/// <summary>Hands out the gradebook of a course, and notes in the audit who took it.</summary>
public sealed class GradebookExportService(LmsStore store, GradebookQueries queries, SchoolClock clock)
{
    /// <summary>The whole gradebook as CSV, for whoever may see it.</summary>
    public Task<Result<RosterExport>> TakeAsync(
        Actor actor, long courseId, GradebookFilter filter, CancellationToken cancel = default) =>
        store.NotedAsync(actor, () => queries.ExportAsync(actor, courseId, filter, cancel), async db =>
        {
            var entered = await CourseStaff.EnterAsync(db, clock, actor, courseId, GradebookRules.MaySee, cancel);
            return entered.Succeeded
                ? AuditEntry.Of(actor, actor.AccountId, AuditAction.GradebookDownloaded, clock.Now, courseId: courseId)
                : entered.Problem!;
        }, cancel);
}

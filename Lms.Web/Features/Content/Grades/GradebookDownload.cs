using Lms.Data.Content.Grades;
using Lms.Web.Features.Enrolments;
using Lms.Web.Shared;

namespace Lms.Web.Features.Content.Grades;

static class GradebookDownload
{
    /// <summary>The gradebook as a file, as the page shows it.</summary>
    internal static void MapGradebookDownload(this IEndpointRouteBuilder app) =>
        app.MapExport("/courses/{courseId:long}/grades.csv", "/courses/{courseId}/grades", (
            long courseId, string? q, string? section, string? former,
            HttpContext http, GradebookQueries queries, GradebookExportService exports, CancellationToken cancel) =>
            CsvAnswer.OfAsync(http,
                actor => queries.ExportNameAsync(actor, courseId, cancel),
                actor => exports.TakeAsync(actor, courseId, GradebookAddress.Read(q, section, former), cancel)));
}

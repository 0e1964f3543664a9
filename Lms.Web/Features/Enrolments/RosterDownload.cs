using Lms.Data.Enrolments;
using Lms.Web.Shared;

namespace Lms.Web.Features.Enrolments;

static class RosterDownload
{
    /// <summary>The roster as a file, as the page shows it: the same filter in the same words.</summary>
    internal static void MapRosterDownload(this IEndpointRouteBuilder app) =>
        app.MapExport("/courses/{courseId:long}/students.csv", "/courses/{courseId}/students", (
            long courseId, string? q, string? show, string? section, string? sort,
            HttpContext http, EnrolmentQueries queries, RosterExportService exports, CancellationToken cancel) =>
            CsvAnswer.OfAsync(http,
                actor => queries.ExportNameAsync(actor, courseId, cancel),
                actor => exports.TakeAsync(actor, courseId, RosterAddress.Read(q, show, section, sort, null), cancel)));
}

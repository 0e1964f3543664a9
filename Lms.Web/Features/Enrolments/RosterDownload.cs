using Lms.Data.Enrolments;
using Lms.Web.Shared;

namespace Lms.Web.Features.Enrolments;

static class RosterDownload
{
    /// <summary>The roster as a file, as the page shows it: the same filter in the same words.</summary>
    internal static void MapRosterDownload(this IEndpointRouteBuilder app) =>
        app.MapGet("/courses/{courseId:long}/students.csv", async (
            long courseId, string? q, string? show, string? section, string? sort, HttpContext http, EnrolmentQueries queries, CancellationToken cancel) =>
            CsvAnswer.Of(http, await queries.ExportAsync(CurrentActor.Of(http.User), courseId, RosterAddress.Read(q, show, section, sort, null), cancel), $"/courses/{courseId}/students")).RequireAuthorization();
}

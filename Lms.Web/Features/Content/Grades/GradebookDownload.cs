using Lms.Data.Content.Grades;
using Lms.Web.Features.Enrolments;
using Lms.Web.Shared;

namespace Lms.Web.Features.Content.Grades;

static class GradebookDownload
{
    /// <summary>The gradebook as a file, as the page shows it.</summary>
    internal static void MapGradebookDownload(this IEndpointRouteBuilder app) =>
        app.MapGet("/courses/{courseId:long}/grades.csv", async (
            long courseId, string? q, string? section, string? former, HttpContext http, GradebookQueries queries, CancellationToken cancel) =>
            CsvAnswer.Of(http, await queries.ExportAsync(CurrentActor.Of(http.User), courseId, GradebookAddress.Read(q, section, former), cancel), $"/courses/{courseId}/grades")).RequireAuthorization();
}

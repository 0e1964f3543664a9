using Lms.Data.Content.Grades;
using Lms.Web.Shared;

namespace Lms.Web.Features.Content.Grades;

static class GradebookDownload
{
    /// <summary>The gradebook as a file, as the page shows it.</summary>
    internal static void MapGradebookDownload(this IEndpointRouteBuilder app) =>
        app.MapGet("/courses/{courseId:long}/grades.csv", async (
            long courseId, string? q, string? section, string? former, HttpContext http, GradebookQueries queries, CancellationToken cancel) =>
        {
            var export = await queries.ExportAsync(CurrentActor.Of(http.User), courseId, GradebookAddress.Read(q, section, former), cancel);
            http.Response.Headers.CacheControl = "no-store"; // it names a whole class
            return export.Succeeded
                ? Results.File(export.Value.Content, "text/csv; charset=utf-8", export.Value.FileName)
                : Results.LocalRedirect($"/courses/{courseId}/grades"); // the page says why
        }).RequireAuthorization();
}

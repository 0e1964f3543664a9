using System.Globalization;
using Lms.Data.Audit;
using Lms.Data.Enrolments;
using Lms.Data.Shared;
using Lms.Web.Shared;

namespace Lms.Web.Features.Audit;

static class AuditDownload
{
    /// <summary>The log as a file, as the page shows it: the same filter in the same words.</summary>
    internal static void MapAuditDownload(this IEndpointRouteBuilder app) =>
        app.MapGet("/admin/audit.csv", async (
            string? person, string? course, string? actor, string? action, string? from, string? to,
            HttpContext http, AuditQueries queries, SchoolClock clock, Say say, CancellationToken cancel) =>
        {
            var lines = await queries.LinesAsync(CurrentActor.Of(http.User), AuditAddress.Read(person, course, actor, action, from, to, null), cancel);
            return lines.Succeeded
                ? Results.File(RosterCsv.Write(
                    [say["AuditLog.When"], say["AuditLog.Who"], say["AuditLog.Kind"], say["AuditLog.Whom"], say["Office.Course"], say["AuditLog.What"], say["AuditLog.BeforeThat"], say["AuditLog.AfterThat"]],
                    lines.Value.Select(line => (string[])
                    [
                        line.At.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture), line.ActorName, say[$"Kind.{line.Action}"], line.PersonName,
                        line.CourseTitle ?? "", say.Sentence(line), say.Stated(line.Before), say.Stated(line.After),
                    ])), "text/csv; charset=utf-8", $"audit {clock.Today:yyyy-MM-dd}.csv")
                : Results.LocalRedirect("/admin/audit"); // the page says why
        }).RequireAuthorization();
}

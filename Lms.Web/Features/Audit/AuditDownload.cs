using System.Globalization;
using Lms.Data.Audit;
using Lms.Data.Enrolments;
using Lms.Web.Features.Enrolments;
using Lms.Web.Shared;

namespace Lms.Web.Features.Audit;

static class AuditDownload
{
    static readonly string[] columns =
    [
        "AuditLog.When", "AuditLog.Who", "AuditLog.Kind", "AuditLog.Whom", "Office.Course",
        "AuditLog.What", "AuditLog.BeforeThat", "AuditLog.AfterThat",
    ];

    /// <summary>The log as a file, as the page shows it: the same filter in the same words.</summary>
    internal static void MapAuditDownload(this IEndpointRouteBuilder app) =>
        app.MapExport("/admin/audit.csv", "/admin/audit", (
            string? person, string? course, string? actor, string? action, string? from, string? to,
            HttpContext http, AuditQueries queries, AuditExportService exports, Say say, CancellationToken cancel) =>
            Downloads.AnswerAsync(http, CsvAnswer.Csv,
                acting => queries.ExportNameAsync(acting, cancel),
                acting => exports.TakeAsync(
                    acting, AuditAddress.Read(person, course, actor, action, from, to, null), cancel),
                log => Results.File(Table(say, log.Lines), CsvAnswer.Csv, log.FileName)));

    static byte[] Table(Say say, IEnumerable<AuditLine> lines) =>
        RosterCsv.Write(columns.Select(key => say[key]), lines.Select(line => Cells(say, line)));

    static string[] Cells(Say say, AuditLine line) =>
    [
        line.At.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        line.ActorName, say[$"Kind.{line.Action}"], line.PersonName,
        line.CourseTitle ?? "", say.Sentence(line), say.Stated(line.Before), say.Stated(line.After),
    ];
}

using Lms.Data.Enrolments;
using Lms.Data.Shared;

namespace Lms.Web.Features.Enrolments;

static class CsvAnswer
{
    /// <summary>The table as a file to save; where there is none, the page that says why.</summary>
    internal static IResult Of(HttpContext http, Result<RosterExport> export, string page)
    {
        http.Response.Headers.CacheControl = "no-store"; // it names a whole class
        return export.Succeeded
            ? Results.File(export.Value.Content, "text/csv; charset=utf-8", export.Value.FileName)
            : Results.LocalRedirect(page);
    }
}

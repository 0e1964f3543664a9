using Lms.Data.Enrolments;
using Lms.Data.Shared;
using Lms.Web.Shared;

namespace Lms.Web.Features.Enrolments;

static class CsvAnswer
{
    internal const string Csv = "text/csv; charset=utf-8";

    /// <summary>The table as a file to save; where there is none, the page that says why.</summary>
    internal static Task<IResult> OfAsync(
        HttpContext http, Func<Actor, Task<Result<string>>> name, Func<Actor, Task<Result<RosterExport>>> take) =>
        Downloads.AnswerAsync(http, Csv, name, take, table => Results.File(table.Content, Csv, table.FileName));
}

using Lms.Data.Accounts;
using Lms.Web.Shared;

namespace Lms.Web.Features.Accounts;

static class PersonDataDownload
{
    const string Zip = "application/zip";

    /// <summary>What is kept about a person, as a file: one's own, and for administrators anybody's.</summary>
    internal static void MapPersonDataDownload(this IEndpointRouteBuilder app)
    {
        app.MapExport("/account/data.zip", "/account", (
            HttpContext http, PersonQueries people, PersonDataService data, CancellationToken cancel) =>
            SendAsync(http, people, data, CurrentActor.Of(http.User).AccountId, cancel));
        app.MapExport("/admin/people/{accountId:long}/data.zip", "/admin/people/{accountId}", (
            long accountId, HttpContext http, PersonQueries people, PersonDataService data, CancellationToken cancel) =>
            SendAsync(http, people, data, accountId, cancel));
    }

    static Task<IResult> SendAsync(
        HttpContext http, PersonQueries people, PersonDataService data, long accountId, CancellationToken cancel) =>
        Downloads.AnswerAsync(http, Zip,
            actor => people.DataNameAsync(actor, accountId, cancel),
            actor => data.DownloadAsync(actor, accountId, cancel),
            file => Results.File(file.Content, Zip, file.FileName));
}

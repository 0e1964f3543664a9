using Lms.Data.Accounts;
using Lms.Data.Shared;
using Lms.Web.Shared;

namespace Lms.Web.Features.Accounts;

static class PersonDataDownload
{
    /// <summary>What is kept about a person, as a file: one's own, and for administrators anybody's.</summary>
    internal static void MapPersonDataDownload(this IEndpointRouteBuilder app)
    {
        app.MapGet("/account/data.zip", (HttpContext http, PersonDataService data, CancellationToken cancel) =>
            SendAsync(http, data, CurrentActor.Of(http.User).AccountId, "/account", cancel)).RequireAuthorization();
        app.MapGet("/admin/people/{accountId:long}/data.zip", (long accountId, HttpContext http, PersonDataService data, CancellationToken cancel) =>
            SendAsync(http, data, accountId, $"/admin/people/{accountId}", cancel)).RequireAuthorization();
    }

    static async Task<IResult> SendAsync(HttpContext http, PersonDataService data, long accountId, string page, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-store"; // a life at the school is in it
        var file = await data.DownloadAsync(CurrentActor.Of(http.User), accountId, cancel);
        return file.Succeeded
            ? Results.File(file.Value.Content, "application/zip", file.Value.FileName)
            : Results.LocalRedirect(page); // it says why
    }
}

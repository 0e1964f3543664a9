using Lms.Data.Content.Files;
using Lms.Data.Courses;
using Lms.Data.Shared;
using Lms.Web.Shared;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Lms.Web.Features.Content.Files;

/// <summary>Uploaded files, for whoever may read what refers to them.</summary>
static class FileDownload
{
    // What somebody uploaded runs nothing and fetches nothing, wherever it is opened. Browsers refuse to show a PDF in a sandbox.
    const string Nothing = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; media-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    const string Sandbox = Nothing + "; sandbox";
    const string Pdf = "application/pdf";

    const string Name = "file";

    /// <summary>Whether the answer is somebody's file.</summary>
    internal static bool Asked(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName == Name;

    /// <summary>Where a file is read; who shows it may ask that it opens instead of being saved.</summary>
    internal static string Address(long fileId, string name, bool inline = false) =>
        QueryHelpers.AddQueryString($"/files/{fileId}/{Uri.EscapeDataString(name)}", inline ? new Dictionary<string, string?> { ["inline"] = "" } : []);

    internal static void MapFileDownload(this IEndpointRouteBuilder app) =>
        app.MapFile("/files/{fileId:long}/{name}", SendAsync).WithName(Name);

    static async Task<IResult> SendAsync(long fileId, HttpContext http, FileQueries files, CourseVisitService visits, Say say, CancellationToken cancel)
    {
        http.Response.Headers.ContentSecurityPolicy = Sandbox;
        var opened = await files.OpenAsync(CurrentActor.Of(http.User), fileId, cancel);
        if (opened.Problem is { } problem)
            return Results.Text(say.Of(problem), statusCode: ProblemStatus.Of(problem.Why));

        var file = opened.Value;
        if ((await visits.NoteAsync(CurrentActor.Of(http.User), file.CourseId, cancel)).Problem is { } unseen)
        {
            await file.Content.DisposeAsync();
            return Results.Text(say.Of(unseen), statusCode: ProblemStatus.Of(unseen.Why));
        }

        if (!file.HandedIn)
            http.Response.Headers.CacheControl = "private, no-cache"; // who may read it is asked each time
        var inline = http.Request.Query.ContainsKey("inline") && FileTypes.ShowsInBrowser(file.ContentType);
        if (inline && file.ContentType == Pdf)
            http.Response.Headers.ContentSecurityPolicy = Nothing;
        var disposition = new ContentDispositionHeaderValue(inline ? "inline" : "attachment");
        disposition.SetHttpFileName(file.Name);
        http.Response.Headers.ContentDisposition = disposition.ToString();
        return Results.Stream(file.Content, file.ContentType, lastModified: file.UploadedAt,
            entityTag: new EntityTagHeaderValue($"\"{file.Sha256}\""), enableRangeProcessing: true);
    }
}

using System.Net;
using Lms.Tests.Support;
using Lms.Web.Shared;
using Lms.Web.Startup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Tests.Architecture;

/// <summary>Whatever answers GET and is no page is a download with its guard, or stands here; a new one fails until then.</summary>
public sealed class DownloadsTests(RunningApp app) : IClassFixture<RunningApp>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static readonly string[] files = ["/files/{fileId:long}/{name}"];

    static readonly string[] neither =
    [
        "/favicon.ico", "/health/live", "/health/ready",
        "/sign-in/complete", "/dev/google/authorize", "/dev/google/userinfo",
    ];

    static readonly string[] parts = ["_blazor", "_framework/", "{**path:file}"];

    static readonly string[] data = ["text/csv", "application/zip"];

    IEnumerable<RouteEndpoint> Endpoints =>
        app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    IEnumerable<RouteEndpoint> Downloads =>
        Endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<Download>() is not null);

    IEnumerable<RouteEndpoint> Exports => Downloads.Where(endpoint => !files.Contains(endpoint.RoutePattern.RawText));

    [Fact]
    public void Whatever_answers_GET_and_is_no_page_is_a_download_with_its_guard() => Assert.Equal(
        neither.Order(),
        Endpoints.Where(AnswersGet).Except(Downloads).Where(endpoint => !IsPage(endpoint))
            .Select(endpoint => endpoint.RoutePattern.RawText).Order());

    [Fact]
    public void These_are_the_downloads() => Assert.Equal(
        [
            "/account/data.zip", "/admin/audit.csv", "/admin/people/{accountId:long}/data.zip",
            "/courses/{courseId:long}/grades.csv", "/courses/{courseId:long}/students.csv", .. files,
        ],
        Downloads.Select(endpoint => endpoint.RoutePattern.RawText!).Order());

    [Fact]
    public void A_download_is_for_who_is_signed_in_and_an_export_is_counted()
    {
        Assert.All(Downloads, endpoint => Assert.NotNull(endpoint.Metadata.GetMetadata<IAuthorizeData>()));
        Assert.All(Exports, endpoint => Assert.Equal(Limit.Download, endpoint.Metadata.GetMetadata<Limited>()?.Limit));
    }

    [Theory]
    [InlineData("same-origin", "image", HttpStatusCode.Forbidden)]
    [InlineData("same-origin", "iframe", HttpStatusCode.Forbidden)]
    [InlineData("cross-site", "empty", HttpStatusCode.Forbidden)]
    [InlineData("cross-site", "document", HttpStatusCode.Redirect)]
    [InlineData("same-site", "document", HttpStatusCode.Redirect)]
    public async Task What_a_picture_a_frame_or_another_site_fetches_is_neither_given_nor_written_down(
        string site, string destination, HttpStatusCode status)
    {
        using var ada = await app.SignInAsync("ada@school.example");
        ada.DefaultRequestHeaders.Add("Sec-Fetch-Site", site);
        ada.DefaultRequestHeaders.Add("Sec-Fetch-Dest", destination);
        var before = await app.InDatabaseAsync(db => db.Audit.CountAsync());
        foreach (var address in Exports.Select(Address))
        {
            var answer = await ada.GetAsync(address, Cancel);
            Assert.Equal((address, status), (address, answer.StatusCode));
            Assert.DoesNotContain(answer.Content.Headers.ContentType?.MediaType, data);
            Assert.Null(answer.Content.Headers.ContentDisposition);
            Assert.Equal(status == HttpStatusCode.Redirect ? PageOf(address) : null, answer.Headers.Location?.OriginalString);
            Assert.True(answer.Headers.CacheControl?.NoStore, address);
        }

        Assert.Equal(before, await app.InDatabaseAsync(db => db.Audit.CountAsync()));
    }

    [Fact]
    public async Task Who_asks_themselves_gets_it_and_no_browser_keeps_it_and_the_log_says_so()
    {
        using var ada = await app.SignInAsync("ada@school.example");
        ada.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        ada.DefaultRequestHeaders.Add("Sec-Fetch-Dest", "document");
        var id = (await app.ActorAsync("ada@school.example")).AccountId;
        foreach (var address in Exports.Select(Address))
        {
            var before = await app.InDatabaseAsync(db => db.Audit.CountAsync(e => e.ActorId == id));
            var answer = await ada.GetAsync(address, Cancel);
            Assert.Equal((address, HttpStatusCode.OK), (address, answer.StatusCode));
            Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
            Assert.True(answer.Headers.CacheControl?.NoStore, address);
            var after = await app.InDatabaseAsync(db => db.Audit.CountAsync(e => e.ActorId == id));
            Assert.Equal((address, before + 1), (address, after));
        }
    }

    static string Address(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText!
        .Replace("{courseId:long}", "1", StringComparison.Ordinal)
        .Replace("{accountId:long}", "2", StringComparison.Ordinal);

    // Whoever is sent away lands where the download is offered.
    static string PageOf(string address) => address.Replace("/data.zip", "", StringComparison.Ordinal).Replace(".csv", "", StringComparison.Ordinal);

    static bool AnswersGet(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is not { HttpMethods: { Count: > 0 } methods }
        || methods.Contains(HttpMethods.Get);

    // Pages, what they are made of, and the circuit.
    static bool IsPage(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null
        || endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null
        || parts.Any(part => endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith(part, StringComparison.Ordinal));
}

using System.Net;
using System.Net.Http.Headers;
using Lms.Data.Content.Files;
using Lms.Data.Content.Materials;
using Lms.Data.Enrolments;
using Lms.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Tests.Content.Files;

/// <summary>Uploaded files, asked for as browsers do.</summary>
public sealed class FilesOverHttpTests(RunningApp app) : IClassFixture<RunningApp>, IAsyncLifetime
{
    const string Pdf = "%PDF-1.7 and more";
    static readonly SemaphoreSlim once = new(1);
    long published, draft;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public async ValueTask InitializeAsync()
    {
        var alan = await app.ActorAsync("alan@school.example");
        await once.WaitAsync(Cancel);
        _ = await app.Services.GetRequiredService<RosterImport>().EnrolAsync(alan, 1, [RosterRow.Of(1, "edsger", "edsger@school.example", "")], cancel: Cancel);
        var section = (await app.Services.GetRequiredService<MaterialSectionService>().AddAsync(alan, 1, "Files", Cancel)).Value;
        (published, draft) = (await AddAsync("Handout.pdf", Pdf), await AddAsync("Draft.html", "<script>alert(1)</script>"));
        _ = (await app.Services.GetRequiredService<MaterialService>().PublishAsync(alan, published, true, Cancel)).Value;
        once.Release();
        (published, draft) = (await FileOfAsync(published), await FileOfAsync(draft));

        async Task<long> AddAsync(string name, string content)
        {
            var file = (await app.Services.GetRequiredService<FileStore>().SaveAsync(name, new MemoryStream(System.Text.Encoding.ASCII.GetBytes(content)), Cancel)).Value;
            return (await app.Services.GetRequiredService<MaterialService>().AddFileAsync(alan, section, file, Cancel)).Value;
        }
    }

    [Fact]
    public async Task A_student_saves_what_is_published_as_a_whole_or_a_part_and_it_runs_nowhere()
    {
        using var edsger = await app.SignInAsync("edsger@school.example");
        var whole = await edsger.GetAsync($"/files/{published}/Handout.pdf", Cancel);
        Assert.Equal((HttpStatusCode.OK, Pdf), (whole.StatusCode, await whole.Content.ReadAsStringAsync(Cancel)));
        Assert.Equal(("attachment", "application/pdf"), (whole.Content.Headers.ContentDisposition?.DispositionType, whole.Content.Headers.ContentType?.MediaType));
        Assert.Equal("nosniff", Assert.Single(whole.Headers.GetValues("X-Content-Type-Options")));
        Assert.Contains("sandbox", Assert.Single(whole.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.True(whole.Headers.CacheControl?.Private);

        using var request = new HttpRequestMessage(HttpMethod.Get, $"/files/{published}/Handout.pdf") { Headers = { Range = new RangeHeaderValue(1, 3) } };
        var part = await edsger.SendAsync(request, Cancel);
        Assert.Equal((HttpStatusCode.PartialContent, "PDF"), (part.StatusCode, await part.Content.ReadAsStringAsync(Cancel)));

        using var again = new HttpRequestMessage(HttpMethod.Get, $"/files/{published}/Handout.pdf") { Headers = { IfNoneMatch = { whole.Headers.ETag! } } };
        Assert.Equal(HttpStatusCode.NotModified, (await edsger.SendAsync(again, Cancel)).StatusCode);
    }

    [Fact]
    public async Task A_draft_is_for_who_manages_materials_and_is_never_shown_as_a_page()
    {
        using var edsger = await app.SignInAsync("edsger@school.example");
        var refused = await edsger.GetAsync($"/files/{draft}/Draft.html", Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.DoesNotContain("script", await refused.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);

        using var alan = await app.SignInAsync("alan@school.example");
        var answer = await alan.GetAsync($"/files/{draft}/Draft.html?inline", Cancel);
        Assert.Equal(("attachment", "text/plain"), (answer.Content.Headers.ContentDisposition?.DispositionType, answer.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task What_is_not_there_is_not_found_and_who_has_not_signed_in_is_sent_there()
    {
        using var grace = await app.SignInAsync("grace@school.example");
        Assert.Equal(HttpStatusCode.NotFound, (await grace.GetAsync("/files/4711/Handout.pdf", Cancel)).StatusCode);
        using var stranger = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = app.Address };
        Assert.Equal(HttpStatusCode.Redirect, (await stranger.GetAsync($"/files/{published}/Handout.pdf", Cancel)).StatusCode);
    }

    Task<long> FileOfAsync(long material) => app.InDatabaseAsync(async db => (await db.Materials.FindAsync(material))!.FileId!.Value);
}

using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Lms.Data.Accounts;
using Lms.Data.Content.Assignments;
using Lms.Data.Content.Files;
using Lms.Data.Content.Materials;
using Lms.Data.Content.Submissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Tests.Content.Files;

/// <summary>Uploaded files, asked for as browsers do.</summary>
public sealed class FileDownloadTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task A_file_is_saved_and_never_guessed_at_and_can_be_had_in_parts()
    {
        var cancel = TestContext.Current.CancellationToken;
        var address = await UploadAsync("Wörds.html", "<script>alert(1)</script>");
        using var alan = await app.SignInAsync("alan@school.example");

        var answer = await alan.GetAsync(address, cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/plain", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal(("attachment", "Wörds.html"), (answer.Content.Headers.ContentDisposition?.DispositionType, answer.Content.Headers.ContentDisposition?.FileNameStar));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Contains("sandbox", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl is { Private: true, NoCache: true });
        Assert.Equal("<script>alert(1)</script>", await answer.Content.ReadAsStringAsync(cancel));

        // What cannot be shown is saved, however it is asked for.
        Assert.Equal("attachment", (await alan.GetAsync($"{address}?inline=", cancel)).Content.Headers.ContentDisposition?.DispositionType);

        using var part = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Range = new RangeHeaderValue(1, 6) } };
        var some = await alan.SendAsync(part, cancel);
        Assert.Equal(HttpStatusCode.PartialContent, some.StatusCode);
        Assert.Equal("script", await some.Content.ReadAsStringAsync(cancel));

        using var again = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { IfNoneMatch = { answer.Headers.ETag! } } };
        Assert.Equal(HttpStatusCode.NotModified, (await alan.SendAsync(again, cancel)).StatusCode);
    }

    [Fact]
    public async Task A_PDF_may_be_shown_in_the_browser()
    {
        var address = await UploadAsync("Handout.pdf", "%PDF-1.7");
        using var alan = await app.SignInAsync("alan@school.example");

        var answer = await alan.GetAsync($"{address}?inline=", TestContext.Current.CancellationToken);

        Assert.Equal(("inline", "application/pdf"), (answer.Content.Headers.ContentDisposition?.DispositionType, answer.Content.Headers.ContentType?.ToString()));
        Assert.Contains("default-src 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task For_who_has_nothing_to_do_with_it_there_is_none()
    {
        var address = await UploadAsync("Secret.txt", "secret");
        using var edsger = await app.SignInAsync("edsger@school.example");

        foreach (var asked in new[] { address, "/files/4711/a.txt" })
        {
            var answer = await edsger.GetAsync(asked, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Equal("There is no such file. It may have been removed.", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }

        using var nobody = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = app.Address };
        var sent = await nobody.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal("/sign-in", sent.Headers.Location?.AbsolutePath);
    }

    [Fact]
    public async Task Work_that_was_handed_in_is_kept_by_no_browser()
    {
        var cancel = TestContext.Current.CancellationToken;
        var alan = await app.ActorAsync("alan@school.example");
        var assignments = app.Services.GetRequiredService<AssignmentService>();
        var files = Coursework.Essay with { HandIn = HandIn.Files };
        var essay = (await assignments.CreateAsync(alan, 1, files, publish: true, cancel)).Value;
        var mary = await app.InDatabaseAsync(db => db.Enrolments
            .Where(e => e.CourseId == 1 && e.WithdrawnAt == null)
            .Where(e => db.Users.Any(a => a.Id == e.AccountId && a.Status == AccountStatus.Active))
            .Select(e => e.AccountId).FirstAsync(cancel));
        var work = (await app.Services.GetRequiredService<SubmissionService>().HandInAsync(
            new Actor(mary), 1, essay, "", [Coursework.File("essay.txt")], cancel: cancel)).Value;
        using var grader = await app.SignInAsync("alan@school.example");

        var answer = await grader.GetAsync($"/files/{work.Receipt!.Files[0].FileId}/essay.txt", cancel);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
    }

    [Theory]
    [InlineData("cross-site", "image")]
    [InlineData("same-origin", "script")]
    public async Task Nothing_is_shown_to_other_sites_or_run(string site, string destination)
    {
        var address = await UploadAsync("Notes.txt", "steal(1)");
        using var alan = await app.SignInAsync("alan@school.example");
        alan.DefaultRequestHeaders.Add("Sec-Fetch-Site", site);
        alan.DefaultRequestHeaders.Add("Sec-Fetch-Dest", destination);
        var answer = await alan.GetAsync(address, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("steal", page, StringComparison.Ordinal);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self'", policy, StringComparison.Ordinal);
    }

    // A material of Algebra I, where Alan teaches and Edsger is nobody; where its file is read.
    async Task<string> UploadAsync(string name, string content)
    {
        var alan = await app.ActorAsync("alan@school.example");
        var file = (await app.Services.GetRequiredService<FileStore>().SaveAsync(name, new MemoryStream(Encoding.UTF8.GetBytes(content)))).Value;
        var section = (await app.Services.GetRequiredService<MaterialSectionService>().AddAsync(alan, 1, "Files")).Value;
        var material = (await app.Services.GetRequiredService<MaterialFileService>().AddAsync(alan, section, file)).Value;
        var line = (await app.Services.GetRequiredService<MaterialQueries>().ReadAsync(alan, 1, material)).Value.Line;
        return $"/files/{line.FileId}/{Uri.EscapeDataString(name)}";
    }
}

using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Lms.Tests.Support;

namespace Lms.Tests.Accounts.Screens;

/// <summary>What is kept about a person as a file, asked for as browsers do.</summary>
public sealed class PersonDataDownloadTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task Grace_gets_a_zip_of_files_that_can_be_read()
    {
        using var grace = await app.SignInAsync("grace@school.example");
        var answer = await grace.GetAsync("/account/data.zip", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/zip", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Matches("^\"?Grace Hopper \\d{4}-\\d\\d-\\d\\d.zip\"?$", answer.Content.Headers.ContentDisposition?.FileName);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("Grace Hopper", await NameInAsync(answer));
    }

    [Fact]
    public async Task An_administrator_gets_anybodys()
    {
        var katherine = (await app.ActorAsync("katherine@school.example")).AccountId;
        using var ada = await app.SignInAsync("ada@school.example");
        var answer = await ada.GetAsync($"/admin/people/{katherine}/data.zip", TestContext.Current.CancellationToken);
        Assert.Equal("", await NameInAsync(answer)); // nobody has told it yet
        Assert.Equal("/admin/people/4711", (await ada.GetAsync("/admin/people/4711/data.zip", TestContext.Current.CancellationToken)).Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Others_are_sent_to_the_page_that_says_why()
    {
        var grace = (await app.ActorAsync("grace@school.example")).AccountId;
        using var alan = await app.SignInAsync("alan@school.example");
        var answer = await alan.GetAsync($"/admin/people/{grace}/data.zip", TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.Redirect, $"/admin/people/{grace}"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.Forbidden, (await alan.GetAsync($"/admin/people/{grace}", TestContext.Current.CancellationToken)).StatusCode);
    }

    static async Task<string?> NameInAsync(HttpResponseMessage answer)
    {
        await using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        await using var account = await zip.GetEntry("account.json")!.OpenAsync(TestContext.Current.CancellationToken);
        using var document = await JsonDocument.ParseAsync(account, default, TestContext.Current.CancellationToken);
        return document.RootElement[0].GetProperty("name").GetString();
    }
}

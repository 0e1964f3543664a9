using System.Net;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Startup;

/// <summary>Whoever asks only for the head of an answer gets that of the answer to GET, and takes nothing.</summary>
public abstract class HeadTests(RunningApp app)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public sealed class InDevelopment(RunningApp app) : HeadTests(app), IClassFixture<RunningApp>
    {
        [Theory]
        [InlineData("/")]
        [InlineData("/courses/1/staff")]
        [InlineData("/courses/4711")]
        [InlineData("/courses/1/students.csv")]
        [InlineData("/courses/1/grades.csv")]
        [InlineData("/courses/4711/grades.csv")]
        [InlineData("/admin/audit.csv")]
        [InlineData("/account/data.zip")]
        [InlineData("/admin/people/2/data.zip")]
        [InlineData("/files/4711/nothing.pdf")]
        public async Task So_it_is_for_who_is_signed_in_and_nothing_is_written_down(string path)
        {
            using var ada = await App.SignInAsync("ada@school.example");
            _ = await ada.GetAsync("/courses/1"); // an administrator's visit to a course is written down once a day
            var before = await App.InDatabaseAsync(db => db.Audit.CountAsync());
            var head = await HeadAsync(ada, path);
            Assert.Equal(before, await App.InDatabaseAsync(db => db.Audit.CountAsync()));
            await AlikeAsync(head, await ada.GetAsync(path, Cancel));
        }
    }

    public sealed class InProduction(ProductionApp app) : HeadTests(app), IClassFixture<ProductionApp>;

    protected RunningApp App { get; } = app;

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/sign-in/refused")]
    [InlineData("/not-found")]
    [InlineData("/no/such/page")]
    [InlineData("/")]
    [InlineData("/account/data.zip")]
    [InlineData("/admin/audit.csv")]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/favicon.ico")]
    [InlineData("/app.css")]
    public async Task So_it_is_for_strangers(string path)
    {
        using var stranger = App.Visitor();
        await AlikeAsync(await HeadAsync(stranger, path), await stranger.GetAsync(path, Cancel));
    }

    static async Task<HttpResponseMessage> HeadAsync(HttpClient client, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        return await client.SendAsync(request, Cancel);
    }

    static async Task AlikeAsync(HttpResponseMessage head, HttpResponseMessage got)
    {
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(Cancel));
        Assert.Equal(Told(got), Told(head));
    }

    static (HttpStatusCode, string?, string?, string?, string?) Told(HttpResponseMessage answer) => (
        answer.StatusCode, answer.Headers.Location?.OriginalString, answer.Content.Headers.ContentType?.ToString(),
        answer.Content.Headers.ContentDisposition?.ToString(), answer.Headers.CacheControl?.ToString());
}

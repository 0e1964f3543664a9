using System.Net;
using Lms.Tests.Support;

namespace Lms.Tests.Enrolments.Screens;

/// <summary>The roster as a file, asked for as browsers do.</summary>
public sealed class RosterDownloadTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task The_owner_gets_a_file_with_what_the_page_shows()
    {
        using var alan = await app.SignInAsync("alan@school.example");
        var answer = await alan.GetAsync("/courses/1/students.csv?show=pending&section=7B&sort=-name", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/csv; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Matches("^\"?MATH-101 \\d{4}-\\d\\d-\\d\\d.csv\"?$", answer.Content.Headers.ContentDisposition?.FileName);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        var lines = (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).TrimStart('\uFEFF').ReplaceLineEndings("\n").TrimEnd().Split('\n');
        Assert.Equal("\"E-mail\",\"Name\",\"Section\",\"Student number\",\"Status\",\"Enrolled\"", lines[0]);
        Assert.Equal(["newcomer@school.example", "mary.somerville@school.example"], lines[1..].Select(line => line.Split(',')[0].Trim('"')));
    }

    [Theory]
    [InlineData("grace@school.example", 1)]
    [InlineData("edsger@school.example", 1)]
    [InlineData("alan@school.example", 4711)]
    public async Task Without_the_right_there_is_no_data_but_the_page_that_says_why(string address, int course)
    {
        using var visitor = await app.SignInAsync(address);
        var answer = await visitor.GetAsync($"/courses/{course}/students.csv", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal($"/courses/{course}/students", answer.Headers.Location?.OriginalString);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Who_has_not_signed_in_is_sent_there_and_back_again()
    {
        using var stranger = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = app.Address };
        var answer = await stranger.GetAsync("/courses/1/students.csv?section=7B", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/sign-in?returnUrl=%2Fcourses%2F1%2Fstudents.csv%3Fsection%3D7B", answer.Headers.Location?.PathAndQuery);
    }
}

using System.Net;
using System.Text;
using Lms.Tests.Support;

namespace Lms.Tests.Startup;

/// <summary>Whatever is wrong with a request: a page that says what to do, with all headers, and nothing in the log.</summary>
public abstract class WrongRequestsTests(RunningApp app) : IDisposable
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // Where the files of the web root are still worked on, each address may be one of them: "not that way", not "not there".
    static readonly HttpStatusCode[] nothing = [HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed];

    readonly HttpClient client = app.Visitor();

    public void Dispose()
    {
        client.Dispose();
        GC.SuppressFinalize(this);
    }

    public sealed class InDevelopment(RunningApp app) : WrongRequestsTests(app), IClassFixture<RunningApp>;

    public sealed class InProduction(ProductionApp app) : WrongRequestsTests(app), IClassFixture<ProductionApp>;

    [Theory]
    [InlineData("/sign-out", null, null)]
    [InlineData("/sign-in/google", null, null)]
    [InlineData("/sign-in", null, null)]
    [InlineData("/sign-out", "CfDJ8-old", "CfDJ8-old")]
    [InlineData("/sign-in/google", "CfDJ8-old", null)]
    [InlineData("/sign-in/google", null, "CfDJ8-old")]
    public async Task A_form_that_is_too_old_is_refused_with_what_to_do(string path, string? cookie, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Content = new FormUrlEncodedContent([new("returnUrl", "/"), new("__RequestVerificationToken", token ?? "")]);
        if (cookie is not null)
            request.Headers.Add("Cookie", $"Lms-Form={cookie}; __Host-Lms-Form={cookie}");
        await PageAsync(request, HttpStatusCode.BadRequest, "This page was open too long", "Go back, load the page again");
        Assert.Equal([], app.Faults.Lines);
    }

    [Fact]
    public async Task A_page_that_is_asked_for_with_an_old_form_cookie_is_shown()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in");
        request.Headers.Add("Cookie", "Lms-Form=CfDJ8-old; __Host-Lms-Form=CfDJ8-old");
        var answer = await client.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal([], app.Faults.Lines);
    }

    [Theory]
    [InlineData("POST", "/no/such/page")]
    [InlineData("PUT", "/no/such/page")]
    [InlineData("DELETE", "/no/such/page")]
    [InlineData("PATCH", "/no/such/page")]
    [InlineData("OPTIONS", "/no/such/page")]
    [InlineData("QUERY", "/no/such/page")]
    public async Task An_address_that_is_not_there_says_so_whichever_way_it_is_asked(string method, string path)
    {
        using var request = new HttpRequestMessage(new(method), path);
        await PageAsync(request, nothing, "To my courses");
    }

    [Theory]
    [InlineData("DELETE", "/sign-in")]
    [InlineData("PUT", "/account")]
    [InlineData("POST", "/admin/audit.csv")]
    [InlineData("POST", "/account/data.zip")]
    [InlineData("GET", "/sign-out")]
    [InlineData("GET", "/sign-in/google")]
    [InlineData("HEAD", "/sign-in/complete")]
    public async Task What_cannot_be_done_that_way_is_refused_with_where_to_do_it(string method, string path)
    {
        using var request = new HttpRequestMessage(new(method), path);
        await PageAsync(request, nothing, "To my courses");
    }

    [Fact]
    public async Task An_address_that_is_too_long_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in?returnUrl=" + new string('a', 9_000));
        await PageAsync(request, HttpStatusCode.RequestUriTooLong, "That was too long");
    }

    [Fact]
    public async Task Headers_that_are_too_long_are_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in");
        request.Headers.Add("Cookie", $"crumbs={new string('a', 40_000)}");
        await PageAsync(request, HttpStatusCode.RequestHeaderFieldsTooLarge, "That was too long");
    }

    [Fact]
    public async Task A_form_that_is_too_long_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-out");
        request.Headers.ExpectContinue = true;
        var form = $"returnUrl={new string('a', 2_000_000)}";
        request.Content = new StringContent(form, Encoding.ASCII, "application/x-www-form-urlencoded");
        await PageAsync(request, HttpStatusCode.RequestEntityTooLarge, "That was too long");
        Assert.Equal([], app.Faults.Lines);
    }

    Task PageAsync(HttpRequestMessage request, HttpStatusCode status, params string[] says) =>
        PageAsync(request, [status], says);

    async Task PageAsync(HttpRequestMessage request, HttpStatusCode[] statuses, params string[] says)
    {
        var answer = await client.SendAsync(request, Cancel);
        var page = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.Contains(answer.StatusCode, statuses);
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        Assert.DoesNotContain("Exception", page, StringComparison.Ordinal);
        if (request.Method == HttpMethod.Head)
            return;
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("frame-ancestors 'none'", Header(answer, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.All(says, sentence => Assert.Contains(sentence, page, StringComparison.Ordinal));
    }

    static string Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join(' ', values) : "";
}

using System.Net;
using Lms.Tests.Support;

namespace Lms.Tests.Startup;

/// <summary>What the server says to a client that is no browser, in Development and in Production.</summary>
public abstract class HttpTests(RunningApp app) : IDisposable
{
    readonly HttpClient client = app.Visitor();

    public void Dispose()
    {
        client.Dispose();
        GC.SuppressFinalize(this);
    }

    public sealed class InDevelopment(RunningApp app) : HttpTests(app), IClassFixture<RunningApp>;

    public sealed class InProduction(ProductionApp app) : HttpTests(app), IClassFixture<ProductionApp>;

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/sign-in/refused")]
    [InlineData("/not-found")]
    [InlineData("/files/abc")]
    [InlineData("/courses/1/staff")]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/app.css")]
    [InlineData("/dev/google/authorize")]
    public async Task Every_answer_carries_the_headers_that_keep_browsers_safe(string path)
    {
        var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        Assert.Equal("strict-origin-when-cross-origin", Header(answer, "Referrer-Policy"));
        Assert.Contains("camera=()", Header(answer, "Permissions-Policy"), StringComparison.Ordinal);
        Assert.Equal("", Header(answer, "Server"));
        Assert.Equal(app is ProductionApp ? "max-age=31536000" : "", Header(answer, "Strict-Transport-Security"));
        if (answer.Content.Headers.ContentType?.MediaType != "text/html")
            return;
        var policy = Header(answer, "Content-Security-Policy");
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/courses/1/staff")]
    [InlineData("/welcome")]
    [InlineData("/account")]
    [InlineData("/account/data.zip")]
    [InlineData("/admin/people/1/data.zip")]
    [InlineData("/admin/people")]
    [InlineData("/admin/people/1")]
    [InlineData("/admin/sign-in-requests")]
    [InlineData("/admin/audit")]
    [InlineData("/admin/audit.csv")]
    [InlineData("/courses/1/history")]
    public async Task A_stranger_is_sent_to_sign_in_and_back_again(string path)
    {
        var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal($"/sign-in?returnUrl={Uri.EscapeDataString(path)}", answer.Headers.Location?.PathAndQuery);
    }

    [Fact]
    public async Task An_unknown_page_is_a_404_in_plain_words()
    {
        var answer = await client.GetAsync("/no/such/page", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("There is nothing here", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_what_went_wrong_is_nothing_to_visit() =>
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/status", TestContext.Current.CancellationToken)).StatusCode);

    [Theory]
    [InlineData("/signin-google")]
    [InlineData("/signin-google?code=abc&state=forged")]
    [InlineData("/signin-google?error=access_denied")]
    [InlineData("/sign-in/complete")]
    public async Task A_callback_that_nobody_began_ends_on_the_refusal_page(string path)
    {
        var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/sign-in/refused?ticket=", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
        var page = await client.GetStringAsync(answer.Headers.Location, TestContext.Current.CancellationToken);
        Assert.Contains("Signing in with Google was not finished. Try again.", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/sign-out")]
    [InlineData("/sign-in/google")]
    public async Task A_form_without_its_token_is_refused(string path)
    {
        using var form = new FormUrlEncodedContent([new("returnUrl", "/")]);
        var posted = await client.PostAsync(path, form, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, posted.StatusCode);
        var got = await client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Contains(got.StatusCode, new[] { HttpStatusCode.MethodNotAllowed, HttpStatusCode.NotFound });
    }

    [Fact]
    public async Task A_refusal_ticket_that_was_tampered_with_says_nothing_of_its_own()
    {
        var page = await client.GetStringAsync("/sign-in/refused?ticket=CfDJ8-your-account-was-hacked", TestContext.Current.CancellationToken);
        Assert.Contains("Signing in with Google was not finished. Try again.", page, StringComparison.Ordinal);
    }

    static string Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join(' ', values) : "";
}

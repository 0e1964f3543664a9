using System.Net;
using Lms.Tests.Support;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Tests.Startup;

/// <summary>A mistake of ours, in Production, whichever way was asked: a page with all headers, and nothing of the mistake.</summary>
public sealed class FaultsTests(FaultsTests.FaultyApp app) : IClassFixture<FaultsTests.FaultyApp>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET", "/sign-in")]
    [InlineData("HEAD", "/sign-in")]
    [InlineData("POST", "/sign-in")]
    [InlineData("POST", "/sign-out")]
    [InlineData("POST", "/sign-in/google")]
    public async Task It_says_so_and_no_more(string method, string path)
    {
        using var client = app.Visitor();
        using var request = new HttpRequestMessage(new(method), path) { Headers = { { FaultyForms.Header, "now" } } };
        if (method == "POST")
            request.Content = new FormUrlEncodedContent([new("returnUrl", "/")]);
        var answer = await client.SendAsync(request, Cancel);

        var page = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Contains(method == "HEAD" ? "" : "Something went wrong", page, StringComparison.Ordinal);
        Assert.DoesNotContain(FaultyForms.Secret, page, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", page, StringComparison.Ordinal);
    }

    public sealed class FaultyApp : ProductionApp
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureServices(services => services.AddSingleton<IAntiforgery>(new FaultyForms()));
        }
    }

    /// <summary>Fails once for each request that wishes it.</summary>
    sealed class FaultyForms : IAntiforgery
    {
        internal const string Header = "Fault", Secret = "the secret of the form";

        public AntiforgeryTokenSet GetAndStoreTokens(HttpContext httpContext) => GetTokens(httpContext);

        public AntiforgeryTokenSet GetTokens(HttpContext httpContext)
        {
            Fail(httpContext);
            return new("token", "cookie", "field", null);
        }

        public Task<bool> IsRequestValidAsync(HttpContext httpContext) => Task.FromResult(true);

        public void SetCookieTokenAndHeader(HttpContext httpContext) => Fail(httpContext);

        public Task ValidateRequestAsync(HttpContext httpContext)
        {
            Fail(httpContext);
            return Task.CompletedTask;
        }

        static void Fail(HttpContext http)
        {
            if (http.Request.Headers.ContainsKey(Header) && http.Items.TryAdd(Header, true))
                throw new InvalidOperationException(Secret);
        }
    }
}

using System.Net;
using Lms.Tests.Support;
using Lms.Web.Startup;
using Microsoft.AspNetCore.Http;

namespace Lms.Tests.Startup;

/// <summary>Under which name of the server people get an answer, once the school has said which is its own.</summary>
public sealed class OwnHostTests(ProductionApp app) : IClassFixture<ProductionApp>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET", "/sign-in")]
    [InlineData("GET", "/")]
    [InlineData("GET", "/account/data.zip")]
    [InlineData("POST", "/sign-in/google")]
    [InlineData("GET", "/no/such/page")]
    public async Task A_foreign_name_gets_no_page_and_is_not_repeated(string method, string path)
    {
        using var client = app.Visitor();
        foreach (var (header, value) in new[] { ("Host", "evil.example"), ("X-Forwarded-Host", "evil.example") })
        {
            using var request = new HttpRequestMessage(new(method), path) { Headers = { { header, value } } };
            var answer = await client.SendAsync(request, Cancel);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            var said = await answer.Content.ReadAsStringAsync(Cancel);
            Assert.Contains("Hosting:PublicAddress", said, StringComparison.Ordinal);
            Assert.DoesNotContain("evil", $"{answer}{said}", StringComparison.Ordinal);
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        }
    }

    [Fact]
    public async Task Machines_ask_for_health_by_any_name()
    {
        using var client = app.Visitor();
        client.DefaultRequestHeaders.Host = "10.1.2.3:5080";
        Assert.Equal("alive", await client.GetStringAsync("/health/live", Cancel));
    }

    [Theory]
    [InlineData("lms.school.example", true)]
    [InlineData("LMS.school.example:8443", true)]
    [InlineData("school.example", false)]
    [InlineData("lms.school.example.evil.example", false)]
    [InlineData("localhost", false)]
    [InlineData("", false)]
    public void The_name_is_compared_whole(string host, bool own) =>
        Assert.Equal(own, OwnHost.IsOwn(new Uri("https://lms.school.example"), new HostString(host)));

    [Fact]
    public void A_name_in_another_script_is_known_as_browsers_send_it() =>
        Assert.True(OwnHost.IsOwn(new Uri("https://schöl.example"), new HostString("xn--schl-7qa.example")));

    [Fact]
    public void Without_an_address_any_name_will_do() =>
        Assert.True(OwnHost.IsOwn(null, new HostString("anything.example")));
}

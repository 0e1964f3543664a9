using System.Net;
using Lms.Tests.Support;

namespace Lms.Tests.Startup;

/// <summary>Whose word counts for how and where a request was made.</summary>
public sealed class TrustedProxyTests(TrustedProxyTests.ProxyElsewhere elsewhere, TrustedProxyTests.NoProxy none)
    : IClassFixture<TrustedProxyTests.ProxyElsewhere>, IClassFixture<TrustedProxyTests.NoProxy>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_forwarded_headers_of_who_is_not_listed_are_not_believed()
    {
        foreach (var app in new RunningApp[] { elsewhere, none })
        {
            using var liar = app.Visitor();
            liar.DefaultRequestHeaders.Add("X-Forwarded-For", "10.9.9.9");
            Assert.Equal(HttpStatusCode.MisdirectedRequest, (await liar.GetAsync("/sign-in", Cancel)).StatusCode);
            liar.DefaultRequestHeaders.Host = "evil.example";
            liar.DefaultRequestHeaders.Add("X-Forwarded-Host", ProductionApp.Host);
            Assert.Equal(HttpStatusCode.BadRequest, (await liar.GetAsync("/sign-in", Cancel)).StatusCode);
        }
    }

    /// <summary>Only another machine is listed, and this one claims to be a proxy.</summary>
    public sealed class ProxyElsewhere : ProductionApp
    {
        protected override IReadOnlyDictionary<string, string> Settings =>
            new Dictionary<string, string>(base.Settings) { ["Hosting:TrustedProxies"] = "10.9.9.9" };
    }

    public sealed class NoProxy : ProductionApp
    {
        protected override IReadOnlyDictionary<string, string> Settings =>
            new Dictionary<string, string>(base.Settings) { ["Hosting:TrustedProxies"] = "" };
    }
}

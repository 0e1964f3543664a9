namespace Lms.Tests.Support;

/// <summary>The product as a school runs it: in Production, behind a proxy on the same machine that ends TLS.</summary>
public class ProductionApp : RunningApp
{
    internal const string Host = "lms.school.example";

    protected override string Mode => "Production";

    protected override IReadOnlyDictionary<string, string> Settings { get; } =
        new Dictionary<string, string>(UnderAnyName) { ["Hosting:PublicAddress"] = $"https://{Host}" };

    /// <summary>What it takes, where people find the school under whatever name the proxy says.</summary>
    protected static IReadOnlyDictionary<string, string> UnderAnyName => new Dictionary<string, string>
    {
        ["Hosting:AllowHttp"] = "true",
        ["Hosting:TrustedProxies"] = "127.0.0.1,::1",
        ["Authentication:Google:ClientId"] = "client",
        ["Authentication:Google:ClientSecret"] = "secret",
        ["SignIn:AllowedDomains"] = "school.example",
    };

    /// <summary>As the proxy passes a visitor on.</summary>
    public override HttpClient Visitor()
    {
        var client = base.Visitor();
        client.DefaultRequestHeaders.Host = Host;
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        return client;
    }
}

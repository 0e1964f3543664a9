using Lms.Data.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Tests.Support;

/// <summary>The demo school as a real one is run: in Production, behind a proxy that ends TLS.</summary>
public sealed class BehindAProxy : RunningApp, IAsyncLifetime
{
    protected override string Mode => "Production";

    protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
    {
        ["Demo"] = "false",
        ["Hosting:AllowHttp"] = "true",
        ["Hosting:TrustedProxies"] = "127.0.0.1, ::1",
        ["SignIn:AllowedDomains"] = DemoData.Domain,
        ["Authentication:Google:ClientId"] = "client",
        ["Authentication:Google:ClientSecret"] = "secret",
    };

    public async ValueTask InitializeAsync() => await Services.GetRequiredService<DemoData>().EnsureAsync();

    /// <summary>What the proxy says of a browser that opened this origin.</summary>
    public static IReadOnlyDictionary<string, string> Forwards(string origin) => new Dictionary<string, string>
    {
        ["X-Forwarded-Proto"] = new Uri(origin).Scheme,
        ["X-Forwarded-Host"] = new Uri(origin).Authority,
    };
}

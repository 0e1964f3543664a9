using Lms.Data.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Tests.Support;

/// <summary>The demo school as a real one is run: in Production, behind a proxy that ends TLS.</summary>
public sealed class BehindAProxy : ProductionApp, IAsyncLifetime
{
    protected override IReadOnlyDictionary<string, string> Settings => UnderAnyName;

    public async ValueTask InitializeAsync() => await Services.GetRequiredService<DemoData>().EnsureAsync();

    /// <summary>What the proxy says of a browser that opened this origin.</summary>
    public static IReadOnlyDictionary<string, string> Forwards(string origin) => new Dictionary<string, string>
    {
        ["X-Forwarded-Proto"] = new Uri(origin).Scheme,
        ["X-Forwarded-Host"] = new Uri(origin).Authority,
    };
}

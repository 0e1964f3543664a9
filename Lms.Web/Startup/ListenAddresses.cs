using System.Net;

namespace Lms.Web.Startup;

/// <summary>The addresses the server will listen on, as far as settings tell before it has started.</summary>
static class ListenAddresses
{
    const string Default = "http://localhost:5080";

    /// <summary>http://localhost:5080, unless anything else was said in any of the usual ways.</summary>
    internal static void UseDefaultAddress(this WebApplicationBuilder builder)
    {
        if (Of(builder.Configuration).Count == 0)
            builder.WebHost.UseUrls(Default);
    }

    internal static IReadOnlyList<string> Of(IConfiguration configuration) =>
    [
        .. (configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        .. (configuration["http_ports"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries).Select(port => $"http://*:{port}"),
        .. (configuration["https_ports"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries).Select(port => $"https://*:{port}"),
        .. configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"] ?? "").Where(url => url.Length > 0),
    ];

    internal static bool IsHttps(string address) => address.StartsWith("https:", StringComparison.OrdinalIgnoreCase);

    internal static bool IsLoopback(string address)
    {
        if (!address.Contains("://", StringComparison.Ordinal))
            return false;
        var host = BindingAddress.Parse(address).Host;
        return string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
    }
}

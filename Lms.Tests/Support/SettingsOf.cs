using Lms.Web.Startup;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace Lms.Tests.Support;

/// <summary>Settings as a server reads them that has everything it needs, and some besides.</summary>
static class SettingsOf
{
    public static LmsSettings Production(Dictionary<string, string?> also) => Read("Production", also);

    public static LmsSettings Read(string environment, Dictionary<string, string?> also) => LmsSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Urls"] = "https://localhost",
            ["Authentication:Google:ClientId"] = "client",
            ["Authentication:Google:ClientSecret"] = "secret",
        }).AddInMemoryCollection(also).Build(), new Environment(environment));

    sealed class Environment(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;

        public string ApplicationName { get; set; } = "Lms";

        public string ContentRootPath { get; set; } = AppContext.BaseDirectory;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}

using Lms.Tests.Support;

namespace Lms.Tests.Startup;

/// <summary>Settings on which the safety of everybody hangs.</summary>
public sealed class LmsSettingsTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("lms-settings-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("Authentication:Google:AuthorizationEndpoint")]
    [InlineData("Authentication:Google:TokenEndpoint")]
    [InlineData("Authentication:Google:UserInformationEndpoint")]
    public void Whom_the_server_asks_who_somebody_is_answers_over_https_in_Production(string key)
    {
        var fault = Assert.Single(Faults("Production", key, "http://127.0.0.1:9/"));
        Assert.StartsWith($"{key}: expected a whole https address", fault, StringComparison.Ordinal);
        Assert.Empty(Faults("Staging", key, "http://127.0.0.1:9/"));
        Assert.Single(Faults("Production", key, "ftp://school.example/"));
        Assert.Single(Faults("Development", key, "ftp://school.example/"));
        Assert.Empty(Faults("Production", key, "https://google.school.example/"));
        Assert.Empty(Faults("Development", key, "http://127.0.0.1:9/"));
    }

    [Theory]
    [InlineData("Production", "http://localhost:5080", 1)]
    [InlineData("Staging", "http://localhost:5080", 1)]
    [InlineData("Development", "http://0.0.0.0:5080", 1)]
    [InlineData("Development", "http://localhost:5080;http://school.example", 1)]
    [InlineData("Development", "http://localhost:5080", 0)]
    public void The_stand_in_is_for_Development_on_this_machine_alone(string environment, string urls, int faults)
    {
        var settings = SettingsOf.Read(environment, new()
        {
            ["Storage:Path"] = folder,
            ["Urls"] = urls,
            ["Hosting:AllowHttp"] = "true",
            ["Authentication:Google:ClientId"] = "",
            ["Authentication:Google:ClientSecret"] = "",
        });
        Assert.Equal(faults, settings.Faults.Count);
        Assert.Equal(environment == "Development", settings.StandIn);
    }

    [Theory]
    [InlineData("Limits:SignInsPerAddress")]
    [InlineData("Limits:DownloadsPerPerson")]
    [InlineData("Limits:DownloadsPerAddress")]
    [InlineData("Limits:Refusals")]
    public void A_limit_is_a_number(string key) => Assert.Single(Faults("Production", key, "none"));

    IReadOnlyList<string> Faults(string environment, string key, string value) =>
        SettingsOf.Read(environment, new() { ["Storage:Path"] = folder, ["Demo"] = "false", [key] = value }).Faults;
}

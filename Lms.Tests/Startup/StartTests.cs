using System.Diagnostics;
using System.Net;
using Lms.Tests.Support;

namespace Lms.Tests.Startup;

/// <summary>The program as a process, started as an administrator would: from elsewhere, with settings in the environment.</summary>
public sealed class StartTests : IDisposable
{
    static readonly string program = Path.Combine(AppContext.BaseDirectory, "Lms.Web.dll");
    readonly string folder = Directory.CreateTempSubdirectory("lms-start-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_production_server_without_Google_says_which_settings_to_fill_in_and_does_not_start()
    {
        var (code, error) = await RunToEndAsync(new() { ["ASPNETCORE_ENVIRONMENT"] = "Production" });
        Assert.Equal(78, code);
        Assert.Contains("Authentication:Google:ClientId: expected", error, StringComparison.Ordinal);
        Assert.Contains("Urls: expected an https address, or Hosting:AllowHttp=true", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_fault_is_one_line_that_names_its_key_and_never_the_value()
    {
        var (code, error) = await RunToEndAsync(new()
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["Demo"] = "true",
            ["SignIn__AllowedDomains__0"] = "not a domain",
            ["SignIn__Newcomers"] = "Everybody",
            ["SignIn__SessionHours"] = "0",
            ["Administrators__0"] = "nobody",
            ["Institution__TimeZone"] = "Mars/Olympus",
            ["Hosting__TrustedProxies"] = "proxy.example",
            ["Database__Provider"] = "Oracle",
            ["Mail__Host"] = "mail.elsewhere.example",
            ["Mail__Security"] = "None",
            ["Mail__User"] = "postmaster",
            ["Mail__Password"] = "hush",
            ["Hosting__PublicAddress"] = "http://plain.example",
            ["Hosting__HstsSubDomains"] = "perhaps",
            ["Storage__KeyCertificate"] = "nowhere.pfx",
            ["Authentication__Google__TokenEndpoint"] = "http://token.example",
            ["Limits__Refusals"] = "0",
        });
        Assert.Equal(78, code);
        foreach (var key in (string[])["Demo", "SignIn:AllowedDomains", "SignIn:Newcomers", "SignIn:SessionHours", "Administrators",
            "Institution:TimeZone", "Hosting:TrustedProxies", "Database:Provider", "Mail:From", "Mail:Security", "Hosting:PublicAddress",
            "Hosting:HstsSubDomains", "Storage:KeyCertificate", "Authentication:Google:TokenEndpoint", "Limits:Refusals"])
            Assert.Single(error.Split('\n'), line => line.TrimStart().StartsWith($"{key}: expected", StringComparison.Ordinal));
        foreach (var value in (string[])["not a domain", "Everybody", "nobody", "Mars", "proxy.example", "Oracle", "elsewhere", "postmaster", "hush", "plain.example", "perhaps", "nowhere", "token.example"])
            Assert.DoesNotContain(value, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_stand_in_is_refused_on_an_address_that_others_can_reach()
    {
        var (code, error) = await RunToEndAsync(new() { ["ASPNETCORE_ENVIRONMENT"] = "Development", ["ASPNETCORE_URLS"] = "http://0.0.0.0:5999" });
        Assert.Equal(78, code);
        Assert.Contains("Urls: expected addresses of this machine only", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_Production_the_settings_beside_the_program_hold_and_no_stand_in_or_demo_exists()
    {
        var address = $"http://127.0.0.1:{Ports.Free()}";
        using var server = Start(new()
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["ASPNETCORE_URLS"] = address,
            ["Hosting__AllowHttp"] = "true",
            ["Hosting__TrustedProxies"] = "127.0.0.1",
            ["Authentication__Google__ClientId"] = "client",
            ["Authentication__Google__ClientSecret"] = "secret",
            ["Administrators"] = "head@school.example, office@school.example",
            ["Hosting__HstsSubDomains"] = "true",
        });
        try
        {
            using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(address) };
            await client.WaitUntilReadyAsync();
            var direct = await client.GetAsync("/sign-in");
            Assert.Equal(HttpStatusCode.MisdirectedRequest, direct.StatusCode);
            Assert.Contains("Hosting:TrustedProxies", await direct.Content.ReadAsStringAsync(), StringComparison.Ordinal);

            client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
            client.DefaultRequestHeaders.Host = "lms.school.example";
            var answer = await client.GetAsync("/sign-in");
            var page = await answer.Content.ReadAsStringAsync();
            Assert.Contains("__Host-Lms-Form", answer.Headers.GetValues("Set-Cookie").Single(), StringComparison.Ordinal);
            Assert.Equal("max-age=31536000; includeSubDomains", answer.Headers.GetValues("Strict-Transport-Security").Single());
            Assert.Contains("My school", page, StringComparison.Ordinal); // Institution:Name of the root appsettings.json
            foreach (var path in (string[])["/dev/google/authorize", "/dev/google/token", "/dev/google/userinfo"])
                Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(path)).StatusCode);
            Assert.True(File.Exists(Path.Combine(folder, "data", "lms.db")));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, new DirectoryInfo(Path.Combine(folder, "data")).UnixFileMode);
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/_content/MudBlazor/MudBlazor.min.css")).StatusCode);
        }
        finally
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync();
        }
    }

    [Theory]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, false)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute, true)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherExecute, true)]
    public async Task A_folder_that_others_can_open_is_said_at_start_with_how_to_close_it(UnixFileMode mode, bool warned)
    {
        var data = Directory.CreateDirectory(Path.Combine(folder, "data")).FullName;
        if (OperatingSystem.IsWindows())
            return; // it has other rights
        File.SetUnixFileMode(data, mode);
        var address = $"http://127.0.0.1:{Ports.Free()}";
        using var server = Start(new() { ["ASPNETCORE_ENVIRONMENT"] = "Development", ["Demo"] = "false", ["ASPNETCORE_URLS"] = address });
        using var client = new HttpClient { BaseAddress = new Uri(address) };
        await client.WaitUntilReadyAsync();
        server.Kill(entireProcessTree: true);
        var said = await server.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Equal(warned, said.Contains($"chmod -R go= '{data}'", StringComparison.Ordinal));
    }

    async Task<(int Code, string Error)> RunToEndAsync(Dictionary<string, string> environment)
    {
        using var process = Start(environment);
        var error = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, await error);
    }

    Process Start(Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("dotnet", [program]) { WorkingDirectory = folder, RedirectStandardError = true };
        foreach (var (key, value) in environment)
            start.Environment[key] = value;
        return Process.Start(start)!;
    }
}

using System.Diagnostics;

namespace Lms.Tests.Support;

/// <summary>The program as a process, started as an administrator would, over a folder of its own.</summary>
sealed class CommandLine : IDisposable
{
    static readonly string program = Path.Combine(AppContext.BaseDirectory, "Lms.Web.dll");

    public string Folder { get; } = Directory.CreateTempSubdirectory("lms-command-").FullName;

    public string DatabaseFile => Path.Combine(Folder, "data", "lms.db");

    public Dictionary<string, string> Settings { get; } = new() { ["ASPNETCORE_ENVIRONMENT"] = "Production", ["Administrators"] = "head@school.example" };

    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [program, .. arguments]) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (key, value) in Settings)
            start.Environment[key] = value;
        return Process.Start(start)!;
    }

    /// <summary>How it ended, and what it said, a line each.</summary>
    public async Task<(int Code, string[] Output, string[] Error)> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(10)); // only ever waited for by what fails
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, Lines(await output), Lines(await error));
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

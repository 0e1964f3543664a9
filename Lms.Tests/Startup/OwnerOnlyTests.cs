using Lms.Data.Content.Files;
using Lms.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Tests.Startup;

/// <summary>What the program writes is for the account it runs under.</summary>
public sealed class OwnerOnlyTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task Nobody_else_on_the_machine_reads_what_is_written()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has other rights.");
        using var grace = await app.SignInAsync("grace@school.example"); // keys, and what stands beside the database
        var files = app.Services.GetRequiredService<FileStore>();
        _ = (await files.SaveAsync("a.txt", new MemoryStream("a"u8.ToArray()))).Value;

        var below = new DirectoryInfo(app.Folder).EnumerateFileSystemInfos("*", SearchOption.AllDirectories).ToList();
        Assert.Contains(below, item => item.Name == "lms.db-wal");
        Assert.Contains(below, item => item.Name.StartsWith("key-", StringComparison.Ordinal));
        Assert.Contains(below, item => item is FileInfo { Directory.Name: "files" });
        const UnixFileMode file = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        const UnixFileMode folder = file | UnixFileMode.UserExecute;
        Assert.All(below, item =>
            Assert.Equal((item.Name, item is FileInfo ? file : folder), (item.Name, item.UnixFileMode)));
    }
}

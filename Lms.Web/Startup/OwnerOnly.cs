using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Lms.Web.Startup;

/// <summary>What the program writes is for the account it runs under, and for nobody else on the machine.</summary>
static class OwnerOnly
{
    const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Every file and folder made from now on, by whichever library: .NET has no word for it.</summary>
    internal static void FromNowOn()
    {
        if (!OperatingSystem.IsWindows())
            _ = Umask((uint)Others);
    }

    /// <summary>Says which folders were made before, or by others, so that more than their owner gets in.</summary>
    internal static void WarnOfOpen(IEnumerable<string> folders)
    {
        if (OperatingSystem.IsWindows())
            return;
        foreach (var folder in folders.Distinct().Where(IsOpen))
            Console.Error.WriteLine($"Others on this machine can open {folder}. Close it: chmod -R go= '{folder}'");
    }

    [UnsupportedOSPlatform("windows")]
    static bool IsOpen(string folder) =>
        Directory.Exists(folder) && (File.GetUnixFileMode(folder) & Others) != UnixFileMode.None;

    [DllImport("libc", EntryPoint = "umask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern uint Umask(uint withheld);
}

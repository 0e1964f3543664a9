using System.Globalization;
using Lms.Web.Shared;

namespace Lms.Web.Features.Content.Files;

/// <summary>Files in words.</summary>
static class FileWords
{
    const decimal Kilo = 1_000, Mega = 1_000_000;

    /// <summary>How long a file is: "512 bytes", "1.4 MB".</summary>
    internal static string Size(this Say say, long bytes) => bytes switch
    {
        < (long)Kilo => say["FileSize.Bytes", bytes],
        < (long)Mega => say["FileSize.Kilobytes", (bytes / Kilo).ToString("0.#", CultureInfo.CurrentCulture)],
        _ => say["FileSize.Megabytes", (bytes / Mega).ToString("0.#", CultureInfo.CurrentCulture)],
    };
}

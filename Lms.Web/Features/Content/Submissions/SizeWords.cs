using System.Globalization;
using Lms.Web.Shared;

namespace Lms.Web.Features.Content.Submissions;

static class SizeWords
{
    /// <summary>How long a file is: "512 bytes", "1.4 MB".</summary>
    internal static string Size(this Say say, long bytes) => bytes switch
    {
        < 1000 => say["Size.Bytes", bytes],
        < 1_000_000 => say["Size.Kilobytes", (bytes / 1000m).ToString("0.#", CultureInfo.CurrentCulture)],
        _ => say["Size.Megabytes", (bytes / 1_000_000m).ToString("0.#", CultureInfo.CurrentCulture)],
    };
}

using System.Globalization;
using Lms.Web.Shared;

namespace Lms.Web.Features.Content.Files;

/// <summary>Files in words.</summary>
static class FileWords
{
    const double Kilo = 1_000, Mega = 1_000_000;

    /// <summary>"340 kB", "2.5 MB".</summary>
    internal static string Size(this Say say, long bytes) => bytes < Mega
        ? say["Size.Kilo", Math.Ceiling(bytes / Kilo).ToString("N0", CultureInfo.CurrentCulture)]
        : say["Size.Mega", (bytes / Mega).ToString("N1", CultureInfo.CurrentCulture)];
}

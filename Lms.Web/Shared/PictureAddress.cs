using System.Text.RegularExpressions;

namespace Lms.Web.Shared;

/// <summary>
/// Which pictures a text may show: files of a course, as <c>FileDownload</c> writes their addresses. A browser fetches
/// a picture unasked, so no other address of this server may be one, and no other host, which would learn who reads.
/// </summary>
static partial class PictureAddress
{
    internal static bool IsCourseFile(string address)
    {
        if (FileAddress().Match(address) is not { Success: true } found)
            return false;
        var name = Uri.UnescapeDataString(found.Groups["name"].Value);
        return name is not ("." or "..") && !name.AsSpan().ContainsAny('/', '\\') && !name.Any(char.IsControl);
    }

    // Nothing that a browser would read differently: it leaves out tabs and line breaks, and takes \ for /.
    [GeneratedRegex(
        @"\A/files/[0-9]{1,19}/(?<name>[^/\\?#\s\p{C}]+)(\?inline=?)?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex FileAddress();
}

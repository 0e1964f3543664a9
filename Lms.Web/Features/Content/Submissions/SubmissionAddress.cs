using System.Globalization;
using Lms.Data.Content.Submissions;

namespace Lms.Web.Features.Content.Submissions;

/// <summary>The table's filter in the address of its page. Anybody can type an address; what makes no sense in it counts as not said.</summary>
static class SubmissionAddress
{
    internal static SubmissionFilter Read(string? search, string? show, string? section, string? sort, string? page) => new(
        search ?? "",
        Parse(show, SubmissionShow.Everyone),
        section,
        Parse(sort?.TrimStart('-'), SubmissionSort.Name),
        sort?.StartsWith('-') == true,
        int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1);

    internal static IReadOnlyDictionary<string, object?> Write(SubmissionFilter filter)
    {
        var sort = (filter.Descending ? "-" : "") + Word(filter.Sort);
        return new Dictionary<string, object?>
        {
            ["q"] = filter.Search.Length > 0 ? filter.Search : null,
            ["show"] = filter.Show == SubmissionShow.Everyone ? null : Word(filter.Show),
            ["section"] = filter.Section,
            ["sort"] = sort == Word(SubmissionSort.Name) ? null : sort,
            ["page"] = filter.Page > 1 ? filter.Page : null,
        };
    }

    static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    static T Parse<T>(string? text, T otherwise)
        where T : struct, Enum => Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : otherwise;
}

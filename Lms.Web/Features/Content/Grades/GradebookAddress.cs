using Lms.Data.Content.Grades;

namespace Lms.Web.Features.Content.Grades;

/// <summary>The gradebook's filter in the address of its page.</summary>
static class GradebookAddress
{
    internal static GradebookFilter Read(string? search, string? section, string? former) => new(search ?? "", section, former == "1");

    internal static IReadOnlyDictionary<string, object?> Write(GradebookFilter filter) => new Dictionary<string, object?>
    {
        ["q"] = filter.Search.Length > 0 ? filter.Search : null,
        ["section"] = filter.Section,
        ["former"] = filter.Former ? "1" : null,
    };
}

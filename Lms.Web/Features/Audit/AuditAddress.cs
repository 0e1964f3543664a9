using System.Globalization;
using Lms.Data.Audit;

namespace Lms.Web.Features.Audit;

/// <summary>The audit log's filter in the address of its page; what makes no sense in it counts as not said.</summary>
static class AuditAddress
{
    internal const string Day = "yyyy-MM-dd"; // what a date field holds, in every language

    internal static AuditFilter Read(string? person, string? course, string? actor, string? action, string? from, string? to, string? before) => new(
        Id(person), Id(course), Id(actor),
        Enum.TryParse<AuditAction>(action, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : null,
        DayOf(from), DayOf(to), Id(before));

    internal static IReadOnlyDictionary<string, object?> Write(AuditFilter filter) => new Dictionary<string, object?>
    {
        ["person"] = filter.PersonId,
        ["course"] = filter.CourseId,
        ["actor"] = filter.ActorId,
        ["action"] = filter.Action?.ToString().ToLowerInvariant(),
        ["from"] = filter.From?.ToString(Day, CultureInfo.InvariantCulture),
        ["to"] = filter.To?.ToString(Day, CultureInfo.InvariantCulture),
        ["before"] = filter.Before,
    };

    internal static DateOnly? DayOf(string? text) =>
        DateOnly.TryParseExact(text, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    static long? Id(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}

using Lms.Data.Accounts;
using Lms.Data.Enrolments;
using Lms.Data.Shared;

namespace Lms.Web.Features.Enrolments;

/// <summary>Which lines of a list are shown.</summary>
public enum PreviewShow
{
    /// <summary>Every line.</summary>
    All,

    /// <summary>Those that somebody has to mend.</summary>
    Problems,
}

/// <summary>One page of what the lines of a list come to, and what is said of all of them.</summary>
public sealed record ListPreview(
    RosterTotals Totals, int Lines, int Slips, bool HasDetails, PreviewShow Show, int Page, int Last, IReadOnlyList<PlannedLine> Shown)
{
    const int PageSize = 50;

    internal static ListPreview Of(RosterPlan plan, PreviewShow show, int page)
    {
        show = plan.Totals.Problems == 0 ? PreviewShow.All : show;
        IReadOnlyList<PlannedLine> lines = show == PreviewShow.All ? plan.Lines : [.. plan.Lines.Where(line => line.Outcome == LineOutcome.Problem)];
        var last = Math.Max(1, (lines.Count + PageSize - 1) / PageSize);
        page = Math.Clamp(page, 1, last);
        return new(plan.Totals, plan.Lines.Count, plan.Lines.Count(line => line.IsSlip),
            plan.Lines.Any(line => line.Row.Section.Length + line.Row.StudentNumber.Length > 0), show, page, last,
            [.. lines.Skip((page - 1) * PageSize).Take(PageSize)]);
    }
}

/// <summary>
/// A list between the box and the button. It holds the text, packed, and what was mended; its lines – a hundred thousand objects – are read
/// again whenever they are needed, which takes less than a second for the longest list, and at no time else in memory.
/// </summary>
sealed class ListDraft(ListText text, int maxLines)
{
    readonly Dictionary<int, (string? Meant, bool Sure)> mended = [];

    internal ListText Text => text;

    /// <summary>The columns that somebody chose; null: as they are recognised.</summary>
    internal IReadOnlyList<RosterColumn>? Columns { get; private set; }

    /// <summary>The list as it was read, and mended since.</summary>
    internal Result<RosterFile> Read()
    {
        var read = RosterFile.Read(text.Read(), maxLines, Columns);
        return !read.Succeeded || mended.Count == 0 ? read : read.Value with { Rows = [.. read.Value.Rows.Select(Mended)] };
    }

    /// <summary>Other columns are other lines: what was mended in those is forgotten.</summary>
    internal void Choose(IReadOnlyList<RosterColumn> columns)
    {
        Columns = columns;
        mended.Clear();
    }

    /// <summary>In these lines of the plan what is suggested was meant.</summary>
    internal void Use(RosterPlan plan, Func<PlannedLine, bool> which) => Mend(plan, which, line => (line.Suggestion, false));

    /// <summary>In these lines what is written was meant.</summary>
    internal void Keep(RosterPlan plan, Func<PlannedLine, bool> which) => Mend(plan, which, _ => (null, true));

    void Mend(RosterPlan plan, Func<PlannedLine, bool> which, Func<PlannedLine, (string? Meant, bool Sure)> how)
    {
        for (var at = 0; at < plan.Lines.Count; at++)
        {
            if (which(plan.Lines[at]))
                mended[at] = how(plan.Lines[at]);
        }
    }

    RosterRow Mended(RosterRow row, int at) =>
        !mended.TryGetValue(at, out var how) ? row
        : how.Meant is null ? row with { Sure = how.Sure }
        : row with { Address = EmailAddress.Parse(how.Meant).Value, Problem = null };
}

using System.Globalization;
using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Data.Content.Assignments;
using Lms.Data.Content.Submissions;
using Lms.Data.Shared;

namespace Lms.Data.Content.Grades;

/// <summary>A grade as graders see it; version 0: none was ever given. Times are UTC.</summary>
public sealed record GradeState(decimal? Points, string Feedback, int Version, string GraderName, DateTime? GradedAt, DateTime? ReleasedAt)
{
    /// <summary>Where nothing was given yet.</summary>
    public static GradeState None { get; } = new(null, "", 0, "", null, null);
}

/// <summary>Somebody before or after in the same table.</summary>
public sealed record Neighbour(long AccountId, string Name);

/// <summary>One student's work to be graded; submissions: the latest first; read only: why, null where the reader may grade.</summary>
public sealed record GradingView(
    AssignmentView Assignment, long AccountId, string Name, string Address, AccountStatus Status, bool Withdrawn, string Section,
    IReadOnlyList<Receipt> Submissions, GradeState Grade, Problem? ReadOnly)
{
    /// <summary>Who comes before within the filter; null: nobody.</summary>
    public Neighbour? Previous { get; init; }

    /// <summary>Who comes after.</summary>
    public Neighbour? Next { get; init; }

    /// <summary>Which one this is, from 1, and of how many.</summary>
    public (int Place, int Count) At { get; init; }
}

/// <summary>What was released at one moment (UTC), to say so and to hide it again.</summary>
public sealed record GradeRelease(long CourseId, long AssignmentId, DateTime At, int Count);

/// <summary>A grade as the audit keeps it; points in the invariant culture, null where there are none.</summary>
public sealed record GradeEntry(long AssignmentId, string Assignment, string? Points = null)
{
    /// <summary>What was written; null where it is something else.</summary>
    public static GradeEntry? Read(string? written) => AuditText.Read<GradeEntry>(written);

    /// <summary>As it is written.</summary>
    public override string ToString() => AuditText.Of(this);

    internal static GradeEntry Of(AssignmentView assignment, decimal? points) =>
        new(assignment.Id, assignment.Text.Title, points?.ToString("0.##", CultureInfo.InvariantCulture));
}

namespace Lms.Data.Content.Grades;

/// <summary>What a student got for an assignment, whether or not anything was handed in here.</summary>
public sealed class Grade
{
    /// <summary>The assignment.</summary>
    public long AssignmentId { get; init; }

    /// <summary>The student.</summary>
    public long AccountId { get; set; }

    /// <summary>The points, with at most two decimal places; null while there is only feedback.</summary>
    public decimal? Points { get; set; }

    /// <summary>What is said about the work, in Markdown; may be empty.</summary>
    public string Feedback { get; set; } = "";

    /// <summary>Who gave it, or changed it last.</summary>
    public long GraderId { get; set; }

    /// <summary>When, UTC.</summary>
    public DateTime GradedAt { get; set; }

    /// <summary>Counts the changes: who changes it says which one they saw.</summary>
    public int Version { get; set; }

    /// <summary>Since when the student sees it, UTC; null: not yet.</summary>
    public DateTime? ReleasedAt { get; set; }
}

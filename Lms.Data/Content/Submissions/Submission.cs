namespace Lms.Data.Content.Submissions;

/// <summary>What a student handed in at one moment. Who hands in again adds another; the latest counts.</summary>
public sealed class Submission
{
    /// <summary>The submission's id, in the order they came.</summary>
    public long Id { get; init; }

    /// <summary>The assignment.</summary>
    public long AssignmentId { get; init; }

    /// <summary>The student.</summary>
    public long AccountId { get; set; }

    /// <summary>When, UTC.</summary>
    public DateTime HandedInAt { get; init; }

    /// <summary>Whether that was after the due date of then.</summary>
    public bool Late { get; init; }

    /// <summary>The text, in Markdown; may be empty.</summary>
    public string Text { get; init; } = "";

    /// <summary>Its files, in the order the student gave them.</summary>
    public List<SubmissionFile> Files { get; init; } = [];
}

/// <summary>A file of a submission.</summary>
public sealed class SubmissionFile
{
    /// <summary>The submission.</summary>
    public long SubmissionId { get; init; }

    /// <summary>Its place, from 0.</summary>
    public int Position { get; init; }

    /// <summary>The file.</summary>
    public long FileId { get; init; }
}

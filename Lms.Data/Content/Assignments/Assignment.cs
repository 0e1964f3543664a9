namespace Lms.Data.Content.Assignments;

/// <summary>How far an assignment is. The numbers are stored: never reuse one.</summary>
public enum AssignmentState
{
    /// <summary>Only its staff see it.</summary>
    Draft = 1,

    /// <summary>Students see it and hand in.</summary>
    Published = 2,

    /// <summary>Students see it; nothing is handed in any more.</summary>
    Closed = 3,
}

/// <summary>What becomes of work that comes after the due date. The numbers are stored: never reuse one.</summary>
public enum LateRule
{
    /// <summary>It is taken and marked as late.</summary>
    Accepted = 1,

    /// <summary>It is not taken.</summary>
    Refused = 2,
}

/// <summary>What students hand in. The numbers are stored.</summary>
[Flags]
public enum HandIn
{
    /// <summary>Nothing here: it is done on paper or in class.</summary>
    OnPaper = 0,

    /// <summary>A text.</summary>
    Text = 1,

    /// <summary>Files.</summary>
    Files = 2,
}

/// <summary>Work that is set for the students of a course.</summary>
public sealed class Assignment
{
    /// <summary>The assignment's id.</summary>
    public long Id { get; init; }

    /// <summary>The course.</summary>
    public long CourseId { get; init; }

    /// <summary>What it is called.</summary>
    public required string Title { get; set; }

    /// <summary>What is to be done, in Markdown; may be empty.</summary>
    public string Instructions { get; set; } = "";

    /// <summary>The most points, with at most two decimal places.</summary>
    public decimal Points { get; set; }

    /// <summary>Until when it is due, UTC; null: no due date.</summary>
    public DateTime? DueAt { get; set; }

    /// <summary>What becomes of work that comes later.</summary>
    public LateRule Late { get; set; }

    /// <summary>What is handed in.</summary>
    public HandIn HandIn { get; set; }

    /// <summary>How far it is.</summary>
    public AssignmentState State { get; set; }

    /// <summary>Who set it.</summary>
    public long AuthorId { get; set; }

    /// <summary>When it was last changed, UTC; who changes it says what they saw.</summary>
    public DateTime ChangedAt { get; set; }
}

namespace Lms.Data.Courses;

/// <summary>A course: never without an owner.</summary>
public sealed class Course
{
    /// <summary>The course's id.</summary>
    public long Id { get; init; }

    /// <summary>The short name the school knows it by, such as MATH-101; unique whatever the case.</summary>
    public required string Code { get; set; }

    /// <summary>The code folded, by which it is unique.</summary>
    public required string NormalizedCode { get; set; }

    /// <summary>The full name.</summary>
    public required string Title { get; set; }

    /// <summary>When it is taught, in the school's own words; may be empty.</summary>
    public string Term { get; set; } = "";

    /// <summary>What it is about, in Markdown; may be empty.</summary>
    public string Description { get; set; } = "";

    /// <summary>The first day of teaching, in the school's time zone; null where nobody said.</summary>
    public DateOnly? StartsOn { get; set; }

    /// <summary>The last day of teaching; null where nobody said.</summary>
    public DateOnly? EndsOn { get; set; }

    /// <summary>Whether its students can't open it yet; its staff can.</summary>
    public bool Hidden { get; set; }

    /// <summary>Whose course it is; holds every permission.</summary>
    public long OwnerId { get; set; }

    /// <summary>When it was made, UTC.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>When it became read-only, UTC; null while it is taught.</summary>
    public DateTime? ArchivedAt { get; set; }

    /// <summary>The secret in the join link; null while there is none.</summary>
    public string? JoinCode { get; set; }

    /// <summary>The class's id in the school information system; null for courses made here. Source: OneRoster 1.2, sourcedId.</summary>
    public string? SourcedId { get; set; }
}

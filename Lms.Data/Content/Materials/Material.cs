namespace Lms.Data.Content.Materials;

/// <summary>What a material is. The numbers are stored: never reuse one.</summary>
public enum MaterialKind
{
    /// <summary>A text to read.</summary>
    Page = 1,

    /// <summary>A place on the web.</summary>
    Link = 2,

    /// <summary>A file to look at or download.</summary>
    File = 3,
}

/// <summary>A heading under which materials of a course stand.</summary>
public sealed class MaterialSection
{
    /// <summary>The section's id.</summary>
    public long Id { get; init; }

    /// <summary>The course.</summary>
    public long CourseId { get; init; }

    /// <summary>What the heading says.</summary>
    public required string Title { get; set; }

    /// <summary>Its place among the sections of the course, from 0.</summary>
    public int Position { get; set; }
}

/// <summary>Something to learn from: a page, a link or a file.</summary>
public sealed class Material
{
    /// <summary>The material's id.</summary>
    public long Id { get; init; }

    /// <summary>The section it stands in.</summary>
    public long SectionId { get; set; }

    /// <summary>What it is.</summary>
    public MaterialKind Kind { get; init; }

    /// <summary>What it is called.</summary>
    public required string Title { get; set; }

    /// <summary>The text of a page, in Markdown; what is said about a link or a file; may be empty.</summary>
    public string Text { get; set; } = "";

    /// <summary>Where a link leads; null for what is none.</summary>
    public string? Url { get; set; }

    /// <summary>The file; null for what is none.</summary>
    public long? FileId { get; set; }

    /// <summary>Its place within its section, from 0.</summary>
    public int Position { get; set; }

    /// <summary>Since when students see it, UTC; null while it is a draft.</summary>
    public DateTime? PublishedAt { get; set; }

    /// <summary>Who made it.</summary>
    public long AuthorId { get; set; }

    /// <summary>When it was last changed, UTC.</summary>
    public DateTime ChangedAt { get; set; }
}

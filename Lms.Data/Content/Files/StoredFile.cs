namespace Lms.Data.Content.Files;

/// <summary>A file that somebody uploaded. It is kept as long as something refers to it, and never changes.</summary>
public sealed class StoredFile
{
    /// <summary>The file's id.</summary>
    public long Id { get; init; }

    /// <summary>What it is called in the folder; made up, so that nothing of an uploaded name reaches the disk.</summary>
    public required string Key { get; init; }

    /// <summary>What it was called where it came from, without any folder.</summary>
    public required string Name { get; init; }

    /// <summary>Its media type, by its content.</summary>
    public required string ContentType { get; init; }

    /// <summary>How long it is, in bytes.</summary>
    public long Length { get; init; }

    /// <summary>SHA-256 of its content, in lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Who uploaded it.</summary>
    public long UploadedById { get; set; }

    /// <summary>When, UTC.</summary>
    public DateTime UploadedAt { get; init; }
}

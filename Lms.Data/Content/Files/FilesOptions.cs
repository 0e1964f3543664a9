namespace Lms.Data.Content.Files;

/// <summary>What sorts of files there are; the setting <c>Files:AllowedTypes</c> names them.</summary>
public enum FileKind
{
    /// <summary>PDF.</summary>
    Pdf,

    /// <summary>PNG, JPEG, GIF, WebP.</summary>
    Image,

    /// <summary>MP3, M4A, WAV, OGG.</summary>
    Audio,

    /// <summary>MP4, MOV, WebM, OGG.</summary>
    Video,

    /// <summary>Word, Excel, PowerPoint, OpenDocument, RTF.</summary>
    Office,

    /// <summary>Plain text of any sort: programs, tables, Markdown.</summary>
    Text,

    /// <summary>ZIP.</summary>
    Archive,
}

/// <summary>The section <c>Files</c> of the settings: where uploaded files lie and what is taken.</summary>
public sealed class FilesOptions
{
    /// <summary>Where they lie; a relative folder is below that of the database.</summary>
    public string Folder { get; set; } = "files";

    /// <summary>The greatest size of one file, in megabytes.</summary>
    public int MaxMegabytes { get; set; } = 100;

    /// <summary>The same in bytes.</summary>
    public long MaxBytes => MaxMegabytes * 1_000_000L;

    /// <summary>How many files a student hands in at once.</summary>
    public int PerSubmission { get; set; } = 10;

    /// <summary>How much a student hands in for one assignment, all attempts together, in megabytes.</summary>
    public int MegabytesPerAssignment { get; set; } = 1000;

    /// <summary>The same in bytes.</summary>
    public long BytesPerAssignment => MegabytesPerAssignment * 1_000_000L;

    /// <summary>What is left free on the disk of the folder, in megabytes: no file is taken that could fill it, for the database may lie there too.</summary>
    public int MegabytesLeftFree { get; set; } = 1000;

    /// <summary>What is taken.</summary>
    public IReadOnlyList<FileKind> Allowed { get; set; } = Enum.GetValues<FileKind>();
}

namespace Lms.Data.Enrolments;

/// <summary>The section <c>Import</c> of the settings: how much is read at once.</summary>
public sealed class ImportOptions
{
    /// <summary>The most lines of one list.</summary>
    public int MaxLines { get; set; } = 100_000;

    /// <summary>The greatest size of one list, in megabytes.</summary>
    public int MaxMegabytes { get; set; } = 20;

    /// <summary>The greatest size of one list, in bytes.</summary>
    public long MaxBytes => MaxMegabytes * 1_000_000L;

    /// <summary>The greatest size of the files of a OneRoster package together, unpacked, in megabytes.</summary>
    public int OneRosterMegabytes { get; set; } = 500;

    /// <summary>The same in bytes.</summary>
    public long OneRosterBytes => OneRosterMegabytes * 1_000_000L;
}

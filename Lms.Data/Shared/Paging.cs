namespace Lms.Data.Shared;

/// <summary>A count that never costs more than <see cref="Limit"/> rows: exact up to there, "more than" beyond.</summary>
public readonly record struct BoundedCount(int Known, bool More)
{
    /// <summary>The greatest exact count, in rows.</summary>
    public const int Limit = 1000;

    /// <summary>The count for rows of which no more than one beyond <see cref="Limit"/> were looked for.</summary>
    public static BoundedCount Of(int found) => new(Math.Min(found, Limit), found > Limit);
}

/// <summary>Pages are numbered from 1; there is always one.</summary>
static class Pages
{
    internal static int Last(int rows, int size) => Math.Max(1, (rows + size - 1) / size);

    /// <summary>The page that is shown for the one that was asked for.</summary>
    internal static int Shown(int asked, int rows, int size) => Math.Clamp(asked, 1, Last(rows, size));
}

/// <summary>One page of rows and how many there are in all.</summary>
public sealed record Page<T>(IReadOnlyList<T> Rows, BoundedCount Count, int Number, int Size)
{
    /// <summary>The last page that can be asked for; pages end where exact counting ends.</summary>
    public int Last => Pages.Last(Count.Known, Size);
}

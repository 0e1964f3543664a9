namespace Lms.Data.Shared;

/// <summary>A count that never costs more than <see cref="Limit"/> rows: exact up to there, "more than" beyond.</summary>
public readonly record struct BoundedCount(int Known, bool More)
{
    /// <summary>The greatest exact count, in rows.</summary>
    public const int Limit = 1000;
}

/// <summary>One page of rows and how many there are in all.</summary>
public sealed record Page<T>(IReadOnlyList<T> Rows, BoundedCount Count, int Number, int Size)
{
    /// <summary>The last page that can be asked for; pages end where exact counting ends.</summary>
    public int Last => Math.Max(1, (Count.Known + Size - 1) / Size);
}

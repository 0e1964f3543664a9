using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Enrolments.Turns;

/// <summary>An import that takes several turns, from the first until the last. Whoever carries it out holds its <see cref="ImportMark"/>.</summary>
public sealed class UnfinishedImport
{
    /// <summary>Its name, made up.</summary>
    public required string Key { get; init; }

    /// <summary>When it was begun, UTC.</summary>
    public DateTime BegunAt { get; init; }

    internal static void Map(ModelBuilder model)
    {
        model.Entity<UnfinishedImport>(import =>
        {
            import.ToTable("UnfinishedImports");
            import.HasKey(i => i.Key);
            import.Property(i => i.Key).HasMaxLength(32);
        });
        model.Entity<ImportNote>(note =>
        {
            note.ToTable("ImportNotes");
            note.Property(n => n.ImportKey).HasMaxLength(32);
            note.HasIndex(n => new { n.ImportKey, n.Id });
        });
    }
}

/// <summary>What one turn of an import did. Without its import it is of no use any more: that was finished.</summary>
public sealed class ImportNote
{
    /// <summary>The note's id, in the order of the turns.</summary>
    public long Id { get; init; }

    /// <summary>Which import.</summary>
    public required string ImportKey { get; init; }

    /// <summary>A <see cref="TurnDone"/>, packed.</summary>
    public required byte[] Done { get; set; }
}

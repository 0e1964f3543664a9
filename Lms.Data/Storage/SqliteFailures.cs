using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Storage;

/// <summary>What a database error means. Codes: sqlite.org/rescode.html.</summary>
static class SqliteFailures
{
    const int Constraint = 19, ConstraintPrimaryKey = 1555, ConstraintUnique = 2067, Error = 1, Misuse = 21;

    /// <summary>Somebody else was first; trying again will find what they made.</summary>
    internal static bool IsUniqueViolation(Exception exception) =>
        Inner(exception) is { SqliteExtendedErrorCode: ConstraintPrimaryKey or ConstraintUnique };

    /// <summary>The row was changed or removed in between.</summary>
    internal static bool IsConcurrencyConflict(Exception exception) => exception is DbUpdateConcurrencyException;

    /// <summary>Busy, full, read-only, unreadable: the world's fault, not the program's.</summary>
    internal static bool IsUnavailable(Exception exception) =>
        Inner(exception) is { SqliteErrorCode: not (Constraint or Error or Misuse) };

    static SqliteException? Inner(Exception exception) => exception switch
    {
        SqliteException sqlite => sqlite,
        { InnerException: { } inner } => Inner(inner),
        _ => null,
    };
}

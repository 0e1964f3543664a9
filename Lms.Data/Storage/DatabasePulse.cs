using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Lms.Data.Storage;

/// <summary>
/// Tells whether anybody, here or in another program, has written since it was last asked. It reads no table: SQLite counts the commits of others for
/// each connection (sqlite.org/pragma.html#pragma_data_version), so this one stays open and never writes.
/// </summary>
public sealed partial class DatabasePulse(IDbContextFactory<LmsDbContext> contexts, ILogger<DatabasePulse> log) : IAsyncDisposable
{
    LmsDbContext? db;
    long? seen;

    /// <summary>Whether something may have been written since the last time; at first, and after the database was away, it may.</summary>
    public async Task<bool> HasMovedAsync(CancellationToken cancel = default)
    {
        try
        {
            var version = await VersionAsync(cancel);
            var moved = version != seen;
            seen = version;
            return moved;
        }
        catch (Exception exception) when (SqliteFailures.IsUnavailable(exception))
        {
            LogUnavailable(exception);
            await DisposeAsync();
            return false;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (db is not null)
            await db.DisposeAsync();
        (db, seen) = (null, null);
    }

    async Task<long> VersionAsync(CancellationToken cancel)
    {
        if (db is null)
        {
            db = await contexts.CreateDbContextAsync(cancel);
            await db.Database.OpenConnectionAsync(cancel);
        }

        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA data_version";
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }

    [LoggerMessage(LogLevel.Error, "Whether the database was written to could not be asked.")]
    partial void LogUnavailable(Exception exception);
}

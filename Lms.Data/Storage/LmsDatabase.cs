using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Lms.Data.Storage;

/// <summary>The database as a whole.</summary>
public sealed partial class LmsDatabase(IDbContextFactory<LmsDbContext> contexts, ILogger<LmsDatabase> log)
{
    // Whoever is reading keeps the log from being emptied; they are done in a moment.
    const int Tries = 10;
    static readonly TimeSpan moment = TimeSpan.FromMilliseconds(200);

    /// <summary>Makes the database where there is none and brings it to the present schema. Throws what the database throws.</summary>
    public async Task PrepareAsync(CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await db.Database.MigrateAsync(cancel);
    }

    /// <summary>Whether the database answers, for the readiness check.</summary>
    public async Task<bool> AnswersAsync(CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Database.CanConnectAsync(cancel);
    }

    /// <summary>
    /// Empties the write-ahead log, in which erased rows may still stand as they were. While others keep reading it can't be; then
    /// it is said in the log, and the next one who is erased or the end of the program empties it.
    /// </summary>
    internal async Task ForgetAsync(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await db.Database.OpenConnectionAsync(cancel);
        await using var checkpoint = db.Database.GetDbConnection().CreateCommand();
        (checkpoint.CommandText, checkpoint.CommandTimeout) = ("PRAGMA wal_checkpoint(TRUNCATE)", 1); // seconds: nobody should wait long for room to write
        for (var tried = 1; tried <= Tries; tried++)
        {
            try
            {
                if (await checkpoint.ExecuteScalarAsync(cancel) is 0L)
                    return; // the first column says whether somebody was in the way
            }
            catch (Exception exception) when (SqliteFailures.IsUnavailable(exception))
            {
                LogNotYet(exception);
            }

            await Task.Delay(moment, cancel);
        }

        LogLater();
    }

    [LoggerMessage(LogLevel.Warning, "The write-ahead log could not be emptied yet.")]
    partial void LogNotYet(Exception exception);

    [LoggerMessage(LogLevel.Warning, "The write-ahead log is in use; it is emptied when the program ends.")]
    partial void LogLater();
}

using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace Lms.Data.Storage;

/// <summary>
/// The right to write to the file, of which there is one for all programs. SQLite's own ways of waiting for it block a thread and look
/// ever more rarely (every 100 ms and more), so that whoever waits beside an import misses most of its pauses; this one looks often.
/// </summary>
static class WriteLock
{
    // Writes nothing, but needs the right to.
    const string Claim = "DELETE FROM \"UnfinishedImports\" WHERE 0";

    static readonly TimeSpan again = TimeSpan.FromMilliseconds(5);

    /// <summary>A transaction that may write; throws as SQLite does when it is still busy after that long.</summary>
    internal static async Task<SqliteTransaction> TakeAsync(LmsDbContext db, TimeSpan patience, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        var transaction = connection.BeginTransaction(deferred: true);
        try
        {
            var since = Stopwatch.GetTimestamp();
            for (int answer; (answer = raw.sqlite3_exec(connection.Handle, Claim)) != raw.SQLITE_OK;)
            {
                if ((answer & 0xFF) != raw.SQLITE_BUSY || Stopwatch.GetElapsedTime(since) >= patience)
                    SqliteException.ThrowExceptionForRC(answer, connection.Handle);
                await Task.Delay(again, cancel);
            }

            await db.Database.UseTransactionAsync(transaction, cancel);
            return transaction;
        }
        catch
        {
            await transaction.DisposeAsync();
            throw;
        }
    }
}

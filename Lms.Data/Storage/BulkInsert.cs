using LinqToDB.Data;
using LinqToDB.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Storage;

/// <summary>Inserts many rows as few statements, inside the caller's transaction. Generated keys are not read back.</summary>
static class BulkInsert
{
    const int Batch = 500;

    static BulkInsert() => LinqToDBForEFTools.Initialize();

    /// <summary><paramref name="written"/> hears how many rows of these are there so far.</summary>
    internal static async Task InsertManyAsync<T>(this DbContext db, IReadOnlyCollection<T> rows, Action<long>? written, CancellationToken cancel)
        where T : class
    {
        if (rows.Count == 0)
            return;
        var options = new BulkCopyOptions
        {
            MaxBatchSize = Batch,
            NotifyAfter = Batch,
            RowsCopiedCallback = copied =>
            {
                copied.Abort = cancel.IsCancellationRequested;
                written?.Invoke(copied.RowsCopied);
            },
        };
        await db.BulkCopyAsync(options, rows, cancel);
        cancel.ThrowIfCancellationRequested();
        if (rows.Count % Batch != 0)
            written?.Invoke(rows.Count);
    }
}

using System.Text.Json;
using Lms.Data.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Enrolments.Turns;

/// <summary>Deletes rows to which nothing refers, by whatever references the model has.</summary>
static class UnusedRows
{
    internal static async Task DeleteAsync<T>(LmsDbContext db, IReadOnlyList<long> ids, string condition, CancellationToken cancel)
    {
        if (ids.Count == 0)
            return;
        var type = db.Model.FindEntityType(typeof(T))!;
        var table = type.GetTableName();
        var referred = type.GetReferencingForeignKeys().Select(key =>
            $" AND NOT EXISTS (SELECT 1 FROM \"{key.DeclaringEntityType.GetTableName()}\" AS r WHERE r.\"{key.Properties.Single().GetColumnName()}\" = \"{table}\".\"Id\")");
        var sql = $"DELETE FROM \"{table}\" WHERE \"Id\" IN (SELECT value FROM json_each(@ids)){condition}{string.Concat(referred)}";
        await db.Database.ExecuteSqlRawAsync(sql, [new SqliteParameter("@ids", JsonSerializer.Serialize(ids))], cancel);
    }
}

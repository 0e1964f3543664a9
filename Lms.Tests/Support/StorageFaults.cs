using Lms.Data.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Tests.Support;

/// <summary>What happens to the database behind an open page.</summary>
static class StorageFaults
{
    /// <summary>A service of another process.</summary>
    public static T Another<T>(this TestDatabase database) where T : notnull => database.StartProcess().GetRequiredService<T>();

    /// <summary>Reads go on, writes are refused. Pooled connections keep the setting: this one is handed to the next use case.</summary>
    public static async Task RefuseWritesAsync(this TestDatabase database)
    {
        await using var db = database.Open();
        await db.Database.OpenConnectionAsync();
        await Connection(db).Query("PRAGMA query_only = 1").ExecuteNonQueryAsync();
    }

    /// <summary>The file becomes unreadable; what it held is needed to bring it back.</summary>
    public static async Task<byte[]> RuinAsync(this TestDatabase database)
    {
        var good = await database.FileAsync();
        await database.MendAsync([.. Enumerable.Repeat((byte)'x', 8192)]);
        return good;
    }

    public static async Task MendAsync(this TestDatabase database, byte[]? file = null)
    {
        await using var db = database.Open();
        SqliteConnection.ClearPool(Connection(db));
        if (file is null)
            return;
        File.Delete($"{database.Path}-wal");
        File.Delete($"{database.Path}-shm");
        await File.WriteAllBytesAsync(database.Path, file);
    }

    static SqliteConnection Connection(LmsDbContext db) => (SqliteConnection)db.Database.GetDbConnection();
}

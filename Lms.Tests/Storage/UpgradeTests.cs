using System.Globalization;
using System.Reflection;
using Lms.Data.Storage;
using Lms.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Lms.Tests.Storage;

/// <summary>A school that was set up with any earlier version is upgraded with everything in it.</summary>
public sealed class UpgradeTests
{
    // Whatever a column holds, this reads as: a time, a day, a word.
    const string AnyText = "2026-01-01";

    public static TheoryData<string> Versions { get; } = [.. Migrations()];

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Every_row_of_an_earlier_version_is_still_there_and_can_be_read(string version)
    {
        await using var database = TestDatabase.Missing();
        await using (var db = database.Open())
            await db.GetService<IMigrator>().MigrateAsync(version);
        var filled = await FillAsync(database);
        Assert.Contains("Accounts", filled);

        await database.Get<LmsDatabase>().PrepareAsync();

        await using var upgraded = database.Open();
        Assert.Empty(await upgraded.Database.GetPendingMigrationsAsync());
        Assert.Equal("ok", await ScalarAsync(database, "PRAGMA integrity_check"));
        Assert.Null(await ScalarAsync(database, "PRAGMA foreign_key_check"));
        foreach (var entity in upgraded.Model.GetEntityTypes().Where(entity => filled.Contains(entity.GetTableName()!)))
            Assert.NotEqual(0, await ReadAsync(upgraded, entity.ClrType));
    }

    static IEnumerable<string> Migrations()
    {
        var database = TestDatabase.Missing();
        using var db = database.Open();
        return [.. db.Database.GetMigrations()];
    }

    // One row for each table that has none, all of them about each other.
    static async Task<HashSet<string>> FillAsync(TestDatabase database)
    {
        await using var connection = await database.ConnectAsync();
        await connection.Query("PRAGMA foreign_keys = OFF").ExecuteNonQueryAsync();
        var tables = await ColumnAsync(connection,
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'Person%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'");
        foreach (var table in tables)
        {
            if (await connection.Query($"SELECT EXISTS (SELECT 1 FROM \"{table}\")").ExecuteScalarAsync() is 1L)
                continue;
            var columns = await ColumnAsync(connection, $"SELECT name || ' ' || type FROM pragma_table_info('{table}')");
            var names = columns.Select(column => $"\"{column.Split(' ')[0]}\"");
            var values = columns.Select(column => column.EndsWith(" TEXT", StringComparison.Ordinal) ? $"'{AnyText}'" : "1");
            await connection.Query($"INSERT INTO \"{table}\" ({string.Join(", ", names)}) VALUES ({string.Join(", ", values)})").ExecuteNonQueryAsync();
        }

        Assert.Empty(await ColumnAsync(connection, "SELECT \"table\" FROM pragma_foreign_key_check"));
        return [.. tables];
    }

    static async Task<IReadOnlyList<string>> ColumnAsync(SqliteConnection connection, string sql)
    {
        await using var rows = await connection.Query(sql).ExecuteReaderAsync();
        List<string> values = [];
        while (await rows.ReadAsync())
            values.Add(rows.GetString(0));
        return values;
    }

    static async Task<string?> ScalarAsync(TestDatabase database, string sql)
    {
        await using var connection = await database.ConnectAsync();
        return Convert.ToString(await connection.Query(sql).ExecuteScalarAsync(), CultureInfo.InvariantCulture) is { Length: > 0 } value ? value : null;
    }

    static Task<int> ReadAsync(LmsDbContext db, Type entity) =>
        (Task<int>)typeof(UpgradeTests).GetMethod(nameof(CountReadAsync), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(entity).Invoke(null, [db])!;

    static async Task<int> CountReadAsync<T>(LmsDbContext db)
        where T : class => (await db.Set<T>().AsNoTracking().ToListAsync()).Count;
}

using System.Globalization;
using System.Text;
using Lms.Data;
using Lms.Data.Accounts;
using Lms.Data.Mail;
using Lms.Data.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Lms.Tests.Support;

/// <summary>A real SQLite file in a folder of its own, behind the public door of Lms.Data, with a clock that stands still.</summary>
sealed class TestDatabase : IAsyncDisposable
{
    internal static readonly DateTimeOffset Start = new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);

    // Migrating takes longer than most tests: it is done once, and each test works on a copy of the file.
    static readonly Lazy<Task<byte[]>> migrated = new(async () =>
    {
        await using var database = new TestDatabase(null);
        await database.Get<LmsDatabase>().PrepareAsync();
        return await database.FileAsync();
    });

    readonly string folder = Directory.CreateTempSubdirectory("lms-test-").FullName;
    readonly List<ServiceProvider> processes = [];
    readonly Action<SignInOptions>? settings;

    TestDatabase(Action<SignInOptions>? settings)
    {
        this.settings = settings;
        StartProcess();
    }

    public FakeTimeProvider Time { get; } = new(Start);

    public string Path => System.IO.Path.Combine(folder, "lms.db");

    public static async Task<TestDatabase> CreateAsync(Action<SignInOptions>? settings = null) =>
        await OfFileAsync(await migrated.Value, settings);

    public static async Task<TestDatabase> OfFileAsync(byte[] file, Action<SignInOptions>? settings = null)
    {
        var database = new TestDatabase(settings);
        await File.WriteAllBytesAsync(database.Path, file);
        return database;
    }

    /// <summary>A database without a file yet.</summary>
    public static TestDatabase Missing() => new(null);

    public T Get<T>() where T : notnull => processes[0].GetRequiredService<T>();

    public object Get(Type service) => processes[0].GetRequiredService(service);

    public LmsDbContext Open() => Get<IDbContextFactory<LmsDbContext>>().CreateDbContext();

    /// <summary>The services again, over the same file but with nothing else in common: another server.</summary>
    public IServiceProvider StartProcess()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Time);
        services.AddLmsData("Data Source=lms.db", folder, TimeZoneInfo.Utc);
        services.Configure<SignInOptions>(options => options.AllowedDomains = ["school.example"]);
        services.Configure<MailOptions>(options => options.On = true);
        if (settings is not null)
            services.Configure(settings);
        processes.Add(services.BuildServiceProvider());
        return processes[^1];
    }

    public async Task<SqliteConnection> ConnectAsync()
    {
        var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>Every row of every table, one a line: what was written, or that nothing was.</summary>
    public async Task<string> DumpAsync()
    {
        await using var connection = await ConnectAsync();
        var dump = new StringBuilder();
        foreach (var table in await TablesAsync(connection))
        {
            await using var rows = await connection.Query($"SELECT * FROM \"{table}\" ORDER BY 1, 2").ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                var cells = Enumerable.Range(0, rows.FieldCount)
                    .Select(i => $"{rows.GetName(i)}={Convert.ToString(rows.GetValue(i), CultureInfo.InvariantCulture)}");
                dump.Append(table).Append(": ").AppendJoin(" | ", cells).AppendLine();
            }
        }

        return dump.ToString();
    }

    /// <summary>The file as it would be copied by a backup.</summary>
    public async Task<byte[]> FileAsync()
    {
        await using (var connection = await ConnectAsync())
            await connection.Query("PRAGMA wal_checkpoint(TRUNCATE)").ExecuteNonQueryAsync();
        await using var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes);
        return bytes;
    }

    public async ValueTask DisposeAsync()
    {
        await using (var db = Open())
            SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
        foreach (var process in processes)
            await process.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    static async Task<List<string>> TablesAsync(SqliteConnection connection)
    {
        const string sql = """
            SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'Person%' AND name NOT LIKE '\_\_%' ESCAPE '\'
            ORDER BY name
            """;
        var tables = new List<string>();
        await using var names = await connection.Query(sql).ExecuteReaderAsync();
        while (await names.ReadAsync())
            tables.Add(names.GetString(0));
        return tables;
    }
}

static class SqliteShorthand
{
#pragma warning disable CA2100 // the texts are the tests' own
    public static SqliteCommand Query(this SqliteConnection connection, string sql) => new(sql, connection);
#pragma warning restore CA2100
}

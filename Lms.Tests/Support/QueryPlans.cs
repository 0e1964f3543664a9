using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Lms.Tests.Support;

/// <summary>What is asked of the database, and how SQLite means to find it.</summary>
static partial class QueryPlans
{
    // A handful of rows, read whole on purpose.
    static readonly string[] small = ["CourseRoles"];

    /// <summary>The queries that are sent meanwhile.</summary>
    public static async Task<List<string>> ListenAsync(this TestDatabase database, Func<Task> act)
    {
        using var ear = new Ear();
        database.Get<ILoggerFactory>().AddProvider(ear);
        await act();
        return ear.Heard;
    }

    /// <summary>The steps of SQLite's plans that look through a whole table, each with its query.</summary>
    public static async Task<List<string>> ScansAsync(this TestDatabase database, IEnumerable<string> queries)
    {
        var scans = new List<string>();
        await using var connection = await database.ConnectAsync();
        foreach (var query in queries.Distinct())
        {
            await using var explain = connection.CreateCommand();
            explain.CommandText = $"EXPLAIN QUERY PLAN {query}";
            foreach (var name in query.Split('@', ':').Skip(1).Select(rest => new string([.. rest.TakeWhile(c => char.IsLetterOrDigit(c) || c == '_')])).Where(n => n.Length > 0).Distinct())
                explain.Parameters.AddWithValue(name, "1");
            await using var plan = await explain.ExecuteReaderAsync();
            while (await plan.ReadAsync())
            {
                var step = plan.GetString(3);
                if (step.StartsWith("SCAN", StringComparison.Ordinal) && !IsFine(step, query))
                    scans.Add($"{step}\n{query}");
            }
        }

        return scans;
    }

    static bool IsFine(string step, string query) =>
        step.Contains("VIRTUAL TABLE INDEX", StringComparison.Ordinal)      // the full-text index
        || step.Contains("COVERING INDEX IX_Accounts_", StringComparison.Ordinal) // the walk along the names
        || query.Contains("WHERE 0", StringComparison.Ordinal)              // an empty list of people
        || step.Contains("json_each", StringComparison.Ordinal)             // a list of parameters
        || LatestEntries().IsMatch(query)                                   // the walk along the log from its end
        || step.Contains("CONSTANT ROW", StringComparison.Ordinal)
        || step.Contains("(subquery", StringComparison.Ordinal)
        || query.Contains($") AS \"{step.Split(' ')[1]}\"", StringComparison.Ordinal) // what another query found
        || small.Any(table => query.Contains($"\"{table}\"", StringComparison.Ordinal) && step.EndsWith($" {Alias(query, table)}", StringComparison.Ordinal));

    [GeneratedRegex("FROM \"AuditEntries\" AS \"a\"\\s+ORDER BY \"a\"\\.\"Id\" DESC\\s+LIMIT")]
    private static partial Regex LatestEntries();

    static string Alias(string query, string table)
    {
        var after = query[(query.IndexOf($"\"{table}\" AS \"", StringComparison.Ordinal) + table.Length + 7)..];
        return after[..after.IndexOf('"', StringComparison.Ordinal)];
    }

    sealed class Ear : ILoggerProvider, ILogger
    {
        public List<string> Heard { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (eventId != RelationalEventId.CommandExecuted || state is not IEnumerable<KeyValuePair<string, object?>> values)
                return;
            var sql = values.FirstOrDefault(v => v.Key == "commandText").Value as string ?? "";
            if (!sql.StartsWith("PRAGMA", StringComparison.Ordinal) && !sql.Contains("INSERT INTO", StringComparison.Ordinal))
                Heard.Add(sql);
        }

        public void Dispose()
        {
        }
    }
}

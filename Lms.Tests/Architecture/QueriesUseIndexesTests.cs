using Lms.Data.Accounts;
using Lms.Data.Courses;
using Lms.Data.Enrolments;
using Lms.Data.Permissions;
using Lms.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Lms.Tests.Architecture;

/// <summary>Every query that a screen sends is shown to SQLite's planner: none may look through a whole table.</summary>
public sealed class QueriesUseIndexesTests
{
    // A handful of rows, read whole on purpose.
    static readonly string[] small = ["CourseRoles"];

    [Fact]
    public async Task No_page_and_no_change_scans_a_table()
    {
        await using var cast = await Cast.GatherAsync();
        var queries = await ListenAsync(cast.Database, async () =>
        {
            foreach (var show in Enum.GetValues<StaffShow>())
            {
                foreach (var search in (string[])["", "g", "grace", "grace hop"])
                    _ = await cast.Database.Get<PermissionQueries>().StaffAsync(cast.Alan, cast.Algebra, new(search, show, false, 1));
            }

            _ = await cast.Database.Get<PermissionQueries>().RowsAsync(cast.Alan, cast.Algebra, [cast.Katherine]);
            _ = await cast.Database.Get<WhyQueries>().WhyAsync(cast.Alan, cast.Algebra, cast.Katherine);
            _ = await cast.Database.Get<NamingQueries>().NameAsync(cast.Alan, cast.Algebra, "grace.hoper@school.example", sure: false);
            _ = await cast.Database.Get<CourseQueries>().MineAsync(cast.Grace);
            _ = await cast.Database.Get<CourseQueries>().CourseAsync(cast.Grace, cast.Algebra);
            _ = await cast.Database.Get<AccountQueries>().MeAsync(cast.Alan);
            _ = await cast.Database.Get<AccountQueries>().WaitingAsync(cast.Grace);
            _ = await cast.Permissions.SwitchAsync(cast.Alan, cast.Algebra, Cast.Hedy, Permission.ManageMaterials, on: true);
            _ = await cast.Permissions.RemoveAsync(cast.Alan, cast.Algebra, [Cast.Hedy]);
            _ = await cast.Accounts.CorrectAddressAsync(cast.Alan, cast.Katherine, "grace@school.example", merge: true);
            _ = await cast.SignIn.SignInAsync(Cast.Google("hedy@school.example"));
            _ = await cast.SignIn.SignInAsync(Cast.Google("hedy@school.example", sub: "another"));
        });

        await CheckAsync(cast, queries, 40);
    }

    [Fact]
    public async Task Nor_does_the_roster_a_list_or_a_students_page()
    {
        await using var cast = await Cast.GatherAsync();
        var ids = await cast.EnrolAsync("edsger@school.example", "hedy@school.example", "mary@school.example");
        var (roster, joining, links) = (cast.Database.Get<EnrolmentQueries>(), cast.Database.Get<JoinService>(), cast.Database.Get<JoinQueries>());
        var queries = await ListenAsync(cast.Database, async () =>
        {
            foreach (var filter in Filters())
                _ = (await roster.RosterAsync(cast.Alan, cast.Algebra, filter)).Value;
            _ = (await roster.ExportAsync(cast.Alan, cast.Algebra, RosterFilter.All)).Value;
            var rows = Classroom.Rows("Mary Jackson <mary@school.example>", "annie@school.example", "grace@school.example", "edsger@school.example");
            _ = (await cast.Database.Get<RosterQueries>().CheckAsync(cast.Alan, cast.Algebra, rows)).Value;
            _ = (await cast.Rosters.EnrolAsync(cast.Alan, cast.Algebra, rows)).Value;
            _ = (await cast.Enrolments.SetSectionAsync(cast.Alan, cast.Algebra, ids, "7B")).Value;
            _ = (await cast.Enrolments.UndoAsync(cast.Alan, (await cast.Enrolments.WithdrawAsync(cast.Alan, cast.Algebra, ids)).Value)).Value;
            var code = (await joining.SetAsync(cast.Alan, cast.Algebra, on: true)).Value!;
            _ = (await links.CodeAsync(cast.Alan, cast.Algebra)).Value;
            _ = (await cast.Enrolments.LeaveAsync(cast.Edsger, cast.Algebra)).Value;
            _ = (await links.InvitationAsync(cast.Edsger, code)).Value;
            _ = (await joining.JoinAsync(cast.Edsger, code)).Value;
            _ = (await cast.Database.Get<CourseQueries>().MineAsync(cast.Edsger)).Value;
            _ = (await cast.Database.Get<CourseQueries>().CourseAsync(cast.Edsger, cast.Algebra)).Value;
            _ = (await cast.Database.Get<AccountQueries>().WaitingAsync(cast.Edsger)).Value;
            _ = (await cast.Permissions.SwitchAsync(cast.Alan, cast.Algebra, Cast.Named("joan@school.example"), Permission.ManageMaterials, on: true)).Value;
            _ = (await cast.Accounts.CorrectAddressAsync(cast.Alan, ids[1], "edsger@school.example", merge: true)).Value;
        });

        await CheckAsync(cast, queries, 60);
    }

    static IEnumerable<RosterFilter> Filters() =>
        from show in Enum.GetValues<RosterShow>()
        from sort in Enum.GetValues<RosterSort>()
        from section in (string?[])[null, "", "7B"]
        from search in (string[])["", "edsger 47"]
        select new RosterFilter(search, show, section, sort, sort == RosterSort.Name, 1);

    static async Task CheckAsync(Cast cast, List<string> queries, int atLeast)
    {
        Assert.True(queries.Count > atLeast, $"Only {queries.Count} queries were heard.");
        var scans = await ScansAsync(cast.Database.Path, queries);
        Assert.True(scans.Count == 0, string.Join("\n\n", scans));
    }

    static async Task<List<string>> ScansAsync(string file, IEnumerable<string> queries)
    {
        var scans = new List<string>();
        await using var connection = new SqliteConnection($"Data Source={file}");
        await connection.OpenAsync();
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
        || step.Contains("CONSTANT ROW", StringComparison.Ordinal)
        || step.Contains("(subquery", StringComparison.Ordinal)
        || query.Contains($") AS \"{step.Split(' ')[1]}\"", StringComparison.Ordinal) // what another query found
        || small.Any(table => query.Contains($"\"{table}\"", StringComparison.Ordinal) && step.EndsWith($" {Alias(query, table)}", StringComparison.Ordinal));

    static string Alias(string query, string table)
    {
        var after = query[(query.IndexOf($"\"{table}\" AS \"", StringComparison.Ordinal) + table.Length + 7)..];
        return after[..after.IndexOf('"', StringComparison.Ordinal)];
    }

    static async Task<List<string>> ListenAsync(TestDatabase database, Func<Task> act)
    {
        using var ear = new Ear();
        database.Get<ILoggerFactory>().AddProvider(ear);
        await act();
        return ear.Heard;
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

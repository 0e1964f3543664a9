using System.Diagnostics;
using Lms.Data.Enrolments;
using Lms.Data.Shared;
using Microsoft.Data.Sqlite;

namespace Lms.Benchmarks;

/// <summary>Lists of people whom nobody has seen, beside the same rows inserted through prepared ADO.NET statements in one transaction.</summary>
static class Imports
{
    const int Rounds = 5;
    static readonly string[] tables = ["Accounts", "Enrolments", "AuditEntries"];

    internal static async Task RunAsync(int[] sizes)
    {
        Console.WriteLine("Median milliseconds on the server:");
        Console.WriteLine($"{"lines",10}{"read",10}{"check",10}{"enrol",10}{"ADO.NET",10}{"enrol/ADO",11}{"peak MB",10}");
        await MeasureAsync(1_000); // warm
        foreach (var size in sizes)
        {
            var rounds = new List<Times>();
            for (var round = 0; round < (size > 50_000 ? 3 : Rounds); round++)
                rounds.Add(await MeasureAsync(size));
            var median = new Times(Median(t => t.Read), Median(t => t.Check), Median(t => t.Enrol), Median(t => t.Ado));
            Console.WriteLine($"{size,10:N0}{median.Read,10:F0}{median.Check,10:F0}{median.Enrol,10:F0}{median.Ado,10:F0}{Median(t => t.Enrol / t.Ado),10:F2}×{Process.GetCurrentProcess().PeakWorkingSet64 / 1_000_000,10:N0}");

            double Median(Func<Times, double> of) => rounds.Select(of).Order().ElementAt(rounds.Count / 2);
        }
    }

    static async Task<Times> MeasureAsync(int lines)
    {
        await using var school = await School.OfAsync(1_000);
        await using var twin = await School.OfAsync(1_000);
        var text = string.Join('\n', Enumerable.Range(0, lines).Select(i => $"New Person{i} <new.person{i}@school.example>"));
        var limit = new ImportOptions { MaxLines = lines }.MaxLines;

        IReadOnlyList<RosterRow> rows = [];
        var read = await TimeAsync(() => { rows = RosterFile.Read(text, limit).Value.Rows; return Task.CompletedTask; });
        var check = await TimeAsync(async () => Expect((await school.Get<RosterQueries>().CheckAsync(school.Teacher, school.Course, rows)).Value.Totals.EnrolNew, lines));
        var enrol = await TimeAsync(async () => Expect((await school.Get<RosterImport>().EnrolAsync(school.Teacher, school.Course, rows)).Value.Plan.Totals.EnrolNew, lines));
        return new(read, check, enrol, await AdoAsync(school, twin, lines));
    }

    static void Expect(int actual, int expected)
    {
        if (actual != expected)
            throw new InvalidOperationException($"{actual} people instead of {expected}.");
    }

    // What the product wrote, written again into a school that is otherwise the same.
    static async Task<double> AdoAsync(School school, School twin, int lines)
    {
        var written = new List<(string Sql, List<object[]> Rows)>();
        await using (var from = await school.OpenAsync())
        {
            foreach (var table in tables)
                written.Add(await LastRowsAsync(from, table, lines));
        }

        await using var into = await twin.OpenAsync();
        return await TimeAsync(async () =>
        {
            await using var transaction = (SqliteTransaction)await into.BeginTransactionAsync();
            foreach (var (sql, rows) in written)
            {
                await using var insert = into.CreateCommand();
                (insert.Transaction, insert.CommandText) = (transaction, sql);
                for (var i = 0; i < rows[0].Length; i++)
                    insert.Parameters.Add(new SqliteParameter($"@p{i}", null));
                insert.Prepare();
                foreach (var row in rows)
                {
                    for (var i = 0; i < row.Length; i++)
                        insert.Parameters[i].Value = row[i];
                    insert.ExecuteNonQuery();
                }
            }

            await transaction.CommitAsync();
        });
    }

    static async Task<(string Sql, List<object[]> Rows)> LastRowsAsync(SqliteConnection connection, string table, int count)
    {
        await using var select = connection.CreateCommand();
        select.CommandText = $"SELECT * FROM (SELECT rowid AS r, * FROM \"{table}\" ORDER BY rowid DESC LIMIT {count}) ORDER BY r";
        await using var reader = await select.ExecuteReaderAsync();
        var names = Enumerable.Range(1, reader.FieldCount - 1).Select(reader.GetName).ToList();
        var rows = new List<object[]>();
        while (await reader.ReadAsync())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row[1..]);
        }

        return ($"INSERT INTO \"{table}\" ({string.Join(", ", names.Select(n => $"\"{n}\""))}) VALUES ({string.Join(", ", names.Select((_, i) => $"@p{i}"))})", rows);
    }

    static async Task<double> TimeAsync(Func<Task> act)
    {
        GC.Collect();
        var start = Stopwatch.GetTimestamp();
        await act();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    readonly record struct Times(double Read, double Check, double Enrol, double Ado);
}

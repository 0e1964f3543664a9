using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Lms.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Lms.Tests.Startup;

/// <summary>The power goes while a school is at work.</summary>
public sealed class KilledTests : IDisposable
{
    const int Times = 3, AtOnce = 8;

    readonly CommandLine lms = new();

    public void Dispose() => lms.Dispose();

    [Fact]
    public async Task A_server_that_is_killed_while_people_come_in_forgets_nobody_whom_it_let_in_and_knows_nobody_halfway()
    {
        lms.Settings["ASPNETCORE_ENVIRONMENT"] = "Development";
        lms.Settings["Demo"] = "false";
        lms.Settings["SignIn__AllowedDomains"] = "school.example";
        var came = new ConcurrentBag<string>();
        for (var time = 1; time <= Times; time++)
        {
            await LetInAndKillAsync(time, came);
            await using var connection = new SqliteConnection($"Data Source={lms.DatabaseFile};Pooling=False");
            await connection.OpenAsync();
            Assert.Equal("ok", await connection.Query("PRAGMA integrity_check").ExecuteScalarAsync());
            var known = await AddressesAsync(connection, "SELECT NormalizedEmail FROM Accounts WHERE Status = 1");
            Assert.Superset(came.ToHashSet(), known);
            Assert.Equal(known, await AddressesAsync(connection,
                "SELECT a.NormalizedEmail FROM Accounts a JOIN AuditEntries e ON e.PersonId = a.Id JOIN Links l ON l.UserId = a.Id"));
        }

        Assert.NotEmpty(came);
    }

    // Newcomers, one after the other at several doors, until the lights go out.
    async Task LetInAndKillAsync(int time, ConcurrentBag<string> came)
    {
        var address = new Uri($"http://127.0.0.1:{Ports.Free()}");
        lms.Settings["ASPNETCORE_URLS"] = address.ToString();
        using var server = lms.Start();
        _ = server.StandardOutput.ReadToEndAsync();
        _ = server.StandardError.ReadToEndAsync();
        using (var first = HttpVisitor.At(address))
            await first.WaitUntilReadyAsync();
        var before = came.Count;
        var doors = Enumerable.Range(0, AtOnce).Select(door => Task.Run(async () =>
        {
            for (var number = 0; ; number++)
            {
                var newcomer = string.Create(CultureInfo.InvariantCulture, $"n{time}-{door}-{number}@school.example");
                using var client = HttpVisitor.At(address);
                await client.SignInAsNewcomerAsync(newcomer);
                came.Add(newcomer);
            }
        })).ToList();
        var patience = Stopwatch.StartNew();
        while (came.Count < before + (10 * time) && patience.Elapsed < TimeSpan.FromMinutes(1))
            await Task.Delay(5);
        server.Kill(entireProcessTree: true);
        await server.WaitForExitAsync();
        foreach (var door in doors)
            await Assert.ThrowsAsync<HttpRequestException>(() => door);
    }

    static async Task<HashSet<string>> AddressesAsync(SqliteConnection connection, string sql)
    {
        await using var rows = await connection.Query(sql).ExecuteReaderAsync();
        HashSet<string> addresses = [];
        while (await rows.ReadAsync())
            addresses.Add(rows.GetString(0));
        return addresses;
    }
}

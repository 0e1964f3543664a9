using Lms.Data.Accounts;
using Lms.Data.Storage;
using Lms.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Lms.Tests.Accounts;

/// <summary>The index keeps up with the people, and no search reads more than it has to.</summary>
public class SearchIndexTests
{
    [Fact]
    public async Task It_follows_a_name_that_changes_and_a_person_who_goes()
    {
        await using var school = await Cast.GatherAsync();
        await using var db = school.Database.Open();
        var hedy = PersonResolver.NewAccount(Cast.Address("hedy@school.example"), "Hedy Lamarr", null, TestDatabase.Start.UtcDateTime);
        db.Users.Add(hedy);
        await db.SaveChangesAsync();
        Assert.Equal([hedy.Id], await FindAsync(db, "lamarr"));

        AccountRules.Describe(hedy, "Xenophon Quux", Cast.Address("xq@school.example"));
        await db.SaveChangesAsync();
        Assert.Equal([hedy.Id], await FindAsync(db, "quux"));
        Assert.Equal([hedy.Id], await FindAsync(db, "xq"));
        Assert.Empty(await FindAsync(db, "lamarr"));

        db.Users.Remove(hedy);
        await db.SaveChangesAsync();
        Assert.Empty(await FindAsync(db, "quux"));
        Assert.Empty(await FindAsync(db, "xq"));
        await IntegrityAsync(school);
    }

    [Fact]
    public async Task It_follows_merges_and_corrections()
    {
        await using var school = await Cast.GatherAsync();
        await using var db = school.Database.Open();
        _ = (await school.Accounts.CorrectAddressAsync(school.Alan, school.Katherine, "johnson@school.example", false)).Value;
        Assert.Equal([school.Katherine], await FindAsync(db, "johnson"));

        await school.SignIn.SignInAsync(Cast.Google("johnson@school.example", "sub-edsger@school.example"));
        Assert.Equal([school.Edsger.AccountId], await FindAsync(db, "johnson"));
        await IntegrityAsync(school);
    }

    [Fact]
    public async Task A_name_that_more_people_have_than_the_index_is_asked_for_is_found_by_walking()
    {
        await using var school = await Cast.GatherAsync();
        await using var db = school.Database.Open();
        await using (var connection = await school.Database.ConnectAsync())
        {
            await connection.Query($"""
                INSERT INTO "Accounts" ("DisplayName", "Status", "IsAdministrator", "MayCreateCourses", "CreatedAt", "SearchText", "UserName", "NormalizedUserName", "Email", "NormalizedEmail")
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {SqlitePersonSearch.Probe + 500})
                SELECT 'Zed', i % 2, 0, 0, '2026-01-01', printf('zed common%05d', i), 'u' || i, 'u' || i, 'z' || i || '@school.example', 'z' || i || '@school.example' FROM n
                """).ExecuteNonQueryAsync();
        }

        foreach (var descending in (bool[])[false, true])
        {
            foreach (var (typed, words) in (IEnumerable<(string, string[])>)[("common", ["common"]), ("ze", ["ze"]), ("zed common04", ["zed", "common04"])])
            {
                var fitting = await db.Users.Where(a => a.Status == AccountStatus.Pending && a.DisplayName == "Zed").Select(a => new { a.Id, a.SearchText }).ToListAsync();
                var expected = fitting.Where(a => TextFolding.Holds(a.SearchText, words)).OrderBy(a => a.SearchText, StringComparer.Ordinal).Select(a => a.Id);
                Assert.Equal(
                    (descending ? expected.Reverse() : expected).Take(30),
                    await new SqlitePersonSearch().FindAsync(db, PersonNeedle.Of(typed, AccountStatus.Pending, descending), 30, default));
            }
        }
    }

    [Theory]
    [InlineData("lovelace", null)]
    [InlineData("lo", null)]
    [InlineData("ada lo", AccountStatus.Pending)]
    [InlineData("", null)]
    [InlineData("", AccountStatus.Pending)]
    public async Task No_search_reads_a_table_from_end_to_end(string typed, AccountStatus? status)
    {
        await using var school = await Cast.GatherAsync();
        var heard = new Listener();
        await using var db = new SqliteLmsDbContext(new DbContextOptionsBuilder<SqliteLmsDbContext>()
            .UseSqlite($"Data Source={school.Database.Path}").AddInterceptors(heard).Options);

        await new SqlitePersonSearch().FindAsync(db, PersonNeedle.Of(typed, status), 25, default);

        Assert.NotEmpty(heard.Plans);
        Assert.All(heard.Plans, step => Assert.True(
            !step.StartsWith("SCAN", StringComparison.Ordinal)
            || step.Contains("VIRTUAL TABLE INDEX", StringComparison.Ordinal)
            || step.StartsWith("SCAN Accounts USING COVERING INDEX IX_Accounts_", StringComparison.Ordinal)
            || step.StartsWith("SCAN (subquery", StringComparison.Ordinal), step));
        Assert.DoesNotContain(heard.Plans, step => step.Contains("TEMP B-TREE", StringComparison.Ordinal));
    }

    static Task<IReadOnlyList<long>> FindAsync(LmsDbContext db, string typed) =>
        new SqlitePersonSearch().FindAsync(db, PersonNeedle.Of(typed), 100, default);

    static async Task IntegrityAsync(Cast school)
    {
        await using var connection = await school.Database.ConnectAsync();
        foreach (var index in (string[])["PersonTrigrams", "PersonWords"])
            await connection.Query($"INSERT INTO \"{index}\"(\"{index}\", rank) VALUES ('integrity-check', 1)").ExecuteNonQueryAsync();
    }

    /// <summary>Asks SQLite how it would run each query before it runs.</summary>
    sealed class Listener : DbCommandInterceptor
    {
        public List<string> Plans { get; } = [];

        public override async ValueTask<InterceptionResult<System.Data.Common.DbDataReader>> ReaderExecutingAsync(
            System.Data.Common.DbCommand command, CommandEventData eventData, InterceptionResult<System.Data.Common.DbDataReader> result, CancellationToken cancellationToken = default)
        {
            await using var explain = ((SqliteConnection)command.Connection!).Query($"EXPLAIN QUERY PLAN {command.CommandText}");
            foreach (SqliteParameter parameter in command.Parameters)
                explain.Parameters.AddWithValue(parameter.ParameterName, parameter.Value);
            await using var plan = await explain.ExecuteReaderAsync(cancellationToken);
            while (await plan.ReadAsync(cancellationToken))
                Plans.Add(plan.GetString(3));
            return result;
        }
    }
}

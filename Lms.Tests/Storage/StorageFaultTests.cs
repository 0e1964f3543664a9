using Lms.Data.Accounts;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Lms.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Lms.Data.Permissions.Permission;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Storage;

/// <summary>The world's faults: a sentence, nothing half done, and it goes on afterwards.</summary>
public class StorageFaultTests
{
    [Theory]
    [InlineData("BEGIN IMMEDIATE")]
    [InlineData("BEGIN EXCLUSIVE")]
    public async Task While_somebody_else_holds_the_database_nothing_is_written_and_reading_goes_on(string hold)
    {
        await using var school = await GatherAsync();
        var before = await school.Database.DumpAsync();
        await using var other = await school.Database.ConnectAsync();
        await other.Query(hold).ExecuteNonQueryAsync();

        var refused = await AtOnce.RunAsync<Why?>(
        [
            async () => (await Another<PermissionService>(school).SwitchAsync(school.Alan, school.Algebra, Hedy, EditCourse, true)).Problem?.Why,
            async () => (await Another<SignInService>(school).SignInAsync(Google("katherine@school.example"))).Problem?.Why,
        ]);

        Assert.Equal([Why.StorageUnavailable, Why.StorageUnavailable], refused);
        Assert.True((await school.Database.Get<AccountQueries>().MeAsync(school.Alan)).Succeeded);
        await other.Query("ROLLBACK").ExecuteNonQueryAsync();
        Assert.Equal(before, await school.Database.DumpAsync());
        Assert.True((await school.Permissions.SwitchAsync(school.Alan, school.Algebra, Hedy, EditCourse, true)).Succeeded);
    }

    [Fact]
    public async Task A_short_wait_for_somebody_else_is_only_a_wait()
    {
        await using var school = await GatherAsync();
        await using var other = await school.Database.ConnectAsync();
        await other.Query("BEGIN IMMEDIATE").ExecuteNonQueryAsync();

        var waiting = Task.Run(() => school.Permissions.SwitchAsync(school.Alan, school.Algebra, Hedy, EditCourse, true));
        await Task.Delay(300);
        Assert.False(waiting.IsCompleted);
        await other.Query("ROLLBACK").ExecuteNonQueryAsync();

        Assert.True((await waiting).Succeeded);
    }

    [Fact]
    public async Task A_full_disk_is_said_and_leaves_nothing_half_done()
    {
        await using var school = await GatherAsync();
        var before = await school.Database.DumpAsync();
        await using (var db = school.Database.Open())
        {
            // Pooled connections keep their limit: this one is handed to the next use case.
            await db.Database.OpenConnectionAsync();
            await ((SqliteConnection)db.Database.GetDbConnection()).Query("PRAGMA max_page_count = 1").ExecuteNonQueryAsync();
        }

        var people = Enumerable.Range(0, 300).Select(i => Named($"somebody.with.a.long.address.{i}@school.example")).ToList();
        var refused = await school.Permissions.GiveRoleAsync(school.Alan, school.Algebra, people, Grader);

        Assert.Equal(Why.StorageUnavailable, refused.Problem?.Why);
        Assert.Equal(before, await school.Database.DumpAsync());
        await using (var db = school.Database.Open())
            SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
        Assert.True((await school.Permissions.GiveRoleAsync(school.Alan, school.Algebra, people, Grader)).Succeeded);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_said()
    {
        await using var database = await TestDatabase.OfFileAsync([.. Enumerable.Repeat((byte)'x', 8192)]);

        Assert.Equal(Why.StorageUnavailable, (await database.Get<AccountQueries>().MeAsync(new Actor(1))).Problem?.Why);
        Assert.Equal(Why.StorageUnavailable, (await database.Get<SignInService>().SignInAsync(Google("ada@school.example"))).Problem?.Why);
        Assert.Equal(Why.StorageUnavailable, (await database.Get<SessionQueries>().GoingOnAsync([new SessionTicket(1, "number", "stamp")])).Problem?.Why);
    }

    [Fact]
    public async Task Read_only_is_said_too()
    {
        await using var school = await GatherAsync();
        await using (var db = school.Database.Open())
        {
            await db.Database.OpenConnectionAsync();
            await ((SqliteConnection)db.Database.GetDbConnection()).Query("PRAGMA query_only = 1").ExecuteNonQueryAsync();
        }

        Assert.Equal(Why.StorageUnavailable, (await school.Courses.CreateAsync(school.Alan, "MATH-102", "Geometry", "")).Problem?.Why);
    }

    [Fact]
    public async Task Being_second_is_told_apart_from_a_broken_database()
    {
        await using var school = await GatherAsync();
        await using var db = school.Database.Open();
        db.Users.Add(PersonResolver.NewAccount(Address("Grace@school.example"), "", null, default));

        var exception = await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());

        Assert.True(SqliteFailures.IsUniqueViolation(exception));
        Assert.False(SqliteFailures.IsUnavailable(exception));
        Assert.False(SqliteFailures.IsConcurrencyConflict(exception));
        Assert.False(SqliteFailures.IsUnavailable(new InvalidOperationException("a bug")));
    }

    [Fact]
    public async Task A_use_case_that_was_second_is_done_again_from_the_beginning()
    {
        await using var school = await GatherAsync();
        var times = 0;

        var result = await school.Database.Get<LmsStore>().WriteUnaskedAsync<int>(async db =>
        {
            times++;
            db.Users.Add(PersonResolver.NewAccount(times == 1 ? Address("grace@school.example") : Address("hedy@school.example"), "", null, default));
            await db.SaveChangesAsync();
            return times;
        }, default);

        Assert.Equal(2, result.Value);
        Assert.NotNull(await school.AccountAsync("hedy@school.example"));
    }

    [Fact]
    public async Task A_bug_is_not_hidden_and_leaves_nothing()
    {
        await using var school = await GatherAsync();
        var before = await school.Database.DumpAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => school.Database.Get<LmsStore>().WriteUnaskedAsync<int>(async db =>
        {
            db.Users.Add(PersonResolver.NewAccount(Address("hedy@school.example"), "", null, default));
            await db.SaveChangesAsync();
            throw new InvalidOperationException("a bug");
        }, default));

        Assert.Equal(before, await school.Database.DumpAsync());
        Assert.True((await school.Permissions.SwitchAsync(school.Alan, school.Algebra, Hedy, EditCourse, true)).Succeeded);
    }

    // Of another process: within one, writers stand in line.
    static T Another<T>(Cast school) where T : notnull => school.Database.StartProcess().GetRequiredService<T>();
}

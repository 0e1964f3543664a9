using Lms.Data.Audit;
using Lms.Data.Enrolments;
using Lms.Data.Shared;
using Lms.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using static Lms.Tests.Support.Cast;
using static Lms.Tests.Support.Classroom;

namespace Lms.Tests.Enrolments;

/// <summary>Long lists, lists that are given up half-way, lists that meet the world's faults.</summary>
public class RosterImportAllOrNothingTests
{
    [Fact]
    public async Task Three_thousand_people_are_enrolled_in_one_and_taken_back_in_one()
    {
        await using var school = await GatherAsync();
        var (before, heard) = ((await school.AuditAsync()).Count, new Heard());

        var report = (await school.Rosters.EnrolAsync(school.Alan, school.Algebra, Strangers(3000), heard)).Value;

        Assert.Equal(3000, (await school.RosterAsync()).Students.Count.Known);
        Assert.Equal(3000, (await school.AuditAsync()).Skip(before).Count(entry => entry.Action == AuditAction.Enrolled));
        Assert.Equal(heard.Parts.Order(), heard.Parts);
        Assert.Equal(1, heard.Parts[^1]);
        Assert.True(heard.Parts.Count > 10 && heard.Parts[0] is > 0 and < 0.2, string.Join(' ', heard.Parts));

        Assert.Equal(3000, (await school.Enrolments.UndoAsync(school.Alan, report.Change)).Value.Steps.Count);
        Assert.Equal(0, (await school.RosterAsync()).Students.Count.Known);
    }

    [Fact]
    public async Task The_part_that_is_done_reaches_one_whatever_the_list_is_made_of()
    {
        await using var school = await GatherAsync();
        _ = await school.EnrolRowsAsync(Row("hedy@school.example"), Row("mary@school.example"));

        foreach (var rows in (RosterRow[][])
        [
            [Row("edsger@school.example")], [Row("joan@school.example")], [Row("hedy@school.example", "", "7B")],
            [Row("mary@school.example", "Mary Jackson"), Row("alan@school.example"), Row("annie@school.example"), Row("annie@school.example")],
        ])
        {
            var heard = new Heard();
            _ = (await school.Rosters.EnrolAsync(school.Alan, school.Algebra, rows, heard)).Value;
            Assert.Equal(heard.Parts.Order(), heard.Parts);
            Assert.Equal(1, heard.Parts[^1]);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.2)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    [InlineData(1)]
    public async Task A_list_that_is_given_up_leaves_nothing(double part)
    {
        await using var school = await GatherAsync();
        var before = await school.Database.DumpAsync();
        using var cancel = new CancellationTokenSource();
        var heard = new Heard(done =>
        {
            if (done >= part)
                cancel.Cancel();
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            school.Rosters.EnrolAsync(school.Alan, school.Algebra, Strangers(3000), heard, cancel.Token));

        Assert.Equal(before, await school.Database.DumpAsync());
        Assert.Equal(10, (await school.Rosters.EnrolAsync(school.Alan, school.Algebra, Strangers(10))).Value.Change.Steps.Count);
    }

    [Fact]
    public async Task A_disk_that_becomes_full_half_way_is_said_and_leaves_nothing()
    {
        await using var school = await GatherAsync();
        var (before, heard) = (await school.Database.DumpAsync(), new Heard());
        await using (var db = school.Database.Open())
        {
            // Pooled connections keep their limit: this one is handed to the next use case.
            await db.Database.OpenConnectionAsync();
            var connection = (SqliteConnection)db.Database.GetDbConnection();
            var pages = Convert.ToInt64(await connection.Query("PRAGMA page_count").ExecuteScalarAsync(), null);
            await connection.Query($"PRAGMA max_page_count = {pages + 200}").ExecuteNonQueryAsync();
        }

        var refused = await school.Rosters.EnrolAsync(school.Alan, school.Algebra, Strangers(3000), heard);

        Assert.Equal(Why.StorageUnavailable, refused.Problem?.Why);
        Assert.InRange(heard.Parts[^1], 0.05, 0.95);
        Assert.Equal(before, await school.Database.DumpAsync());
        await school.Database.MendAsync();
        Assert.True((await school.Rosters.EnrolAsync(school.Alan, school.Algebra, Strangers(3000))).Succeeded);
    }

    [Fact]
    public async Task A_database_that_cannot_be_written_is_said_by_every_change()
    {
        await using var school = await GatherAsync();
        var ids = await school.EnrolAsync("edsger@school.example");
        var before = await school.Database.DumpAsync();
        await school.Database.RefuseWritesAsync();

        Assert.Equal(Why.StorageUnavailable, (await school.Rosters.EnrolAsync(school.Alan, school.Algebra, Strangers(3))).Problem?.Why);
        Assert.Equal(Why.StorageUnavailable, (await school.Enrolments.WithdrawAsync(school.Alan, school.Algebra, ids)).Problem?.Why);
        Assert.Equal(Why.StorageUnavailable, (await school.Enrolments.LeaveAsync(school.Edsger, school.Algebra)).Problem?.Why);
        Assert.Equal(Why.StorageUnavailable, (await school.Database.Get<JoinService>().SetAsync(school.Alan, school.Algebra, on: true)).Problem?.Why);
        await school.Database.MendAsync();
        Assert.Equal(before, await school.Database.DumpAsync());
    }
}

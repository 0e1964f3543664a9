using System.Diagnostics;
using Lms.Data.Accounts;
using Lms.Data.Enrolments.Turns;
using Lms.Data.Shared;
using Lms.Tests.Support;
using static Lms.Tests.Support.Cast;
using static Lms.Tests.Support.Classroom;

namespace Lms.Tests.Enrolments;

/// <summary>Whoever meets a long import is told so in time, and what stands in its way for other reasons is no import.</summary>
public class ImportMarkTests
{
    [Fact]
    public async Task A_second_long_list_is_told_that_another_is_carried_out_and_a_short_one_is_carried_out()
    {
        await using var school = await GatherAsync();
        await using (new FileStream(Mark(school), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
        {
            var since = Stopwatch.GetTimestamp();
            Assert.Equal(Why.ImportUnderWay, (await school.Rosters.EnrolAsync(school.Alan, school.Algebra, Strangers(1000))).Problem?.Why);
            Assert.InRange(Stopwatch.GetElapsedTime(since).TotalSeconds, 9, 30);
            Assert.Equal(10, (await school.Rosters.EnrolAsync(school.Alan, school.Algebra, Strangers(10))).Value.Change.Steps.Count);
        }

        Assert.Equal(990, (await school.Rosters.EnrolAsync(school.Alan, school.Algebra, Strangers(1000))).Value.Change.Steps.Count);
    }

    [Fact]
    public async Task A_mark_that_can_not_be_set_is_said_at_once()
    {
        await using var school = await GatherAsync();
        Directory.CreateDirectory(Mark(school));
        var since = Stopwatch.GetTimestamp();

        Assert.Equal(Why.StorageUnavailable, (await school.Rosters.EnrolAsync(school.Alan, school.Algebra, Strangers(1000))).Problem?.Why);

        Assert.InRange(Stopwatch.GetElapsedTime(since).TotalSeconds, 0, 8);
        await LeaveNoteAsync(school);
        Assert.Equal(Why.StorageUnavailable, (await school.Database.Get<ImportTakeBack>().SweepAsync()).Problem?.Why);
    }

    [Fact]
    public async Task A_list_of_one_turn_waits_for_another_program_no_longer_than_anybody_else()
    {
        await using var school = await GatherAsync();
        await using var other = await school.Database.ConnectAsync();
        await other.Query("BEGIN IMMEDIATE").ExecuteNonQueryAsync();
        var since = Stopwatch.GetTimestamp();

        Assert.Equal(Why.StorageUnavailable, (await school.Rosters.EnrolAsync(school.Alan, school.Algebra, Strangers(10))).Problem?.Why);

        Assert.InRange(Stopwatch.GetElapsedTime(since).TotalSeconds, 4.5, 30);
    }

    [Fact]
    public async Task Nobody_is_erased_while_a_note_may_tell_of_them()
    {
        await using var school = await GatherAsync();
        await LeaveNoteAsync(school);
        var erasure = school.Database.Get<ErasureService>();

        Assert.Equal(Why.ImportUnderWay, (await erasure.EraseAsync(school.Ada, school.Edsger.AccountId, "edsger@school.example")).Problem?.Why);
        Assert.Equal(Why.ImportUnderWay, (await erasure.RemoveUnusedAsync(school.Ada, 30, [school.Katherine])).Problem?.Why);

        Assert.True((await school.Database.Get<ImportTakeBack>().SweepAsync()).Succeeded);
        Assert.True((await erasure.EraseAsync(school.Ada, school.Edsger.AccountId, "edsger@school.example")).Succeeded);
    }

    static string Mark(Cast school) => $"{school.Database.Path}-import";

    // Of an import that was finished.
    static async Task LeaveNoteAsync(Cast school)
    {
        await using var db = school.Database.Open();
        db.ImportNotes.Add(new ImportNote { ImportKey = "finished", Done = new TurnDone().Pack() });
        await db.SaveChangesAsync();
    }
}

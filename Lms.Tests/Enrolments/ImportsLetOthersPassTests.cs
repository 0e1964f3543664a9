using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Data.Courses;
using Lms.Data.Enrolments;
using Lms.Data.Enrolments.Turns;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Lms.Tests.Support.Cast;
using static Lms.Tests.Support.Classroom;

namespace Lms.Tests.Enrolments;

/// <summary>While a long list is carried out, others write, and what they write is right.</summary>
public class ImportsLetOthersPassTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Others_write_again_and_again_while_five_thousand_are_enrolled(bool fromAnotherProgram)
    {
        await using var school = await GatherAsync();
        var permissions = fromAnotherProgram ? school.Database.Another<PermissionService>() : school.Permissions;
        var begun = new TaskCompletionSource();
        var import = Task.Run(() => school.Rosters.EnrolAsync(school.Alan, school.Algebra, Strangers(5000), new Heard(_ => begun.TrySetResult())));
        await begun.Task;

        var passed = 0;
        for (var on = true; !import.IsCompleted; on = !on)
        {
            _ = (await permissions.SwitchAsync(school.Ada, school.Algebra, Named("grace@school.example"), Permission.EditCourse, on)).Value;
            passed += import.IsCompleted ? 0 : 1;
        }

        Assert.Equal(5000, (await import).Value.Change.Steps.Count);
        Assert.True(passed >= 5, $"Only {passed} writes got through.");
    }

    [Fact]
    public async Task Who_is_enrolled_by_hand_meanwhile_is_enrolled_once_and_the_report_says_so()
    {
        await using var school = await GatherAsync();
        var (progress, byHand) = Heard.AtFirst(() => school.Rosters.EnrolAsync(school.Ada, school.Algebra, Rows("pupil2999@school.example", "pupil2998@school.example")));

        var report = (await school.Rosters.EnrolAsync(school.Alan, school.Algebra, Strangers(3000), progress)).Value;

        Assert.Equal(2, (await byHand).Value.Plan.Totals.EnrolNew);
        Assert.Equal((2998, 2), (report.Plan.Totals.EnrolNew, report.Plan.Totals.Update)); // the list knows their names
        Assert.Equal(3000, (await school.RosterAsync()).Students.Count.Known);
        await using var db = school.Database.Open();
        Assert.Equal(3000, await db.Audit.CountAsync(e => e.Action == AuditAction.Enrolled));
    }

    [Fact]
    public async Task Who_is_put_on_the_staff_meanwhile_stays_there_and_is_a_line_with_a_problem()
    {
        await using var school = await GatherAsync();
        var (progress, given) = Heard.AtFirst(() => school.Permissions.GiveRoleAsync(school.Ada, school.Algebra, [Named("pupil2999@school.example")], Grader));

        var report = (await school.Rosters.EnrolAsync(school.Alan, school.Algebra, Strangers(3000), progress)).Value;

        Assert.True((await given).Succeeded);
        var last = report.Plan.Lines[^1];
        Assert.Equal((LineOutcome.Problem, Why.StaffIsNoStudent), (last.Outcome, last.Problem!.Why));
        Assert.NotNull(await school.GrantsAsync((await school.AccountAsync("pupil2999@school.example"))!.Id));
        Assert.Equal(2999, report.Change.Steps.Count);
    }

    [Fact]
    public async Task Two_lists_at_once_are_each_carried_out_and_name_nobody_twice()
    {
        await using var school = await GatherAsync();
        RosterImport[] servers = [school.Rosters, school.Rosters, school.Database.Another<RosterImport>()];
        var lists = (IReadOnlyList<RosterRow>[])[Strangers(1500), [.. Strangers(1500).Reverse()], Strangers(1000)];

        var reports = await AtOnce.RunAsync(3, i => servers[i].EnrolAsync(school.Alan, school.Algebra, lists[i]));

        Assert.Equal(1500, reports.Sum(report => report.Value.Change.Steps.Count));
        Assert.Equal(1500, (await school.RosterAsync()).Students.Count.Known);
        await AssertNothingIsUnfinishedAsync(school);
    }

    [Fact]
    public async Task A_line_that_repeats_one_of_an_earlier_turn_is_a_repetition()
    {
        await using var school = await GatherAsync();

        var report = (await school.Rosters.EnrolAsync(school.Alan, school.Algebra, [.. Strangers(1200), .. Strangers(3)])).Value;

        Assert.Equal((1200, 3), (report.Plan.Totals.EnrolNew, report.Plan.Totals.Repeated));
        Assert.Equal(1, report.Plan.Lines[1200].SameAs);
    }

    [Fact]
    public async Task Open_pages_are_told_once_and_of_the_course()
    {
        await using var school = await GatherAsync();
        var told = new List<IReadOnlyCollection<Change>>();
        using var ear = school.Database.Get<LiveChanges>().Subscribe(told.Add);

        _ = (await school.Rosters.EnrolAsync(school.Alan, school.Algebra, Strangers(3000))).Value;

        Assert.Equal([Change.ForEverybodyOn(school.Algebra)], Assert.Single(told));
    }

    [Fact]
    public async Task A_course_that_is_archived_midway_takes_nobody_and_the_reason_is_said()
    {
        await using var school = await GatherAsync();
        var settings = school.Database.Get<CourseSettingsService>();
        var (progress, archived) = Heard.AtFirst(() => settings.SetArchivedAsync(school.Alan, school.Algebra, true));

        var refused = await school.Rosters.EnrolAsync(school.Alan, school.Algebra, Strangers(3000), progress);

        Assert.True((await archived).Succeeded);
        Assert.Equal(Why.CourseArchived, refused.Problem?.Why);
        await AssertNobodyCameAsync(school);
    }

    [Fact]
    public async Task Whoever_may_no_longer_enrol_midway_enrols_nobody()
    {
        await using var school = await GatherAsync();
        var radia = await school.ManagerAsync();
        var (progress, removed) = Heard.AtFirst(() => school.Permissions.RemoveAsync(school.Alan, school.Algebra, [PersonRef.To(radia.AccountId)]));

        var refused = await school.Rosters.EnrolAsync(radia, school.Algebra, Strangers(3000), progress);

        Assert.True((await removed).Succeeded);
        Assert.False(refused.Succeeded);
        await AssertNobodyCameAsync(school);
    }

    [Fact]
    public async Task Whoever_is_signed_out_midway_enrols_nobody()
    {
        await using var school = await GatherAsync();
        using var session = new CancellationTokenSource();
        var progress = new Heard(_ => session.Cancel());

        var refused = await school.Rosters.EnrolAsync(school.Alan with { SignedOut = session.Token }, school.Algebra, Strangers(3000), progress);

        Assert.Equal(Why.SignedOut, refused.Problem?.Why);
        await AssertNobodyCameAsync(school);
    }

    [Fact]
    public async Task What_others_gave_to_somebody_of_the_list_stays_when_the_list_is_given_up()
    {
        await using var school = await GatherAsync();
        using var cancel = new CancellationTokenSource();
        var (first, given) = Heard.AtFirst(async () =>
        {
            var change = await school.Permissions.SwitchAsync(school.Ada, await OtherCourseAsync(school), Named("pupil0@school.example"), Permission.EditCourse, true);
            await cancel.CancelAsync();
            return change;
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => school.Rosters.EnrolAsync(school.Alan, school.Algebra, Strangers(20_000), first, cancel.Token));

        Assert.True((await given).Succeeded);
        await using var db = school.Database.Open();
        var pupil = Assert.Single(await db.Users.Where(a => a.Email!.StartsWith("pupil")).ToListAsync());
        Assert.Equal("pupil0@school.example", pupil.Email);
        Assert.True(await db.Overrides.AnyAsync(o => o.AccountId == pupil.Id));
        Assert.Empty(await db.Enrolments.ToListAsync());
        await AssertNothingIsUnfinishedAsync(school);
    }

    [Fact]
    public async Task What_a_program_left_that_died_midway_is_taken_back_before_the_first_visitor()
    {
        await using var school = await GatherAsync();
        _ = await school.EnrolRowsAsync(Row("katherine@school.example"), Row("edsger@school.example", section: "7A"));
        var before = await school.Database.DumpAsync();
        var copy = Path.Combine(Path.GetDirectoryName(school.Database.Path)!, "copy.db");
        var (progress, copied) = Heard.AtFirst(async () =>
        {
            await using var connection = await school.Database.ConnectAsync();
            while (Convert.ToInt64(await connection.Query("SELECT COUNT(*) FROM ImportNotes").ExecuteScalarAsync(), null) < 2)
                await Task.Delay(5);
            return await connection.Query($"VACUUM INTO '{copy}'").ExecuteNonQueryAsync();
        });
        var list = (RosterRow[])[Row("katherine@school.example", "Katherine Johnson"), Row("edsger@school.example", section: "7B"), .. Strangers(5000)];
        _ = (await school.Rosters.EnrolAsync(school.Alan, school.Algebra, list, progress)).Value;
        _ = await copied;

        // The copy is what a server finds that starts after the power went off.
        await using var restarted = await TestDatabase.OfFileAsync(await File.ReadAllBytesAsync(copy));
        Assert.NotEqual(before, await restarted.DumpAsync());
        Assert.True((await restarted.Get<ImportTakeBack>().SweepAsync()).Value);
        Assert.Equal(before, await restarted.DumpAsync());
        Assert.False((await restarted.Get<ImportTakeBack>().SweepAsync()).Value);
    }

    [Fact]
    public async Task An_import_that_is_under_way_is_not_swept_by_a_program_that_starts()
    {
        await using var school = await GatherAsync();
        var swept = new List<bool>();
        var (progress, sweeping) = Heard.AtFirst(async () =>
        {
            await using var db = school.Database.Open();
            while (!await db.UnfinishedImports.AnyAsync())
                await Task.Delay(5);
            for (var i = 0; i < 5; i++)
                swept.Add((await school.Database.Another<ImportTakeBack>().SweepAsync()).Value);
            return true;
        });

        var report = await school.Rosters.EnrolAsync(school.Alan, school.Algebra, Strangers(3000), progress);

        Assert.True(await sweeping);
        Assert.All(swept, Assert.False);
        Assert.Equal(3000, report.Value.Change.Steps.Count);
        Assert.Equal(3000, (await school.RosterAsync()).Students.Count.Known);
        await AssertNothingIsUnfinishedAsync(school);
    }

    [Fact]
    public async Task A_long_list_is_taken_back_while_others_write_and_wholly_or_not_at_all()
    {
        await using var school = await GatherAsync();
        var report = (await school.Rosters.EnrolAsync(school.Alan, school.Algebra, Strangers(3000))).Value;
        var last = (await school.AccountAsync("pupil2999@school.example"))!.Id;
        _ = (await school.Enrolments.SetSectionAsync(school.Ada, school.Algebra, [last], "7B")).Value;
        var before = await school.Database.DumpAsync();

        Assert.Equal(Why.ChangedSince, (await school.Enrolments.UndoAsync(school.Alan, report.Change)).Problem?.Why);

        Assert.Equal(before, await school.Database.DumpAsync());
    }

    static async Task<long> OtherCourseAsync(Cast school) => (await school.Courses.CreateAsync(school.Ada, "MATH-102", "Geometry", "")).Value;

    static async Task AssertNobodyCameAsync(Cast school)
    {
        await using var db = school.Database.Open();
        Assert.Equal(0, await db.Users.CountAsync(a => a.Email!.StartsWith("pupil")));
        Assert.Equal(0, await db.Enrolments.CountAsync());
        Assert.Equal(0, await db.Audit.CountAsync(e => e.Action == AuditAction.Enrolled));
        await AssertNothingIsUnfinishedAsync(school);
    }

    static async Task AssertNothingIsUnfinishedAsync(Cast school)
    {
        await using var db = school.Database.Open();
        Assert.Equal(0, await db.UnfinishedImports.CountAsync());
        Assert.Equal(0, await db.ImportNotes.CountAsync());
    }
}

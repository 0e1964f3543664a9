using Lms.Data.Accounts;
using Lms.Data.Enrolments;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using static Lms.Tests.Support.Cast;
using static Lms.Tests.Support.Classroom;

namespace Lms.Tests.Enrolments;

/// <summary>Between the look at a list and carrying it out the world goes on: the list is planned again, and fails for nobody else.</summary>
public class RosterPlannedAgainTests
{
    static readonly IReadOnlyList<RosterRow> list = Rows("edsger@school.example", "Hedy Lamarr <hedy@school.example>", "mary@school.example");

    [Fact]
    public async Task Looking_at_a_list_writes_nothing_and_tells_what_carrying_it_out_then_does()
    {
        await using var school = await GatherAsync();
        var before = await school.Database.DumpAsync();

        var plan = (await Queries(school).CheckAsync(school.Alan, school.Algebra, list)).Value;

        Assert.Equal(before, await school.Database.DumpAsync());
        var report = (await school.Rosters.EnrolAsync(school.Alan, school.Algebra, list)).Value;
        Assert.Equal(plan.Lines, report.Plan.Lines);
        Assert.Equal(plan.Totals, report.Plan.Totals);
        Assert.Equal(plan.Totals.Enrol, report.Change.Steps.Count);
    }

    [Fact]
    public Task Somebody_else_enrolled_one_of_them() => CheckAsync(
        async school => _ = (await school.Rosters.EnrolAsync(school.Ada, school.Algebra, Rows("hedy@school.example"))).Value,
        [LineOutcome.EnrolKnown, LineOutcome.Update, LineOutcome.EnrolNew], null);

    [Fact]
    public Task One_of_them_became_staff() => CheckAsync(
        async school => _ = (await school.Permissions.GiveRoleAsync(school.Ada, school.Algebra, [PersonRef.To(school.Edsger.AccountId)], Grader)).Value,
        [LineOutcome.Problem, LineOutcome.EnrolNew, LineOutcome.EnrolNew], Why.StaffIsNoStudent);

    [Fact]
    public Task Somebody_unknown_was_put_on_the_staff_by_her_address() => CheckAsync(
        async school => _ = (await school.Permissions.GiveRoleAsync(school.Ada, school.Algebra, [Hedy], Grader)).Value,
        [LineOutcome.EnrolKnown, LineOutcome.Problem, LineOutcome.EnrolNew], Why.StaffIsNoStudent);

    [Fact]
    public Task One_of_them_was_suspended() => CheckAsync(
        school => school.SuspendAsync(school.Edsger),
        [LineOutcome.Problem, LineOutcome.EnrolNew, LineOutcome.EnrolNew], Why.SuspendedStudent);

    [Fact]
    public Task One_of_them_was_given_the_course() => CheckAsync(
        school => school.HandOverAsync(school.Edsger),
        [LineOutcome.Problem, LineOutcome.EnrolNew, LineOutcome.EnrolNew], Why.OwnerIsNoStudent);

    [Fact]
    public async Task One_of_them_signed_in_for_the_first_time()
    {
        await using var school = await GatherAsync();
        var hedy = default(Actor)!;
        await CheckAsync(school, async () => hedy = await school.ArriveAsync("hedy@school.example", "Hedwig Kiesler"),
            [LineOutcome.EnrolKnown, LineOutcome.EnrolKnown, LineOutcome.EnrolNew], null);

        var account = await school.AccountAsync(hedy.AccountId);
        Assert.Equal((AccountStatus.Active, "Hedwig Kiesler"), (account.Status, account.DisplayName));
        Assert.True((await school.PlaceAsync(hedy.AccountId))!.IsEnrolled);
    }

    [Fact]
    public async Task The_one_who_looked_lost_the_right()
    {
        await using var school = await GatherAsync();
        var manager = await school.ManagerAsync();
        Assert.True((await Queries(school).CheckAsync(manager, school.Algebra, list)).Succeeded);
        _ = (await school.Permissions.SwitchAsync(school.Alan, school.Algebra, PersonRef.To(manager.AccountId), Permission.ManageStudents, false)).Value;
        var before = await school.Database.DumpAsync();

        Assert.Equal(Why.NeedsManageStudents, (await school.Rosters.EnrolAsync(manager, school.Algebra, list)).Problem?.Why);
        Assert.Equal(before, await school.Database.DumpAsync());
    }

    [Fact]
    public async Task Without_the_right_the_reason_is_said_and_nothing_is_written()
    {
        await using var school = await GatherAsync();
        var ended = await school.ManagerAsync();
        _ = (await school.Permissions.SetUntilAsync(school.Alan, school.Algebra, [PersonRef.To(ended.AccountId)], new(2026, 11, 25))).Value;
        _ = await school.EnrolAsync("edsger@school.example");
        school.Database.Time.Advance(TimeSpan.FromDays(1));
        var before = await school.Database.DumpAsync();

        foreach (var (actor, why) in (IEnumerable<(Actor, Why)>)[(school.Grace, Why.NeedsManageStudents), (school.Edsger, Why.ForStaff), (ended, Why.NotOnCourse), (Nobody, Why.ActorSuspended)])
        {
            Assert.Equal(why, (await Queries(school).CheckAsync(actor, school.Algebra, list)).Problem?.Why);
            Assert.Equal(why, (await school.Rosters.EnrolAsync(actor, school.Algebra, list)).Problem?.Why);
        }

        Assert.Equal(Why.CourseNotFound, (await school.Rosters.EnrolAsync(school.Ada, 999, list)).Problem?.Why);
        Assert.Equal(before, await school.Database.DumpAsync());
        await school.ArchiveAsync(school.Algebra);
        Assert.Equal(Why.CourseArchived, (await school.Rosters.EnrolAsync(school.Alan, school.Algebra, list)).Problem?.Why);
    }

    static async Task CheckAsync(Func<Cast, Task> meanwhile, LineOutcome[] outcomes, Why? refused)
    {
        await using var school = await GatherAsync();
        await CheckAsync(school, () => meanwhile(school), outcomes, refused);
    }

    static async Task CheckAsync(Cast school, Func<Task> meanwhile, LineOutcome[] outcomes, Why? refused)
    {
        var plan = (await Queries(school).CheckAsync(school.Ada, school.Algebra, list)).Value;
        Assert.Equal([LineOutcome.EnrolKnown, LineOutcome.EnrolNew, LineOutcome.EnrolNew], plan.Lines.Select(line => line.Outcome));
        await meanwhile();

        var report = (await school.Rosters.EnrolAsync(school.Ada, school.Algebra, list)).Value;

        Assert.Equal(outcomes, report.Plan.Lines.Select(line => line.Outcome));
        Assert.Equal(refused is null ? [] : [refused.Value], report.Plan.Lines.Select(line => line.Problem?.Why).OfType<Why>());
        Assert.Equal(outcomes.Count(o => o != LineOutcome.Problem), (await school.RosterAsync()).Students.Count.Known);
    }

    static RosterQueries Queries(Cast school) => school.Database.Get<RosterQueries>();
}

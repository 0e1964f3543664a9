using Lms.Data.Accounts;
using Lms.Data.Enrolments;
using Lms.Data.Enrolments.OneRoster;
using Lms.Data.Shared;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Enrolments.OneRoster;

/// <summary>A school of 2,000 people: imported, imported again, and a week later.</summary>
public class OneRosterSchoolTests
{
    [Fact]
    public async Task A_whole_school_comes_in_and_coming_in_again_writes_nothing_at_all()
    {
        await using var school = await GatherAsync();
        var package = await ReadAsync(new OneRosterSample());

        var plan = (await ImportAsync(school, package)).Value;

        Assert.Equal((40, 1854, 14), (plan.Totals.NewCourses, plan.Totals.NewPeople, plan.Totals.RolesGiven));
        Assert.Equal((100, 0, 0), (plan.Totals.Skipped, plan.Totals.Withdrawn, plan.Totals.StaffRemoved));
        await using var db = school.Database.Open();
        Assert.Equal(plan.Totals.Enrolled, await db.Enrolments.CountAsync(e => e.Source == EnrolmentSource.OneRoster && e.WithdrawnAt == null));
        Assert.Equal(plan.Totals.NewPeople, await db.Users.CountAsync(a => a.SourcedId != null));
        Assert.Equal(plan.Totals.RolesGiven, await db.Memberships.CountAsync(m => m.FromOneRoster));
        Assert.False(await db.Users.AnyAsync(a => a.SourcedId!.StartsWith('p') || a.SourcedId == "s7" || a.SourcedId == "s9"));

        var before = await school.Database.DumpAsync();
        school.Database.Time.Advance(TimeSpan.FromHours(1));
        var again = (await ImportAsync(school, package)).Value;

        Assert.True(again.Totals.ChangesNothing);
        Assert.Equal(plan.Problems.Select(OneRosterProblemLine.Of), again.Problems.Select(OneRosterProblemLine.Of));
        Assert.Equal(before, await school.Database.DumpAsync());
    }

    [Fact]
    public async Task Each_line_that_cannot_be_carried_out_is_told_with_file_line_and_reason()
    {
        await using var school = await GatherAsync();

        var problems = (await ImportAsync(school, await ReadAsync(new OneRosterSample()))).Value.Problems;

        Assert.All(problems, problem => Assert.Equal("users.csv", problem.File));
        Assert.Equal(["s11", "s12"], problems.Where(p => p.Problem.Why == Why.OneRosterAddressShared).Select(p => p.SourcedId));
        Assert.Equal("s13", Assert.Single(problems, p => p.Problem.Why == Why.AddressNeedsOneAt).SourcedId);
        Assert.Equal(19, problems.Count(p => p.Problem.Why == Why.OneRosterNoAddress));
        Assert.Equal(22, problems.Count);
        Assert.Equal(1 + 50 + 4 + 100 + 6, problems.First(p => p.SourcedId == "s5").Line); // headings, staff, parents, and so on
    }

    [Fact]
    public async Task The_file_of_the_week_after_updates_and_doubles_nothing()
    {
        await using var school = await GatherAsync();
        _ = (await ImportAsync(school, await ReadAsync(new OneRosterSample()))).Value;
        await using var db = school.Database.Open();
        var (courses, people, moved) = (await db.Courses.CountAsync(), await db.Users.CountAsync(), (await school.AccountAsync("s20@school.example"))!.Id);

        var plan = (await ImportAsync(school, await ReadAsync(new OneRosterSample(second: true)))).Value;

        Assert.Equal(new OneRosterTotals(0, 1, 1, 1, 1, 4, 0, 1, 0, plan.Totals.Present, 0, 100, 22), plan.Totals);
        Assert.Equal((courses, people + 1), (await db.Courses.CountAsync(), await db.Users.CountAsync()));
        Assert.Equal(moved, (await school.AccountAsync("s20.new@school.example"))!.Id);
        Assert.Equal("Mathematics, renamed", await db.Courses.Where(c => c.SourcedId == "class-0000").Select(c => c.Title).SingleAsync());
    }

    [Fact]
    public async Task Asking_writes_nothing_and_tells_what_will_be_done()
    {
        await using var school = await GatherAsync();
        var (package, before) = (await ReadAsync(new OneRosterSample()), await school.Database.DumpAsync());

        var asked = (await school.Database.Get<OneRosterQueries>().CheckAsync(school.Ada, package)).Value;

        Assert.Equal(before, await school.Database.DumpAsync());
        Assert.Equal(asked.Totals, (await ImportAsync(school, package)).Value.Totals);
    }

    [Fact]
    public async Task Stopped_on_the_way_it_leaves_nothing()
    {
        await using var school = await GatherAsync();
        var (package, before) = (await ReadAsync(new OneRosterSample()), await school.Database.DumpAsync());
        foreach (var at in (double[])[0.05, 0.4, 0.9])
        {
            using var stop = new CancellationTokenSource();
            var progress = new Heard(part =>
            {
                if (part >= at)
                    stop.Cancel();
            });

            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => school.Database.Get<OneRosterImport>().ApplyAsync(school.Ada, package, false, progress, stop.Token));

            Assert.InRange(progress.Last, at, 1);
            Assert.Equal(before, await school.Database.DumpAsync());
        }
    }

    [Fact]
    public async Task Two_servers_that_import_at_once_make_one_school()
    {
        await using var school = await GatherAsync();
        var package = await ReadAsync(new OneRosterSample(classes: 8, people: 200));
        OneRosterImport[] servers = [school.Database.Get<OneRosterImport>(), school.Database.Another<OneRosterImport>()];

        var plans = await AtOnce.RunAsync(2, i => servers[i].ApplyAsync(school.Ada, package));

        Assert.Equal([8, 0], plans.Select(plan => plan.Value.Totals.NewCourses).OrderDescending());
        Assert.Single(plans, plan => plan.Value.Totals.ChangesNothing);
    }

    static async Task<OneRosterPackage> ReadAsync(OneRosterSample sample) => (await OneRosterFiles.ReadAsync(sample.Streams(), new ImportOptions())).Value;

    static Task<Result<OneRosterPlan>> ImportAsync(Cast school, OneRosterPackage package) =>
        school.Database.Get<OneRosterImport>().ApplyAsync(school.Ada, package);

    sealed class Heard(Action<double> hear) : IProgress<double>
    {
        public double Last { get; private set; }

        public void Report(double value)
        {
            Last = value;
            hear(value);
        }
    }
}

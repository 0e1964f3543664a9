using Lms.Data.Accounts;
using Lms.Data.Enrolments;
using Lms.Data.Enrolments.OneRoster;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Enrolments.OneRoster;

/// <summary>A package of a whole school while others go on working.</summary>
public class OneRosterInTurnsTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Others_write_again_and_again_while_a_school_comes_in(bool fromAnotherProgram)
    {
        await using var school = await GatherAsync();
        var permissions = fromAnotherProgram ? school.Database.Another<PermissionService>() : school.Permissions;
        var (package, begun) = (await ReadAsync(), new TaskCompletionSource());
        var import = Task.Run(() => Import(school).ApplyAsync(school.Ada, package, false, new Heard(_ => begun.TrySetResult())));
        await begun.Task;

        var passed = 0;
        for (var on = true; !import.IsCompleted; on = !on)
        {
            _ = (await permissions.SwitchAsync(school.Alan, school.Algebra, Named("grace@school.example"), Permission.EditCourse, on)).Value;
            passed += import.IsCompleted ? 0 : 1;
        }

        Assert.True((await import).Succeeded);
        Assert.True(passed >= 5, $"Only {passed} writes got through.");
    }

    [Fact]
    public async Task Somebody_of_the_package_who_is_named_here_meanwhile_is_one_person_and_the_answer_tells_all_that_was_done()
    {
        await using var school = await GatherAsync();
        var (progress, given) = Heard.AtFirst(() => school.Permissions.GiveRoleAsync(school.Alan, school.Algebra, [Named("s1800@school.example")], Grader));

        var plan = (await Import(school).ApplyAsync(school.Ada, await ReadAsync(), false, progress)).Value;

        Assert.True((await given).Succeeded);
        Assert.Equal("s1800", (await school.AccountAsync("s1800@school.example"))!.SourcedId);
        Assert.Equal((40, 1853, 1, 14), (plan.Totals.NewCourses, plan.Totals.NewPeople, plan.Totals.DescribedPeople, plan.Totals.RolesGiven));
        Assert.Equal(plan.Totals.NewPeople, plan.People.Count(person => person.Account is null));
        await using var db = school.Database.Open();
        Assert.Equal(plan.Totals.Enrolled, await db.Enrolments.CountAsync());
        Assert.Equal(plan.Totals.Enrolled, plan.Enrolments.Count);
        Assert.True((await Import(school).ApplyAsync(school.Ada, await ReadAsync())).Value.Totals.ChangesNothing);
    }

    [Fact]
    public async Task Whoever_is_no_administrator_any_more_midway_brings_in_nothing()
    {
        await using var school = await GatherAsync();
        _ = (await school.Accounts.EnsureAdministratorsAsync([Address("head@school.example")])).Value;
        var head = await school.ArriveAsync("head@school.example");
        var (progress, ended) = Heard.AtFirst(() => school.Standings.SetAdministratorAsync(school.Ada, head.AccountId, false));

        var refused = await Import(school).ApplyAsync(head, await ReadAsync(), false, progress);

        Assert.True((await ended).Succeeded);
        Assert.Equal(Why.AdministratorsOnly, refused.Problem?.Why);
        await using var db = school.Database.Open();
        Assert.Equal(0, await db.Users.CountAsync(a => a.SourcedId != null) + await db.Courses.CountAsync(c => c.SourcedId != null));
        Assert.Equal(0, await db.Enrolments.CountAsync() + await db.UnfinishedImports.CountAsync() + await db.ImportNotes.CountAsync());
    }

    [Fact]
    public async Task Everything_a_package_changes_is_as_it_was_when_it_is_given_up()
    {
        await using var school = await GatherAsync();
        _ = (await Import(school).ApplyAsync(school.Ada, await SmallSchool.Algebra("ann", "bob", "cem", "dee").User("obi", "Obi", "O").Enrol("alg", "obi", "aide").ReadAsync())).Value;
        await using (var db = school.Database.Open())
        {
            var (ann, obi) = ((await school.AccountAsync("ann@school.example"))!.Id, (await school.AccountAsync("obi@school.example"))!.Id);
            var course = await db.Courses.Where(c => c.SourcedId == "alg").Select(c => c.Id).SingleAsync();
            db.SignInRequests.Add(new SignInRequest { AccountId = ann, Sub = "sub-ann", Address = "ann@school.example", At = TestDatabase.Start.UtcDateTime });
            db.Overrides.Add(new PermissionOverride { CourseId = course, AccountId = obi, Permission = Permission.EditCourse, Allowed = true, ById = school.Ada.AccountId, At = TestDatabase.Start.UtcDateTime });
            await db.SaveChangesAsync();
        }

        var before = await school.Database.DumpAsync();
        var next = SmallSchool.Algebra(["ann", "bob", "dee", .. Enumerable.Range(0, 1500).Select(i => $"new{i}")])
            .Class("geo", "Geometry").Enrol("geo", "ann")
            .Replace("classes.csv", "Algebra", "Algebra II").Replace("users.csv", "Dee,", "Deirdre,")
            .Replace("users.csv", "ann@", "x@").Replace("users.csv", "bob@", "ann@").Replace("users.csv", "x@", "bob@");
        using var cancel = new CancellationTokenSource();
        var progress = new Heard(part =>
        {
            if (part == 1)
                cancel.Cancel();
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Import(school).ApplyAsync(school.Ada, await next.ReadAsync(), true, progress, cancel.Token));

        Assert.True(progress.Parts.Count > 3, "It was done in one turn.");
        Assert.Equal(before, await school.Database.DumpAsync());
        var plan = (await Import(school).ApplyAsync(school.Ada, await next.ReadAsync(), true)).Value;
        Assert.Equal((1, 1, 1500, 1, 2, 1, 1), (plan.Totals.NewCourses, plan.Totals.ChangedCourses, plan.Totals.NewPeople, plan.Totals.DescribedPeople,
            plan.Totals.CorrectedAddresses, plan.Totals.Withdrawn, plan.Totals.StaffRemoved));
    }

    static OneRosterImport Import(Cast school) => school.Database.Get<OneRosterImport>();

    static async Task<OneRosterPackage> ReadAsync() => (await OneRosterFiles.ReadAsync(new OneRosterSample().Streams(), new ImportOptions())).Value;
}

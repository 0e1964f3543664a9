using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Data.Courses;
using Lms.Data.Enrolments;
using Lms.Data.Enrolments.OneRoster;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Enrolments.OneRoster;

/// <summary>Small packages carried out on a real database, as Ada.</summary>
public class OneRosterImportTests
{
    [Fact]
    public async Task Who_was_imported_finds_everything_at_the_first_sign_in()
    {
        await using var school = await GatherAsync();
        _ = await ApplyAsync(school, SmallSchool.Algebra("ann").User("obi", "Obi", "Observer").Enrol("alg", "obi", "aide"));

        var (tess, ann, obi) = (await school.ArriveAsync("tess@school.example"), await school.ArriveAsync("ann@school.example"), await school.ArriveAsync("obi@school.example"));

        var courses = school.Database.Get<CourseQueries>();
        Assert.Equal(("Algebra", "Autumn 2026", "alg", true), Told(Assert.Single((await courses.MineAsync(tess)).Value)));
        Assert.True(Assert.Single((await courses.MineAsync(ann)).Value).IsStudent);
        Assert.Equal("Observer", Assert.Single((await courses.MineAsync(obi)).Value).RoleName);
    }

    [Fact]
    public async Task Every_change_leaves_one_trace()
    {
        await using var school = await GatherAsync();
        var before = (await school.AuditAsync()).Count;
        var traces = await TracesAsync(SmallSchool.Algebra("ann", "bob").User("obi", "Obi", "O").Enrol("alg", "obi", "aide"));
        Assert.Equal([AuditAction.CourseCreated, AuditAction.RoleGiven, AuditAction.Enrolled, AuditAction.Enrolled], traces);

        traces = await TracesAsync(new SmallSchool().Class("alg", "Algebra II").User("tess", "Tess", "Teacher").Enrol("alg", "tess", "teacher")
            .User("ann", "Anna", "Student").Enrol("alg", "ann").User("bob", "Bob", "Student", "bob.b@school.example").Enrol("alg", "bob"));
        Assert.Equal([AuditAction.CourseChanged, AuditAction.StaffRemoved, AuditAction.AddressCorrected, AuditAction.PersonDescribed], traces.OrderBy(a => a.ToString()[0] switch { 'C' => 0, 'S' => 1, 'A' => 2, _ => 3 }));

        Assert.Equal([AuditAction.Withdrawn], await TracesAsync(SmallSchool.Algebra("ann").Replace("classes.csv", "Algebra", "Algebra II").Replace("users.csv", "Ann,", "Anna,")));

        async Task<IReadOnlyList<AuditAction>> TracesAsync(SmallSchool package)
        {
            _ = await ApplyAsync(school, package);
            var all = await school.AuditAsync();
            var made = all.Skip(before).Select(entry => entry.Action).ToList();
            before = all.Count;
            return made;
        }
    }

    [Fact]
    public async Task Somebody_named_here_before_is_the_same_person()
    {
        await using var school = await GatherAsync();
        var package = new SmallSchool().Class("alg").User("u1", "Edsger", "D", "EDSGER@school.example").Enrol("alg", "u1").User("u2", "Katherine", "Johnson", "katherine@school.example").Enrol("alg", "u2");

        var plan = await ApplyAsync(school, package);

        Assert.Equal((0, 2, 2), (plan.Totals.NewPeople, plan.Totals.DescribedPeople, plan.Totals.Enrolled));
        var (edsger, katherine) = (await school.AccountAsync(school.Edsger.AccountId), await school.AccountAsync(school.Katherine));
        Assert.Equal(("u1", "Edsger Dijkstra", "edsger@school.example"), (edsger.SourcedId, edsger.DisplayName, edsger.Email)); // Google told them
        Assert.Equal(("u2", "Katherine Johnson", "katherine johnson katherine@school.example"), (katherine.SourcedId, katherine.DisplayName, katherine.SearchText));
    }

    [Fact]
    public async Task Addresses_change_hands_without_getting_in_each_other_s_way()
    {
        await using var school = await GatherAsync();
        _ = await ApplyAsync(school, SmallSchool.Algebra("ann", "bob", "cem"));
        var before = (await school.AccountAsync("ann@school.example"))!.Id;

        _ = await ApplyAsync(school, SmallSchool.Algebra("ann", "bob", "cem", "new").Replace("users.csv", "ann@", "x@").Replace("users.csv", "bob@", "ann@")
            .Replace("users.csv", "x@", "bob@").Replace("users.csv", "cem@", "cem2@").Replace("users.csv", "new@", "cem@"));

        Assert.Equal(before, (await school.AccountAsync("bob@school.example"))!.Id);
        Assert.Equal(["ann", "bob", "cem", "new"], [(await school.AccountAsync("bob@school.example"))!.SourcedId, (await school.AccountAsync("ann@school.example"))!.SourcedId,
            (await school.AccountAsync("cem2@school.example"))!.SourcedId, (await school.AccountAsync("cem@school.example"))!.SourcedId]);
    }

    [Fact]
    public async Task Whom_a_teacher_withdrew_stays_withdrawn_and_whom_a_file_withdrew_comes_back()
    {
        await using var school = await GatherAsync();
        _ = await ApplyAsync(school, SmallSchool.Algebra("ann", "bob"));
        var course = await CourseAsync(school);
        var ann = (await school.AccountAsync("ann@school.example"))!.Id;
        _ = (await school.Enrolments.WithdrawAsync(school.Ada, course, [ann])).Value;

        var without = await ApplyAsync(school, SmallSchool.Algebra());
        var again = await ApplyAsync(school, SmallSchool.Algebra("ann", "bob"));

        Assert.Equal((1, 0), (without.Totals.Withdrawn, without.Totals.StayWithdrawn));
        Assert.Equal((1, 1), (again.Totals.Enrolled, again.Totals.StayWithdrawn));
        var roster = (await school.Database.Get<EnrolmentQueries>().RosterAsync(school.Ada, course, RosterFilter.All)).Value.Students;
        Assert.Equal("bob@school.example", Assert.Single(roster.Rows).Address);
    }

    [Fact]
    public async Task Who_leaves_the_staff_by_a_file_loses_switches_too_and_the_trace_tells_them()
    {
        await using var school = await GatherAsync();
        _ = await ApplyAsync(school, SmallSchool.Algebra().User("obi", "Obi", "O").Enrol("alg", "obi", "aide"));
        var course = await CourseAsync(school);
        _ = (await school.Permissions.SwitchAsync(school.Ada, course, Named("obi@school.example"), Permission.EditCourse, true)).Value;

        var plan = await ApplyAsync(school, SmallSchool.Algebra());

        Assert.Equal(1, plan.Totals.StaffRemoved);
        Assert.Contains("EditCourse", (await school.AuditAsync())[^1].Before, StringComparison.Ordinal);
        await using var db = school.Database.Open();
        Assert.False(await db.Overrides.AnyAsync(o => o.CourseId == course));
    }

    [Fact]
    public async Task Somebody_whose_account_became_part_of_another_is_still_known_to_the_file()
    {
        await using var school = await GatherAsync();
        var package = SmallSchool.Algebra("ann").User("obi", "Obi", "O").Enrol("alg", "obi", "aide");
        _ = await ApplyAsync(school, package);
        var obi = (await school.AccountAsync("obi@school.example"))!.Id;
        _ = (await school.Accounts.CorrectAddressAsync(school.Ada, obi, "grace@school.example", merge: true)).Value;

        Assert.True((await ApplyAsync(school, package)).Totals.ChangesNothing);
        Assert.Equal(1, (await ApplyAsync(school, SmallSchool.Algebra("ann"))).Totals.StaffRemoved);
    }

    [Fact]
    public async Task A_half_exported_file_does_not_empty_a_school_unless_somebody_means_it()
    {
        await using var school = await GatherAsync();
        string[] students = [.. Enumerable.Range(0, 40).Select(i => $"s{i}")];
        _ = await ApplyAsync(school, SmallSchool.Algebra(students));
        var before = await school.Database.DumpAsync();
        var half = await SmallSchool.Algebra(students[..10]).ReadAsync();
        var import = school.Database.Get<OneRosterImport>();

        var refused = await import.ApplyAsync(school.Ada, half);
        Assert.Equal(Why.TooManyWithdrawals, refused.Problem?.Why);
        Assert.Equal([30, 40], refused.Problem!.Values);
        Assert.Equal(before, await school.Database.DumpAsync());

        Assert.Equal(30, (await import.ApplyAsync(school.Ada, half, withdrawMany: true)).Value.Totals.Withdrawn);
    }

    [Fact]
    public async Task An_administrator_by_the_settings_may_import_before_ever_signing_in()
    {
        await using var school = await GatherAsync();
        _ = (await school.Accounts.EnsureAdministratorsAsync([Address("head@school.example")])).Value;
        var head = (await school.AccountAsync("head@school.example"))!;

        Assert.Equal(AccountStatus.Pending, head.Status);
        Assert.True((await school.Database.Get<OneRosterImport>().ApplyAsync(new Actor(head.Id), await SmallSchool.Algebra("ann").ReadAsync())).Succeeded);
    }

    internal static async Task<OneRosterPlan> ApplyAsync(Cast school, SmallSchool package) =>
        (await school.Database.Get<OneRosterImport>().ApplyAsync(school.Ada, await package.ReadAsync())).Value;

    static async Task<long> CourseAsync(Cast school)
    {
        await using var db = school.Database.Open();
        return await db.Courses.Where(c => c.SourcedId == "alg").Select(c => c.Id).SingleAsync();
    }

    static (string, string, string, bool) Told(CourseCard card) => (card.Title, card.Term, card.Code, card.IsOwner);
}

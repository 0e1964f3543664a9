using Lms.Data.Accounts;
using Lms.Data.Enrolments;
using Lms.Data.Enrolments.OneRoster;
using Lms.Data.Enrolments.Turns;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Enrolments.OneRoster;

/// <summary>An import is taken back in a world that went on: what can't be as it was is passed over, and never in the way of the rest.</summary>
public class TakenBackAmongOthersTests
{
    const long Gone = 987_654;

    [Fact]
    public async Task Addresses_that_were_handed_on_to_somebody_new_go_back()
    {
        await using var school = await GatherAsync();
        await BeginAsync(school);
        var before = await school.Database.DumpAsync();
        using var cancel = new CancellationTokenSource();

        var progress = new Heard(part =>
        {
            if (part > 0.5)
                cancel.Cancel();
        });

        await GivenUpAsync(school, HandedOn(), progress, cancel.Token);

        Assert.Equal(before, await school.Database.DumpAsync());
        Assert.False((await school.Database.Get<ImportTakeBack>().SweepAsync()).Value);
    }

    [Fact]
    public async Task Where_somebody_new_stays_everybody_along_the_chain_keeps_the_new_address()
    {
        await using var school = await GatherAsync();
        await BeginAsync(school);
        var (ann, bob) = (await IdAsync(school, "ann"), await IdAsync(school, "bob"));
        using var cancel = new CancellationTokenSource();
        var (progress, given) = Heard.AtFirst(async () =>
        {
            var change = await school.Permissions.SwitchAsync(school.Ada, school.Algebra, Named("ann@school.example"), Permission.EditCourse, true);
            await cancel.CancelAsync();
            return change;
        });

        await GivenUpAsync(school, HandedOn(), progress, cancel.Token);

        Assert.True((await given).Succeeded);
        Assert.Equal(("bob@school.example", "ann"), Of(await school.AccountAsync(ann)));
        Assert.Equal(("zed@school.example", "bob"), Of(await school.AccountAsync(bob)));
        Assert.Equal(("ann@school.example", "pia"), Of((await school.AccountAsync("ann@school.example"))!));
        await AssertNothingIsUnfinishedAsync(school);
    }

    [Fact]
    public async Task An_address_that_became_a_further_one_meanwhile_is_their_own_again_and_no_further_one()
    {
        await using var school = await GatherAsync();
        await BeginAsync(school);
        var ann = await IdAsync(school, "ann");
        using var cancel = new CancellationTokenSource();
        var (progress, added) = Heard.AtFirst(async () =>
        {
            var change = await school.Database.Get<AliasService>().AddAsync(school.Ada, ann, "ann@school.example");
            await cancel.CancelAsync();
            return change;
        });

        await GivenUpAsync(school, With(SmallSchool.Algebra("ann", "bob").Replace("users.csv", "ann@", "annie@")), progress, cancel.Token);

        Assert.True((await added).Succeeded);
        var account = await school.AccountAsync(ann);
        Assert.Equal("ann@school.example", account.Email);
        Assert.Empty(account.Aliases);
        Assert.Equal("ann student ann@school.example", account.SearchText);
    }

    [Fact]
    public async Task Whoever_became_part_of_another_meanwhile_is_passed_over()
    {
        await using var school = await GatherAsync();
        var place = new EnrolmentState("7A", "", EnrolmentSource.Staff, school.Ada.AccountId, TestDatabase.Start.UtcDateTime, null);
        await LeaveAsync(school, new TurnDone
        {
            Places = [new(school.Algebra, Gone, place, null), new(school.Algebra, school.Edsger.AccountId, place, null)],
            Staff = [new(null, Staff(school, Gone, Grader), [])],
        });

        Assert.True((await school.Database.Get<ImportTakeBack>().SweepAsync()).Value);

        await using var db = school.Database.Open();
        Assert.Equal((school.Edsger.AccountId, "7A"), await db.Enrolments.Select(e => ValueTuple.Create(e.AccountId, e.Section)).SingleAsync());
        Assert.False(await db.Memberships.AnyAsync(m => m.AccountId == Gone));
        await AssertNothingIsUnfinishedAsync(school);
    }

    [Fact]
    public async Task Whoever_had_a_role_that_was_removed_meanwhile_gets_none()
    {
        await using var school = await GatherAsync();
        await LeaveAsync(school, new TurnDone { Staff = [new(null, Staff(school, school.Edsger.AccountId, Gone), [])] });

        Assert.True((await school.Database.Get<ImportTakeBack>().SweepAsync()).Value);

        Assert.Null(await school.GrantsAsync(school.Edsger.AccountId));
        await AssertNothingIsUnfinishedAsync(school);
    }

    [Fact]
    public async Task Whoever_came_onto_the_staff_meanwhile_is_no_student_again_and_the_other_way_round()
    {
        await using var school = await GatherAsync();
        var hedy = Assert.Single(await school.EnrolAsync("hedy@school.example"));
        _ = (await school.Permissions.GiveRoleAsync(school.Alan, school.Algebra, [PersonRef.To(school.Edsger.AccountId)], Grader)).Value;
        var place = new EnrolmentState("7A", "", EnrolmentSource.Staff, school.Ada.AccountId, TestDatabase.Start.UtcDateTime, null);
        await LeaveAsync(school, new TurnDone
        {
            Places = [new(school.Algebra, school.Edsger.AccountId, place, null)],
            Staff = [new(null, Staff(school, hedy, Grader), [])],
        });

        Assert.True((await school.Database.Get<ImportTakeBack>().SweepAsync()).Value);

        await using var db = school.Database.Open();
        Assert.Equal(hedy, await db.Enrolments.Select(e => e.AccountId).SingleAsync());
        Assert.False(await db.Memberships.AnyAsync(m => m.AccountId == hedy));
        await AssertNothingIsUnfinishedAsync(school);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_role_that_somebody_gave_anew_meanwhile_stays(bool anew)
    {
        await using var school = await GatherAsync();
        var given = Staff(school, school.Edsger.AccountId, Grader);
        await using (var db = school.Database.Open())
        {
            db.Memberships.Add(Staff(school, school.Edsger.AccountId, anew ? TeachingAssistant : Grader));
            await db.SaveChangesAsync();
        }

        await LeaveAsync(school, new TurnDone { Staff = [new(given, null, [])] });

        Assert.True((await school.Database.Get<ImportTakeBack>().SweepAsync()).Value);

        Assert.Equal(anew, await school.GrantsAsync(school.Edsger.AccountId) is not null);
        await AssertNothingIsUnfinishedAsync(school);
    }

    // Ann moves to Bob's address, Bob to one of his own, and Pia, who is new, to Ann's.
    static SmallSchool HandedOn() => With(SmallSchool.Algebra("ann", "bob").Replace("users.csv", "bob@", "zed@").Replace("users.csv", "ann@", "bob@")
        .User("pia", "Pia", "Student", "ann@school.example").Enrol("alg", "pia"));

    static SmallSchool With(SmallSchool few) => Enumerable.Range(0, 1500).Aggregate(few, (school, i) => school.User($"new{i}", "New", "Student").Enrol("alg", $"new{i}"));

    static async Task BeginAsync(Cast school) => _ = (await school.Database.Get<OneRosterImport>().ApplyAsync(school.Ada, await SmallSchool.Algebra("ann", "bob").ReadAsync())).Value;

    static async Task GivenUpAsync(Cast school, SmallSchool next, Heard progress, CancellationToken cancel)
    {
        var package = await next.ReadAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await school.Database.Get<OneRosterImport>().ApplyAsync(school.Ada, package, true, progress, cancel));
    }

    // As by a program that died.
    static async Task LeaveAsync(Cast school, TurnDone done)
    {
        await using var db = school.Database.Open();
        db.UnfinishedImports.Add(new UnfinishedImport { Key = "left", BegunAt = TestDatabase.Start.UtcDateTime });
        db.ImportNotes.Add(new ImportNote { ImportKey = "left", Done = done.Pack() });
        await db.SaveChangesAsync();
    }

    static StaffMembership Staff(Cast school, long accountId, long roleId) => new()
    {
        CourseId = school.Algebra,
        AccountId = accountId,
        RoleId = roleId,
        FromOneRoster = true,
        AddedById = school.Ada.AccountId,
        AddedAt = TestDatabase.Start.UtcDateTime,
        RoleGivenById = school.Ada.AccountId,
        RoleGivenAt = TestDatabase.Start.UtcDateTime,
    };

    static (string?, string?) Of(Account account) => (account.Email, account.SourcedId);

    static async Task<long> IdAsync(Cast school, string name) => (await school.AccountAsync($"{name}@school.example"))!.Id;

    static async Task AssertNothingIsUnfinishedAsync(Cast school)
    {
        await using var db = school.Database.Open();
        Assert.Equal(0, await db.UnfinishedImports.CountAsync() + await db.ImportNotes.CountAsync());
    }
}

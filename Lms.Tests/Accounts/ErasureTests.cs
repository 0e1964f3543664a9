using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Accounts;

/// <summary>A person is taken out for ever.</summary>
public class ErasureTests
{
    const string Grace = "grace@school.example";

    [Fact]
    public async Task The_account_stays_as_a_former_member_whom_nobody_finds()
    {
        await using var school = await GatherAsync();
        var stamp = (await school.AccountAsync(school.Grace.AccountId)).SecurityStamp;

        Assert.Null((await Service(school).EraseAsync(school.Ada, school.Grace.AccountId, " Grace@school.example ")).Problem);

        var former = await school.AccountAsync(school.Grace.AccountId);
        Assert.Equal(("Former member", "", AccountStatus.Suspended, false), (former.DisplayName, former.SearchText, former.Status, former.SecurityStamp == stamp));
        Assert.True(EmailAddress.IsGivenUp(former.Email!));
        Assert.Null(await school.GrantsAsync(former.Id));
        foreach (var search in (string[])["", "grace", "former", "gi"])
        {
            var found = (await school.Database.Get<PeopleQueries>().DirectoryAsync(school.Ada, new PeopleFilter(search, null, false, 1))).Value.People;
            Assert.DoesNotContain(found.Rows, row => row.AccountId == former.Id);
            var staff = (await school.Database.Get<PermissionQueries>().StaffAsync(school.Alan, school.Algebra, new StaffFilter(search, StaffShow.Everyone, false, 1))).Value;
            Assert.DoesNotContain(staff.People.Rows, row => row.AccountId == former.Id);
        }

        Assert.Equal(0, (await school.Database.Get<PeopleQueries>().DirectoryAsync(school.Ada, new PeopleFilter("", AccountStatus.Suspended, false, 1))).Value.Counts.Suspended.Known);
        var lines = (await school.Database.Get<AuditQueries>().LogAsync(school.Ada, AuditFilter.All with { PersonId = former.Id })).Value.Lines;
        Assert.Equal((AuditAction.AccountErased, "Former member"), (lines[0].Action, lines[0].PersonName));
        Assert.Contains(lines, line => line is { Action: AuditAction.RoleGiven, ActorName: "Alan Turing", CourseTitle: "Algebra I" });
    }

    [Fact]
    public async Task The_same_address_comes_back_as_somebody_new()
    {
        await using var school = await GatherAsync();
        Assert.Null((await Service(school).EraseAsync(school.Ada, school.Grace.AccountId, Grace)).Problem);

        var newcomer = (await school.SignIn.SignInAsync(Google(Grace))).Value.AccountId!.Value;
        Assert.NotEqual(school.Grace.AccountId, newcomer);
        Assert.Null(await school.GrantsAsync(newcomer));

        Assert.Null((await Service(school).EraseAsync(school.Ada, newcomer, Grace)).Problem);
        var named = (await school.Permissions.SwitchAsync(school.Alan, school.Algebra, Named(Grace), Permission.ViewStudents, true)).Value.Steps[0];
        Assert.True(named.AccountMade);
    }

    [Fact]
    public async Task It_is_confirmed_by_the_address_and_never_ones_own()
    {
        await using var school = await GatherAsync();
        var before = await school.Database.DumpAsync();

        Assert.Equal(Why.NotConfirmed, (await Service(school).EraseAsync(school.Ada, school.Grace.AccountId, "alan@school.example")).Problem?.Why);
        Assert.Equal(Why.NotConfirmed, (await Service(school).EraseAsync(school.Ada, school.Grace.AccountId, "")).Problem?.Why);
        Assert.Equal(Why.OwnErasure, (await Service(school).EraseAsync(school.Ada, school.Ada.AccountId, "ada@school.example")).Problem?.Why);
        Assert.Equal(Why.PersonNotFound, (await Service(school).EraseAsync(school.Ada, Nobody.AccountId, Grace)).Problem?.Why);
        Assert.Equal(before, await school.Database.DumpAsync());
    }

    [Fact]
    public async Task Courses_pass_on_to_the_administrator_who_attends_and_assists_them_no_more()
    {
        await using var school = await GatherAsync();
        _ = await school.EnrolAsync("ada@school.example");

        Assert.Null((await Service(school).EraseAsync(school.Ada, school.Alan.AccountId, "alan@school.example")).Problem);

        await using var db = school.Database.Open();
        Assert.Equal(school.Ada.AccountId, await db.Courses.Where(c => c.Id == school.Algebra).Select(c => c.OwnerId).SingleAsync());
        Assert.NotNull(await db.Enrolments.Where(e => e.AccountId == school.Ada.AccountId).Select(e => e.WithdrawnAt).SingleAsync());
        var entry = (await school.AuditAsync()).Single(e => e.Action == AuditAction.CourseHandedOver);
        Assert.Equal((school.Ada.AccountId, school.Ada.AccountId, school.Algebra), (entry.ActorId, entry.PersonId, entry.CourseId!.Value));
        Assert.Equal("Former member", (await school.AccountAsync(school.Alan.AccountId)).DisplayName);
    }

    [Fact]
    public async Task Nothing_can_be_given_to_a_former_member()
    {
        await using var school = await GatherAsync();
        var id = school.Grace.AccountId;
        Assert.Null((await Service(school).EraseAsync(school.Ada, id, Grace)).Problem);
        var before = await school.Database.DumpAsync();

        Assert.Equal(Why.PersonErased, (await school.Standings.ReinstateAsync(school.Ada, id, "Back")).Problem?.Why);
        Assert.Equal(Why.PersonErased, (await school.Standings.SuspendAsync(school.Ada, id, "Again")).Problem?.Why);
        Assert.Equal(Why.PersonErased, (await school.Standings.LetCreateCoursesAsync(school.Ada, id, true)).Problem?.Why);
        Assert.Equal(Why.PersonErased, (await school.Standings.SetAdministratorAsync(school.Ada, id, true)).Problem?.Why);
        Assert.Equal(Why.PersonErased, (await school.Database.Get<AliasService>().AddAsync(school.Ada, id, Grace)).Problem?.Why);
        Assert.Equal(Why.PersonErased, (await Service(school).EraseAsync(school.Ada, id, "Former member")).Problem?.Why);
        Assert.Equal(Why.PersonSuspended, (await school.Permissions.GiveRoleAsync(school.Ada, school.Algebra, [PersonRef.To(id)], Grader)).Problem?.Why);
        Assert.Equal(Why.CannotMergeInto, (await school.Accounts.MergeAsync(school.Ada, school.Katherine, id, false, true)).Problem?.Why);
        Assert.Equal(Why.NotPending, (await school.Accounts.CorrectAddressAsync(school.Ada, id, Grace, false)).Problem?.Why);
        Assert.Equal(before, await school.Database.DumpAsync());
    }

    [Fact]
    public async Task Whatever_is_given_by_address_meanwhile_is_there_for_somebody_new_or_gone_with_the_account_but_never_half()
    {
        await using var school = await GatherAsync();
        var permissions = Enum.GetValues<Permission>();

        var done = await AtOnce.RunAsync<Problem?>(
        [
            .. permissions.Select(permission => (Func<Task<Problem?>>)(async () =>
                (await school.Permissions.SwitchAsync(school.Alan, school.Algebra, Named("katherine@school.example"), permission, true)).Problem)),
            async () => (await Service(school).EraseAsync(school.Ada, school.Katherine, "katherine@school.example")).Problem,
        ]);

        Assert.All(done, Assert.Null);
        Assert.Null(await school.GrantsAsync(school.Katherine));
        var anew = await school.AccountAsync("katherine@school.example");
        var entries = (await school.AuditAsync()).Where(e => e.Action == AuditAction.PermissionAllowed && e.At == TestDatabase.Start.UtcDateTime).ToList();
        var held = anew is null ? PermissionSet.None : (await school.GrantsAsync(anew.Id))!.Allow;
        Assert.All(entries.Where(e => e.PersonId == anew?.Id), entry => Assert.True(PermissionRules.Needs(held).Has(entry.Permission!.Value)));
        await using var db = school.Database.Open();
        Assert.False(await db.Overrides.AnyAsync(o => o.AccountId == school.Katherine));
    }

    static ErasureService Service(Cast school) => school.Database.Get<ErasureService>();
}

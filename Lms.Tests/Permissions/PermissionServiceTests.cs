using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Lms.Data.Permissions.Permission;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Permissions;

public class PermissionServiceTests
{
    [Fact]
    public async Task Switching_something_on_for_an_unknown_address_makes_account_place_switch_and_trace_in_one()
    {
        await using var school = await GatherAsync();

        var change = (await school.Permissions.SwitchAsync(school.Alan, school.Algebra, Hedy, GradeSubmissions, true)).Value;

        var step = Assert.Single(change.Steps);
        Assert.True(step.AccountMade);
        Assert.Equal(PermissionSet.Of(GradeSubmissions, ViewSubmissions, ViewStudents), step.CameOn);
        var hedy = await school.AccountAsync("hedy@school.example");
        Assert.Equal((step.AccountId, AccountStatus.Pending, school.Alan.AccountId), (hedy!.Id, hedy.Status, hedy.CreatedById));
        Assert.Equal(Grants.Nothing with { Allow = PermissionSet.Of(GradeSubmissions) }, await school.GrantsAsync(hedy.Id));
        var entry = (await school.AuditAsync())[^1];
        Assert.Equal((AuditAction.PermissionAllowed, school.Alan.AccountId, hedy.Id, school.Algebra, GradeSubmissions),
            (entry.Action, entry.ActorId, entry.PersonId, entry.CourseId, entry.Permission));
        Assert.Null(entry.Before);
        Assert.Contains("GradeSubmissions", entry.After, StringComparison.Ordinal);
        await using var db = school.Database.Open();
        Assert.False(await db.UserLogins.AnyAsync(l => l.UserId == hedy.Id));
    }

    [Fact]
    public async Task A_person_named_by_address_is_the_person_who_is_there()
    {
        await using var school = await GatherAsync();

        var change = (await school.Permissions.SwitchAsync(school.Alan, school.Algebra, Named("GRACE@School.example"), PostAnnouncements, true)).Value;

        Assert.Equal((school.Grace.AccountId, false), (change.Steps[0].AccountId, change.Steps[0].AccountMade));
    }

    [Theory]
    [InlineData("grace@school.example")]
    [InlineData("katherine@school.example")]
    public async Task What_is_so_already_is_not_changed_whether_the_person_is_known_or_named(string address)
    {
        await using var school = await GatherAsync();
        var (before, id) = (await school.Database.DumpAsync(), (await school.AccountAsync(address))!.Id);

        foreach (var person in (PersonRef[])[Named(address), PersonRef.To(id)])
        {
            Assert.Empty((await school.Permissions.SwitchAsync(school.Alan, school.Algebra, person, GradeSubmissions, true)).Value.Steps);
            Assert.Empty((await school.Permissions.SwitchAsync(school.Alan, school.Algebra, person, EditCourse, false)).Value.Steps);
            Assert.Empty((await school.Permissions.BackToRoleAsync(school.Alan, school.Algebra, person, EditCourse)).Value.Steps);
            Assert.Empty((await school.Permissions.SetUntilAsync(school.Alan, school.Algebra, [person], null)).Value.Steps);
        }

        Assert.Equal(before, await school.Database.DumpAsync());
    }

    [Fact]
    public async Task Removing_somebody_who_is_not_there_is_nothing()
    {
        await using var school = await GatherAsync();
        Assert.Empty((await school.Permissions.RemoveAsync(school.Alan, school.Algebra, [Named("edsger@school.example")])).Value.Steps);
    }

    [Fact]
    public async Task A_refused_switch_for_an_unknown_address_leaves_nothing()
    {
        await using var school = await GatherAsync();
        var emmy = await school.EmmyAsync();
        var before = await school.Database.DumpAsync();

        Assert.Equal(Why.NotHeldByYou, (await school.Permissions.SwitchAsync(emmy, school.Algebra, Hedy, EditCourse, true)).Problem?.Why);
        Assert.Equal(Why.NothingGiven, (await school.Permissions.SwitchAsync(emmy, school.Algebra, Hedy, EditCourse, false)).Problem?.Why);
        Assert.Equal(Why.NothingGiven, (await school.Permissions.BackToRoleAsync(emmy, school.Algebra, Hedy, EditCourse)).Problem?.Why);
        Assert.Equal(Why.NothingGiven, (await school.Permissions.RemoveAsync(emmy, school.Algebra, [Hedy])).Problem?.Why);
        Assert.Equal(Why.NotOnStaff, (await school.Permissions.SetUntilAsync(emmy, school.Algebra, [Hedy], new(2027, 1, 1))).Problem?.Why);
        Assert.Equal(before, await school.Database.DumpAsync());
    }

    [Fact]
    public async Task Looking_for_somebody_and_typing_their_address_leaves_nothing()
    {
        await using var school = await GatherAsync();
        var before = await school.Database.DumpAsync();
        var naming = school.Database.Get<NamingQueries>();

        foreach (var typed in (string[])["hedy@school.example", "grace@school.example", "h", "@", "hedy@elsewhere.example", "\ud800", "katherina@school.example"])
        {
            _ = (await naming.NameAsync(school.Alan, school.Algebra, typed, false)).Value;
            _ = (await naming.NameAsync(school.Alan, school.Algebra, typed, true)).Value;
        }

        Assert.Equal(before, await school.Database.DumpAsync());
    }

    [Fact]
    public async Task Ten_people_are_given_a_role_or_none_of_them_is()
    {
        await using var school = await GatherAsync();
        var emmy = await school.EmmyAsync();
        var people = Enumerable.Range(0, 10).Select(i => Named($"new{i}@school.example")).ToList();
        var before = await school.Database.DumpAsync();

        var refused = (await school.Permissions.GiveRoleAsync(
            emmy, school.Algebra, [.. people, PersonRef.To(emmy.AccountId)], Grader)).Problem;
        Assert.Equal((Why.OwnPermissions, "emmy@school.example"), (refused!.Why, refused.About));
        Assert.Equal(Why.PersonNotFound, (await school.Permissions.GiveRoleAsync(
            emmy, school.Algebra, [.. people, PersonRef.To(999_999)], Grader)).Problem?.Why);
        Assert.Equal(before, await school.Database.DumpAsync());

        var change = (await school.Permissions.GiveRoleAsync(emmy, school.Algebra, [.. people, .. people], Grader)).Value;
        Assert.Equal(10, change.Steps.Count);
        Assert.All(change.Steps, step => Assert.Equal(Grader, step.After!.RoleId));
    }

    [Fact]
    public async Task Removing_takes_the_switches_along()
    {
        await using var school = await GatherAsync();

        var change = (await school.Permissions.RemoveAsync(school.Alan, school.Algebra, [PersonRef.To(school.Katherine)])).Value;

        Assert.True(change.Steps[0].WentOff.Has(GradeSubmissions));
        Assert.Null(await school.GrantsAsync(school.Katherine));
        await using var db = school.Database.Open();
        Assert.False(await db.Overrides.AnyAsync(o => o.AccountId == school.Katherine));
    }

    [Fact]
    public async Task A_role_that_does_not_exist_cannot_be_given()
    {
        await using var school = await GatherAsync();
        Assert.Equal(Why.RoleNotFound, (await school.Permissions.GiveRoleAsync(school.Alan, school.Algebra, [Hedy], 99)).Problem?.Why);
    }

    [Fact]
    public async Task On_an_archived_course_nothing_changes()
    {
        await using var school = await GatherAsync();
        await school.ArchiveAsync(school.Algebra);
        Assert.Equal(Why.CourseArchived, (await school.Permissions.SwitchAsync(school.Ada, school.Algebra, Hedy, EditCourse, true)).Problem?.Why);
    }
}

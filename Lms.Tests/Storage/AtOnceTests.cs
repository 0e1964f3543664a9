using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Lms.Data.Permissions.Permission;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Storage;

/// <summary>Many people do the same, or nearly the same, at the same moment.</summary>
public class AtOnceTests
{
    [Fact]
    public async Task Fifty_first_sign_ins_of_one_person_are_one_link_one_activation_and_one_trace()
    {
        await using var school = await GatherAsync();
        var before = (await school.AuditAsync()).Count;

        var outcomes = await AtOnce.RunAsync(50, _ => school.SignIn.SignInAsync(Google("katherine@school.example")));

        Assert.All(outcomes, outcome => Assert.Equal(school.Katherine, outcome.Value.AccountId));
        Assert.Single(outcomes, outcome => outcome.Value.Welcome);
        Assert.Equal(AuditAction.SignInLinked, Assert.Single((await school.AuditAsync()).Skip(before)).Action);
        await using var db = school.Database.Open();
        Assert.Equal(1, await db.UserLogins.CountAsync(l => l.UserId == school.Katherine));
    }

    [Fact]
    public async Task Fifty_first_sign_ins_on_two_servers_are_one_link()
    {
        await using var school = await GatherAsync();
        var servers = TwoServers<SignInService>(school);
        var before = (await school.AuditAsync()).Count;

        var outcomes = await AtOnce.RunAsync(50, i => servers[i % 2].SignInAsync(Google("hedy@school.example")));

        Assert.Single(outcomes.Select(outcome => outcome.Value.AccountId).Distinct());
        Assert.Equal(AuditAction.NewcomerSignedIn, Assert.Single((await school.AuditAsync()).Skip(before)).Action);
    }

    [Fact]
    public async Task Two_Google_accounts_that_come_at_once_for_one_address_are_not_both_let_in()
    {
        await using var school = await GatherAsync();

        var outcomes = await AtOnce.RunAsync(20, i => school.SignIn.SignInAsync(Google("katherine@school.example", $"sub-{i % 2}")));

        Assert.Equal([null, school.Katherine], outcomes.Select(o => o.Value.AccountId).Distinct().Order());
        await using var db = school.Database.Open();
        Assert.Equal(1, await db.UserLogins.CountAsync(l => l.UserId == school.Katherine));
        Assert.Equal(1, await db.SignInRequests.CountAsync());
    }

    [Fact]
    public async Task The_same_new_address_added_fifty_times_is_one_account()
    {
        await using var school = await GatherAsync();

        var changes = await AtOnce.RunAsync(50, i => school.Permissions.SwitchAsync(
            i % 2 == 0 ? school.Alan : school.Ada, school.Algebra, Hedy, GradeSubmissions, true));

        Assert.Single(changes.SelectMany(change => change.Value.Steps));
        await using var db = school.Database.Open();
        Assert.Equal(1, await db.Users.CountAsync(a => a.NormalizedEmail == "hedy@school.example"));
    }

    [Fact]
    public async Task The_same_new_addresses_added_on_two_servers_are_one_account_each()
    {
        await using var school = await GatherAsync();
        var servers = TwoServers<PermissionService>(school);

        var changes = await AtOnce.RunAsync(50, i => servers[i % 2].SwitchAsync(
            i % 4 < 2 ? school.Alan : school.Ada, school.Algebra, Named($"new{i / 10}@school.example"), (Permission)(i / 2 % 5 + 3), true));

        Assert.All(changes, change => Assert.True(change.Succeeded));
        await using var db = school.Database.Open();
        Assert.Equal(5, await db.Users.CountAsync(a => a.Email!.StartsWith("new")));
        Assert.Equal(5, changes.SelectMany(change => change.Value.Steps).Count(step => step.AccountMade));
        for (var i = 0; i < 5; i++)
        {
            var account = await school.AccountAsync($"new{i}@school.example");
            Assert.Equal(5, (await school.GrantsAsync(account!.Id))!.Effective.Count(p => (int)p is >= 3 and <= 7));
        }
    }

    [Fact]
    public async Task A_person_who_arrives_while_being_named_is_one_account_with_the_permission()
    {
        await using var school = await GatherAsync();
        var servers = (School: school.Permissions, SignIn: school.Database.StartProcess().GetRequiredService<SignInService>());

        await AtOnce.RunAsync(100, async i =>
        {
            var address = $"new{i / 2}@school.example";
            return i % 2 == 0
                ? (await servers.School.SwitchAsync(school.Alan, school.Algebra, Named(address), EditCourse, true)).Succeeded
                : (await servers.SignIn.SignInAsync(Google(address))).Succeeded;
        });

        for (var i = 0; i < 50; i++)
        {
            var account = await school.AccountAsync($"new{i}@school.example");
            Assert.Equal(AccountStatus.Active, account!.Status);
            Assert.True((await school.GrantsAsync(account.Id))!.Effective.Has(EditCourse));
        }
    }

    [Fact]
    public async Task Of_sixty_four_switches_flipped_by_two_managers_none_is_lost()
    {
        await using var school = await GatherAsync();
        var barbara = await school.StaffAsync("barbara@school.example", CoTeacher);
        var servers = TwoServers<PermissionService>(school);
        Permission[] switches =
            [EditCourse, ManageStaff, ManageStudents, PostAnnouncements, ManageMaterials, ManageAssignments, GradeSubmissions, ViewGradebook];
        foreach (var i in Enumerable.Range(0, 8))
            _ = (await school.Permissions.GiveRoleAsync(school.Alan, school.Algebra, [Named($"p{i}@school.example")], i < 4 ? Observer : CoTeacher)).Value;

        // The first four gain what Observer lacks, the others lose it.
        var changes = await AtOnce.RunAsync(64, i => servers[i % 2].SwitchAsync(
            i % 3 == 0 ? barbara : school.Alan, school.Algebra, Named($"p{i / 8}@school.example"), switches[i % 8], i / 8 < 4));

        Assert.All(changes, change => Assert.True(change.Succeeded));
        for (var i = 0; i < 8; i++)
        {
            var effective = (await school.GrantsAsync((await school.AccountAsync($"p{i}@school.example"))!.Id))!.Effective;
            Assert.Equal(i < 4 ? PermissionSet.All : PermissionSet.Of(ViewStudents, ViewSubmissions), effective);
        }
    }

    [Fact]
    public async Task One_change_is_taken_back_once_however_often_the_button_is_hit()
    {
        await using var school = await GatherAsync();
        var change = (await school.Permissions.SwitchAsync(school.Alan, school.Algebra, Hedy, EditCourse, true)).Value;

        var undone = await AtOnce.RunAsync(20, _ => school.Permissions.UndoAsync(school.Alan, change));

        Assert.Single(undone, result => result.Succeeded);
        Assert.Equal(19, undone.Count(result => result.Problem?.Why == Why.ChangedSince));
    }

    static T[] TwoServers<T>(Cast school) where T : notnull => [school.Database.Get<T>(), school.Database.StartProcess().GetRequiredService<T>()];
}

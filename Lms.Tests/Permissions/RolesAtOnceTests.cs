using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using static Lms.Data.Permissions.Permission;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Permissions;

/// <summary>Roles change under the hands of others: they are told, and nobody's change is lost unnoticed.</summary>
public class RolesAtOnceTests
{
    static readonly PermissionSet grading = PermissionSet.Of(GradeSubmissions);

    [Fact]
    public async Task Every_change_is_told_to_every_open_page_and_a_refusal_to_none()
    {
        await using var school = await GatherAsync();
        var told = new List<Change>();
        using var listening = school.Database.Get<LiveChanges>().Subscribe(told.AddRange);
        _ = await school.Roles.SetPermissionsAsync(school.Alan, Grader, grading, PermissionSet.All);
        Assert.Empty(told);

        _ = (await school.Roles.SetPermissionsAsync(school.Ada, Grader, grading, PermissionSet.All)).Value;

        Assert.Contains(Change.Everywhere, told);
        Assert.All([school.Grace.AccountId, school.Katherine], person => Assert.Contains(told, change => change.MayConcern(person)));
    }

    [Fact]
    public async Task Of_two_administrators_on_two_servers_one_is_told_that_the_other_was_faster()
    {
        await using var school = await GatherAsync();
        RoleService[] servers = [school.Roles, school.Database.Another<RoleService>()];

        var sets = await AtOnce.RunAsync(10, i => servers[i % 2].SetPermissionsAsync(
            school.Ada, Grader, grading, grading | PermissionSet.Of((Permission)(i % 2 == 0 ? EditCourse : ManageMaterials))));
        Assert.Single(sets, set => set is { Succeeded: true, Value: var change } && change.Before != change.After);
        Assert.All(sets.Where(set => !set.Succeeded), set => Assert.Equal(Why.RoleChangedSince, set.Problem!.Why));

        var names = await AtOnce.RunAsync(10, i => servers[i % 2].CreateAsync(school.Ada, i % 2 == 0 ? "Lab tutor" : "LAB TUTOR", default));
        Assert.Single(names, name => name.Succeeded);
        Assert.All(names.Where(name => !name.Succeeded), name => Assert.Equal(Why.RoleNameTaken, name.Problem!.Why));
    }

    [Fact]
    public async Task A_role_that_is_given_while_it_goes_is_either_given_or_gone()
    {
        await using var school = await GatherAsync();
        var (roles, tutor) = (school.Database.Another<RoleService>(), (await school.Roles.CreateAsync(school.Ada, "Lab tutor", grading)).Value);

        var outcomes = await AtOnce.RunAsync<Why?>(
        [
            async () => (await roles.RemoveAsync(school.Ada, tutor, null)).Problem?.Why,
            async () => (await school.Permissions.GiveRoleAsync(school.Alan, school.Algebra, [Hedy], tutor)).Problem?.Why,
        ]);

        Assert.Contains((outcomes[0], outcomes[1]), ((Why?, Why?)[])[(null, Why.RoleNotFound), (Why.RoleGiven, null)]);
    }
}

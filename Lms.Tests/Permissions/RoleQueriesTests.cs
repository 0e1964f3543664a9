using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using static Lms.Data.Permissions.Permission;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Permissions;

public class RoleQueriesTests
{
    [Fact]
    public async Task Each_role_is_shown_with_what_it_gives_how_often_and_what_may_become_of_it()
    {
        await using var school = await GatherAsync();

        var roles = (await school.Database.Get<RoleQueries>().RolesAsync(school.Ada)).Value;

        Assert.Equal(["Co-teacher", "Teaching assistant", "Grader", "Content editor", "Observer", "Custom"], roles.Select(r => r.Name));
        Assert.Equal([0, 0, 1, 0, 0, 1], roles.Select(r => r.Given.Known));
        Assert.Equal([Why.RoleByOneRoster, null, null, null, Why.RoleByOneRoster, Why.RoleIsCustom], roles.Select(r => r.Kept?.Why));
        Assert.Equal([Why.RoleIsCustom], roles.Where(r => r.Locked is not null).Select(r => r.Locked!.Why));
        Assert.Equal([ViewStudents, ViewSubmissions, GradeSubmissions], roles[2].Switches.Where(s => s.On).Select(s => s.Permission));
    }

    [Fact]
    public async Task A_role_that_very_many_have_is_counted_up_to_the_limit()
    {
        await using var school = await GatherAsync();
        await RoleServiceTests.FillAsync(school, BoundedCount.Limit + 10);

        var roles = (await school.Database.Get<RoleQueries>().RolesAsync(school.Ada)).Value;

        Assert.Equal(new BoundedCount(BoundedCount.Limit, true), roles.Single(r => r.Id == Grader).Given);
    }
}

using Lms.Data.Accounts;
using Lms.Data.Permissions;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Lms.Data.Permissions.Permission;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Permissions;

/// <summary>A switch is a row, and says who moved it last.</summary>
public class OverrideRowTests
{
    [Fact]
    public async Task An_allowance_becomes_a_denial_where_the_role_gives_it_as_well()
    {
        await using var school = await GatherAsync();
        var id = await AllowedAndGivenAsync(school, Observer);
        school.Database.Time.Advance(TimeSpan.FromMinutes(1));

        _ = (await school.Permissions.SwitchAsync(school.Ada, school.Algebra, Hedy, ViewStudents, false)).Value;

        var row = Assert.Single(await RowsAsync(school, id));
        Assert.Equal((ViewStudents, false, school.Ada.AccountId, TestDatabase.Start.UtcDateTime.AddMinutes(1)), (row.Permission, row.Allowed, row.ById, row.At));
        Assert.Equal(PermissionSet.None, (await school.GrantsAsync(id))!.Effective);
    }

    [Fact]
    public async Task A_denial_becomes_an_allowance_where_the_role_no_longer_gives_it()
    {
        await using var school = await GatherAsync();
        var id = await AllowedAndGivenAsync(school, Observer);
        _ = (await school.Permissions.SwitchAsync(school.Alan, school.Algebra, Hedy, ViewStudents, false)).Value;
        _ = (await school.Permissions.GiveRoleAsync(school.Alan, school.Algebra, [Hedy], Custom)).Value;

        _ = (await school.Permissions.SwitchAsync(school.Ada, school.Algebra, Hedy, ViewStudents, true)).Value;

        var row = Assert.Single(await RowsAsync(school, id));
        Assert.Equal((true, school.Ada.AccountId), (row.Allowed, row.ById));
    }

    [Fact]
    public async Task The_other_rows_keep_who_moved_them_and_when()
    {
        await using var school = await GatherAsync();
        var id = await AllowedAndGivenAsync(school, Custom);
        school.Database.Time.Advance(TimeSpan.FromMinutes(1));

        _ = (await school.Permissions.SwitchAsync(school.Ada, school.Algebra, Hedy, EditCourse, true)).Value;
        _ = (await school.Permissions.GiveRoleAsync(school.Ada, school.Algebra, [Hedy], Grader)).Value;

        var row = (await RowsAsync(school, id)).Single(r => r.Permission == ViewStudents);
        Assert.Equal((school.Alan.AccountId, TestDatabase.Start.UtcDateTime), (row.ById, row.At));
        await using var db = school.Database.Open();
        var membership = await db.Memberships.SingleAsync(m => m.AccountId == id);
        Assert.Equal((school.Alan.AccountId, TestDatabase.Start.UtcDateTime), (membership.AddedById, membership.AddedAt));
        Assert.Equal((school.Ada.AccountId, TestDatabase.Start.UtcDateTime.AddMinutes(1)), (membership.RoleGivenById, membership.RoleGivenAt));
    }

    [Fact]
    public async Task Back_to_role_removes_the_row()
    {
        await using var school = await GatherAsync();
        var id = await AllowedAndGivenAsync(school, Observer);

        _ = (await school.Permissions.BackToRoleAsync(school.Alan, school.Algebra, PersonRef.To(id), ViewStudents)).Value;

        Assert.Empty(await RowsAsync(school, id));
        Assert.True((await school.GrantsAsync(id))!.Effective.Has(ViewStudents));
    }

    // Alan switches View students on for Hedy, and gives her the role.
    static async Task<long> AllowedAndGivenAsync(Cast school, long role)
    {
        var change = (await school.Permissions.SwitchAsync(school.Alan, school.Algebra, Hedy, ViewStudents, true)).Value;
        _ = (await school.Permissions.GiveRoleAsync(school.Alan, school.Algebra, [Hedy], role)).Value;
        return change.Steps[0].AccountId;
    }

    static async Task<List<PermissionOverride>> RowsAsync(Cast school, long id)
    {
        await using var db = school.Database.Open();
        return await db.Overrides.AsNoTracking().Where(o => o.AccountId == id).ToListAsync();
    }
}

using Lms.Data.Accounts;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Lms.Data.Permissions.Permission;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Permissions;

public class RoleServiceTests
{
    static readonly PermissionSet grading = PermissionSet.Of(GradeSubmissions);

    [Fact]
    public async Task Whoever_has_a_role_changes_at_once_and_keeps_what_was_switched_for_them()
    {
        await using var school = await GatherAsync();
        var grace = school.Grace.AccountId;
        _ = (await school.Permissions.SwitchAsync(school.Alan, school.Algebra, PersonRef.To(grace), ManageMaterials, true)).Value;
        _ = (await school.Permissions.SwitchAsync(school.Alan, school.Algebra, PersonRef.To(grace), ViewGradebook, false)).Value;
        var seen = grading;
        foreach (var set in (PermissionSet[])[PermissionSet.All, PermissionSet.Of(ManageStaff, ViewGradebook), PermissionSet.None, PermissionSet.Of(EditCourse)])
        {
            Assert.Equal(new RoleChange(Grader, "Grader", seen, set), (await school.Roles.SetPermissionsAsync(school.Ada, Grader, seen, set)).Value);

            var held = (await school.GrantsAsync(grace))!;
            Assert.Equal((set, PermissionSet.Of(ManageMaterials)), (held.Role, held.Allow));
            Assert.Equal((await RolesAsync(school)).Single(r => r.Id == Grader).Permissions, set);
            seen = set;
        }
    }

    [Fact]
    public async Task A_new_role_is_offered_and_gives_what_was_chosen_for_it()
    {
        await using var school = await GatherAsync();
        var tutor = (await school.Roles.CreateAsync(school.Ada, "  Lab \u202E tutor ", PermissionSet.Of(ManageMaterials) | new PermissionSet(1 << 30))).Value;

        _ = (await school.Permissions.GiveRoleAsync(school.Alan, school.Algebra, [Hedy], tutor)).Value;
        var role = (await RolesAsync(school)).Single(r => r.Id == tutor);
        Assert.Equal(("Lab tutor", PermissionSet.Of(ManageMaterials), 1), (role.Name, role.Permissions, role.Given.Known));
        Assert.Equal(PermissionSet.Of(ManageMaterials), (await school.GrantsAsync((await school.AccountAsync("hedy@school.example"))!.Id))!.Effective);
    }

    [Fact]
    public async Task No_two_roles_are_called_the_same()
    {
        await using var school = await GatherAsync();

        Assert.Equal(Why.RoleNameTaken, (await school.Roles.CreateAsync(school.Ada, "GRÁDER ", PermissionSet.None)).Problem?.Why);
        Assert.Equal(Why.RoleNameTaken, (await school.Roles.RenameAsync(school.Ada, Observer, "Observer", "grader")).Problem?.Why);
        Assert.Equal(Why.RoleNameMissing, (await school.Roles.RenameAsync(school.Ada, Observer, "Observer", "  ")).Problem?.Why);
        Assert.True((await school.Roles.RenameAsync(school.Ada, Observer, "Observer", "OBSERVER")).Succeeded); // its own name, written otherwise
    }

    [Fact]
    public async Task A_role_that_somebody_changed_since_is_not_changed_unseen()
    {
        await using var school = await GatherAsync();
        _ = (await school.Roles.SetPermissionsAsync(school.Ada, Grader, grading, PermissionSet.Of(GradeSubmissions, ViewGradebook))).Value;
        _ = (await school.Roles.RenameAsync(school.Ada, Grader, "Grader", "Marker")).Value;
        var before = await school.Database.DumpAsync();

        var late = await school.Roles.SetPermissionsAsync(school.Ada, Grader, grading, PermissionSet.Of(GradeSubmissions, EditCourse));
        Assert.Equal((Why.RoleChangedSince, "Marker"), (late.Problem!.Why, late.Problem.Values[0]));
        Assert.Equal(Why.RoleChangedSince, (await school.Roles.RenameAsync(school.Ada, Grader, "Grader", "Corrector")).Problem?.Why);
        // Who wanted the same has nothing to say.
        Assert.True((await school.Roles.SetPermissionsAsync(school.Ada, Grader, grading, PermissionSet.Of(GradeSubmissions, ViewGradebook))).Succeeded);
        Assert.Equal(before, await school.Database.DumpAsync());
    }

    [Fact]
    public async Task Custom_and_what_is_not_there_stay_as_they_are()
    {
        await using var school = await GatherAsync();
        var before = await school.Database.DumpAsync();

        Assert.Equal(Why.RoleIsCustom, (await school.Roles.SetPermissionsAsync(school.Ada, Custom, default, PermissionSet.All)).Problem?.Why);
        Assert.Equal(Why.RoleIsCustom, (await school.Roles.RenameAsync(school.Ada, Custom, "Custom", "Mine")).Problem?.Why);
        Assert.Equal(Why.RoleIsCustom, (await school.Roles.RemoveAsync(school.Ada, Custom, Observer)).Problem?.Why);
        Assert.Equal(Why.RoleByOneRoster, (await school.Roles.RemoveAsync(school.Ada, CoTeacher, Observer)).Problem?.Why);
        Assert.Equal(Why.RoleGiven, (await school.Roles.RemoveAsync(school.Ada, Grader, null)).Problem?.Why);
        Assert.Equal(Why.RoleToItself, (await school.Roles.RemoveAsync(school.Ada, Grader, Grader)).Problem?.Why);
        Assert.Equal(Why.RoleNotFound, (await school.Roles.RemoveAsync(school.Ada, Grader, 4711)).Problem?.Why);
        Assert.Equal(Why.RoleNotFound, (await school.Roles.RemoveAsync(school.Ada, 4711, Grader)).Problem?.Why);
        Assert.Equal(Why.RoleNotFound, (await school.Roles.SetPermissionsAsync(school.Ada, 4711, default, grading)).Problem?.Why);
        Assert.Equal(before, await school.Database.DumpAsync());
    }

    [Fact]
    public async Task A_role_goes_and_all_its_people_have_the_other_one_with_one_statement_and_one_entry()
    {
        await using var school = await GatherAsync();
        await FillAsync(school, 300);
        _ = (await school.Permissions.SwitchAsync(school.Alan, school.Algebra, PersonRef.To(school.Grace.AccountId), ManageMaterials, true)).Value;
        var entries = (await school.AuditAsync()).Count;

        var asked = await school.Database.ListenAsync(async () => Assert.Equal(301, (await school.Roles.RemoveAsync(school.Ada, Grader, Observer)).Value));

        Assert.Single(asked, sql => sql.Contains("StaffMemberships", StringComparison.Ordinal) && sql.StartsWith("UPDATE", StringComparison.Ordinal));
        await using var db = school.Database.Open();
        Assert.Equal((0, 301), (await db.Roles.CountAsync(r => r.Id == Grader), await db.Memberships.CountAsync(m => m.RoleId == Observer && m.RoleGivenById == school.Ada.AccountId)));
        Assert.Equal(PermissionSet.Of(ManageMaterials), (await school.GrantsAsync(school.Grace.AccountId))!.Allow);
        var entry = Assert.Single((await school.AuditAsync()).Skip(entries));
        Assert.Equal("""{"RoleId":3,"Role":"Grader","Permissions":["GradeSubmissions"]}""", entry.Before);
        Assert.Equal("""{"RoleId":5,"Role":"Observer","Permissions":["ViewStudents","ViewSubmissions","ViewGradebook"],"Moved":301}""", entry.After);
        Assert.Equal(("Observer", 301), (RoleState.Read(entry.After)!.Role, RoleState.Read(entry.After)!.Moved));
    }

    static async Task<IReadOnlyList<RoleView>> RolesAsync(Cast school) => (await school.Database.Get<RoleQueries>().RolesAsync(school.Ada)).Value;

    // Graders of Algebra I whom nobody else speaks of.
    internal static async Task FillAsync(Cast school, int graders)
    {
        await using var db = school.Database.Open();
        var now = TestDatabase.Start.UtcDateTime;
        var people = Enumerable.Range(0, graders).Select(i => PersonResolver.NewAccount(Address($"grader{i}@school.example"), "", null, now)).ToList();
        db.Users.AddRange(people);
        await db.SaveChangesAsync();
        db.Memberships.AddRange(people.Select(person => new StaffMembership
        {
            CourseId = school.Algebra,
            AccountId = person.Id,
            RoleId = Grader,
            AddedById = school.Alan.AccountId,
            AddedAt = now,
            RoleGivenById = school.Alan.AccountId,
            RoleGivenAt = now,
        }));
        await db.SaveChangesAsync();
    }
}

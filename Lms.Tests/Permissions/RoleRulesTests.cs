using CsCheck;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using static Lms.Data.Permissions.Permission;

namespace Lms.Tests.Permissions;

public class RoleRulesTests
{
    const long Tutor = 7;

    static readonly Gen<PermissionSet> sets = Gen.Int[0, PermissionSet.All.Bits].Select(bits => new PermissionSet(bits));

    static readonly Gen<Permission> one = Gen.Int[0, 9].Select(p => (Permission)p);

    [Theory]
    [InlineData("", Why.RoleNameMissing)]
    [InlineData("\u200D", Why.RoleNameMissing)]
    [InlineData("\u0301", Why.RoleNameMissing)]
    [InlineData("Grader", Why.RoleNameTaken)]
    [InlineData("gräder", Why.RoleNameTaken)]
    [InlineData("GRADER", Why.RoleNameTaken)]
    [InlineData("Lab tutor", null)]
    [InlineData("助教", null)]
    public void A_name_is_needed_and_nobody_elses(string name, Why? why) =>
        Assert.Equal(why, RoleRules.Check(name, ["Co-teacher", "Grader"])?.Why);

    [Fact]
    public void A_name_has_sixty_characters_at_most()
    {
        Assert.Null(RoleRules.Check(new string('a', 60), []));
        Assert.Equal(new Problem(Why.TooLong, 60).Values, RoleRules.Check(new string('a', 61), [])?.Values);
    }

    [Fact]
    public void There_are_a_hundred_roles_at_most()
    {
        Assert.Null(RoleRules.MayAdd(99));
        Assert.Equal(Why.TooManyRoles, RoleRules.MayAdd(100)?.Why);
    }

    [Theory]
    [InlineData(CourseRole.Custom, false, null, Why.RoleIsCustom)]
    [InlineData(CourseRole.CoTeacher, true, Tutor, Why.RoleByOneRoster)]
    [InlineData(CourseRole.Observer, false, null, Why.RoleByOneRoster)]
    [InlineData(Cast.Grader, true, null, Why.RoleGiven)]
    [InlineData(Cast.Grader, true, Cast.Grader, Why.RoleToItself)]
    [InlineData(Cast.Grader, true, Tutor, null)]
    [InlineData(Cast.Grader, false, null, null)]
    [InlineData(Cast.Grader, false, Tutor, null)]
    public void A_role_goes_when_it_is_said_where_its_people_go(long role, bool given, long? moveTo, Why? why) =>
        Assert.Equal(why, RoleRules.MayRemove(role, "It", given, moveTo)?.Why);

    [Fact]
    public void Custom_stays_as_it_is_and_every_other_role_may_be_changed()
    {
        Assert.Equal(Why.RoleIsCustom, RoleRules.MayChange(CourseRole.Custom)?.Why);
        Assert.All(CourseRole.Shipped.Where(r => r.Id != CourseRole.Custom), role => Assert.Null(RoleRules.MayChange(role.Id)));
        Assert.All(PermissionSet.Everything, p => Assert.Equal(Why.RoleIsCustom, RoleRules.Switch(CourseRole.Custom, default, p).Locked?.Why));
    }

    [Fact]
    public void What_is_implied_is_shown_as_implied_and_locked_with_what_needs_it()
    {
        var grader = PermissionSet.Of(GradeSubmissions);

        Assert.Equal(new SwitchState(GradeSubmissions, true, SwitchSource.Role, null, null), RoleRules.Switch(Tutor, grader, GradeSubmissions));
        var implied = RoleRules.Switch(Tutor, grader, ViewStudents);
        Assert.Equal((true, SwitchSource.Implied, GradeSubmissions), (implied.On, implied.Source, implied.Through));
        Assert.Equal((Why.NeededByOther, GradeSubmissions), (implied.Locked!.Why, implied.Locked.Values[0]));
        Assert.Equal(new SwitchState(EditCourse, false, SwitchSource.None, null, null), RoleRules.Switch(Tutor, grader, EditCourse));
    }

    [Fact]
    public void What_was_chosen_stays_chosen_while_another_needs_it()
    {
        var both = RoleRules.Switch(Tutor, PermissionSet.Of(GradeSubmissions, ViewStudents), ViewStudents);
        Assert.Equal((SwitchSource.Role, Why.NeededByOther), (both.Source, both.Locked!.Why));
    }

    [Fact]
    public void A_switch_is_on_exactly_where_the_role_gives_the_permission() => Gen.Select(sets, one).Sample((set, permission) =>
        Assert.Equal(PermissionRules.Needs(set).Has(permission), RoleRules.Switch(Tutor, set, permission).On), iter: 20_000);

    [Fact]
    public void A_switch_that_may_be_moved_moves() => Gen.Select(sets, one).Sample((set, permission) =>
    {
        var before = RoleRules.Switch(Tutor, set, permission);
        if (before.Locked is not null)
            return;
        var chosen = PermissionSet.Of(permission);
        var after = RoleRules.Switch(Tutor, before.On ? set - chosen : set | chosen, permission);
        Assert.Equal(!before.On, after.On);
    }, iter: 20_000);

    [Fact]
    public void Whoever_has_the_role_can_what_it_gives_but_for_what_was_switched_for_them() =>
        Gen.Select(sets, GrantsTests.Any).Sample((set, grants) =>
        {
            var effective = grants.WithRole(Tutor, set).Effective;
            foreach (var permission in PermissionSet.Everything)
            {
                var given = PermissionRules.Needs(set | grants.Allow).Has(permission);
                Assert.Equal(given && !PermissionRules.Needs(permission).Meets(grants.Deny), effective.Has(permission));
            }
        }, iter: 20_000);
}

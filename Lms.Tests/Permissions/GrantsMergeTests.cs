using CsCheck;
using Lms.Data.Permissions;
using static Lms.Data.Permissions.Permission;

namespace Lms.Tests.Permissions;

/// <summary>Two memberships of one person on one course become one.</summary>
public class GrantsMergeTests
{
    static readonly DateOnly soon = new(2026, 12, 1), later = new(2027, 1, 31);

    static Grants Role(long id, DateOnly? until = null) =>
        Grants.Nothing.WithRole(id, CourseRole.Shipped.Single(r => r.Id == id).Permissions) with { Until = until };

    [Fact]
    public void The_more_permissive_role_is_kept()
    {
        Assert.Equal(1, Merge(Role(1), Role(3)).RoleId);
        Assert.Equal(1, Merge(Role(3), Role(1)).RoleId);
        Assert.Equal(3, Merge(Role(3), Role(3)).RoleId);
    }

    [Fact]
    public void Allowances_and_denials_are_united_and_a_denial_wins()
    {
        var merged = Merge(
            Role(3).SwitchOn(EditCourse).SwitchOn(PostAnnouncements), Role(1).SwitchOff(EditCourse).SwitchOff(ViewGradebook));

        Assert.Equal(PermissionSet.Of(PostAnnouncements), merged.Allow);
        Assert.Equal(PermissionSet.Of(EditCourse, ViewGradebook), merged.Deny);
    }

    [Fact]
    public void Of_two_equal_memberships_the_one_that_lasts_longer_counts()
    {
        Assert.Equal(later, Merge(Role(3, soon), Role(3, later)).Until);
        Assert.Null(Merge(Role(3), Role(3, soon)).Until);
        Assert.Null(Merge(Role(3, soon), Role(3)).Until);
    }

    [Fact]
    public void What_was_given_for_a_short_time_is_not_kept_longer_because_of_something_small_without_an_end()
    {
        Assert.Equal(soon, Merge(Role(1, soon), Role(3)).Until);
        Assert.Equal(soon, Merge(Role(3), Role(1, soon)).Until);
        Assert.Equal(soon, Merge(Role(3, soon), Role(4)).Until);
    }

    [Fact]
    public void The_end_of_a_small_membership_does_not_shorten_a_larger_one() =>
        Assert.Null(Merge(Role(3, soon), Role(1)).Until);

    [Fact]
    public void Two_accounts_never_amount_to_more_than_both_together_on_any_day() =>
        Gen.Select(GrantsTests.Any, GrantsTests.Any, Gen.Int[-1, 3], Gen.Int[-1, 3]).Sample((kept, moved, keptEnd, movedEnd) =>
        {
            (kept, moved) = (kept with { Until = End(keptEnd) }, moved with { Until = End(movedEnd) });
            var merged = Merge(kept, moved);
            for (var day = soon; day <= soon.AddDays(4); day = day.AddDays(1))
                Assert.Equal(0, (On(merged, day) - (On(kept, day) | On(moved, day))).Bits);
        }, iter: 20_000);

    [Fact]
    public void What_has_ended_neither_comes_back_nor_adds_anything()
    {
        var ended = Role(1, soon.AddDays(-1)).SwitchOff(EditCourse);

        Assert.Equal(Role(3), Merge(ended, Role(3)));
        Assert.Equal(Role(3), Merge(Role(3), ended));
        Assert.Equal(ended, Merge(ended, Role(3, soon.AddDays(-2))));
    }

    static Grants Merge(Grants kept, Grants moved) => Grants.Merge(kept, moved, soon);

    static DateOnly? End(int days) => days == 3 ? null : soon.AddDays(days);

    static PermissionSet On(Grants grants, DateOnly day) => grants.EndedOn(day) ? PermissionSet.None : grants.Effective;
}

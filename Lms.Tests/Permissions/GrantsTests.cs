using CsCheck;
using Lms.Data.Permissions;
using static Lms.Data.Permissions.Permission;

namespace Lms.Tests.Permissions;

public class GrantsTests
{
    static readonly Grants grader = Role(3), coTeacher = Role(1);

    static Grants Role(long id) => Grants.Nothing.WithRole(id, CourseRole.Shipped.Single(r => r.Id == id).Permissions);

    static PermissionSet Set(params Permission[] permissions) => PermissionSet.Of(permissions);

    [Fact]
    public void A_grader_also_views_submissions_and_students() =>
        Assert.Equal(Set(GradeSubmissions, ViewSubmissions, ViewStudents), grader.Effective);

    [Fact]
    public void Nothing_gives_nothing() => Assert.Equal(PermissionSet.None, Grants.Nothing.Effective);

    [Fact]
    public void Denying_what_others_need_takes_them_along()
    {
        var denied = coTeacher.SwitchOff(ViewStudents);

        Assert.Equal(Set(ViewStudents), denied.Deny);
        Assert.Equal(Set(EditCourse, PostAnnouncements, ManageMaterials), denied.Effective);
    }

    [Fact]
    public void Switching_on_clears_the_denial_and_stores_nothing_where_the_role_gives_it()
    {
        Assert.Equal(coTeacher, coTeacher.SwitchOff(GradeSubmissions).SwitchOn(GradeSubmissions));
        Assert.Equal(coTeacher, coTeacher.SwitchOff(ViewStudents).SwitchOn(GradeSubmissions));
    }

    [Fact]
    public void Switching_on_what_the_role_lacks_allows_it_and_off_takes_the_allowance_back()
    {
        var on = grader.SwitchOn(PostAnnouncements);

        Assert.Equal(Set(PostAnnouncements), on.Allow);
        Assert.Equal(grader, on.SwitchOff(PostAnnouncements));
    }

    [Fact]
    public void Switching_off_what_is_only_implied_denies_it_and_what_needs_it()
    {
        var off = grader.SwitchOff(ViewSubmissions);

        Assert.Equal(Set(ViewSubmissions), off.Deny);
        Assert.Equal(Set(ViewStudents), off.Effective);
    }

    [Fact]
    public void Deny_wins_over_allow_of_something_that_needs_it()
    {
        var both = Grants.Nothing with { Allow = Set(GradeSubmissions), Deny = Set(ViewStudents) };
        Assert.Equal(PermissionSet.None, both.Effective);
    }

    [Fact]
    public void Back_to_role_forgets_both_directions()
    {
        Assert.Equal(grader, grader.SwitchOn(EditCourse).BackToRole(EditCourse));
        Assert.Equal(grader, grader.SwitchOff(GradeSubmissions).BackToRole(GradeSubmissions));
    }

    [Fact]
    public void Another_role_keeps_what_was_switched()
    {
        var changed = grader.SwitchOn(EditCourse).SwitchOff(ViewStudents).WithRole(1, PermissionSet.All);
        Assert.Equal((1, Set(EditCourse), Set(ViewStudents)), (changed.RoleId, changed.Allow, changed.Deny));
    }

    [Fact]
    public void The_last_day_still_counts()
    {
        var until = grader with { Until = new DateOnly(2026, 11, 25) };

        Assert.False(until.EndedOn(new DateOnly(2026, 11, 25)));
        Assert.True(until.EndedOn(new DateOnly(2026, 11, 26)));
        Assert.False(grader.EndedOn(DateOnly.MaxValue));
    }

    static readonly Gen<PermissionSet> sets = Gen.Int[0, PermissionSet.All.Bits].Select(bits => new PermissionSet(bits));

    internal static readonly Gen<Grants> Any = Gen.Select(Gen.Int[0, 5], sets, sets)
        .Select((role, allow, deny) => Role(CourseRole.Shipped[role].Id) with { Allow = allow - deny, Deny = deny });

    static readonly Gen<Permission> one = Gen.Int[0, 9].Select(p => (Permission)p);

    [Fact]
    public void Switching_on_makes_it_work_and_switching_off_makes_it_not() => Gen.Select(Any, one).Sample((grants, permission) =>
    {
        Assert.True(grants.SwitchOn(permission).Effective.Has(permission));
        Assert.False(grants.SwitchOff(permission).Effective.Has(permission));
    }, iter: 20_000);

    [Fact]
    public void Allowed_and_denied_never_overlap_whatever_is_done() =>
        Gen.Select(Any, Any, Gen.Select(one, Gen.Int[0, 3]).Array[0, 8]).Sample((grants, other, steps) =>
        {
            foreach (var (permission, what) in steps)
            {
                grants = what switch
                {
                    0 => grants.SwitchOn(permission),
                    1 => grants.SwitchOff(permission),
                    2 => grants.BackToRole(permission),
                    _ => Grants.Merge(grants, other, DateOnly.MinValue),
                };
                Assert.False(grants.Allow.Meets(grants.Deny));
            }
        }, iter: 20_000);

    [Fact]
    public void Nothing_works_without_what_it_needs() =>
        Any.Sample(grants => Assert.Equal(PermissionRules.Needs(grants.Effective).Bits, grants.Effective.Bits), iter: 20_000);
}

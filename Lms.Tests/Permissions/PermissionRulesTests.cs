using Lms.Data.Accounts;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using static Lms.Data.Permissions.Permission;

namespace Lms.Tests.Permissions;

public class PermissionRulesTests
{
    internal static readonly DateOnly Today = new(2026, 11, 25);
    static readonly CourseStanding algebra = new(false, "Alan Turing", Today), archived = algebra with { Archived = true };

    internal static readonly Standing Alan = new(1, "Alan Turing", AccountStatus.Active, false, true, null);
    internal static readonly Standing Ada = new(2, "Ada Lovelace", AccountStatus.Active, true, false, null);
    internal static readonly Standing Emmy = Person(3, "Emmy Noether", Role(2).SwitchOn(ManageStaff));
    internal static readonly Standing Grace = Person(4, "Grace Hopper", Role(3));
    static readonly Standing edsger = Person(5, "Edsger Dijkstra", null), coTeacher = Person(6, "Barbara Liskov", Role(1));

    internal static Grants Role(long id) => Grants.Nothing.WithRole(id, CourseRole.Shipped.Single(r => r.Id == id).Permissions);

    internal static Standing Person(long id, string name, Grants? grants) => new(id, name, AccountStatus.Active, false, false, grants);

    static PermissionSet Set(params Permission[] permissions) => PermissionSet.Of(permissions);

    [Theory]
    [InlineData(EditCourse)]
    [InlineData(ManageStaff, ViewStudents)]
    [InlineData(ViewStudents)]
    [InlineData(ManageStudents, ViewStudents)]
    [InlineData(PostAnnouncements)]
    [InlineData(ManageMaterials)]
    [InlineData(ManageAssignments, ViewSubmissions, ViewStudents)]
    [InlineData(ViewSubmissions, ViewStudents)]
    [InlineData(GradeSubmissions, ViewSubmissions, ViewStudents)]
    [InlineData(ViewGradebook, ViewStudents)]
    public void A_permission_needs_everything_it_implies_all_the_way_down(Permission permission, params Permission[] implied) =>
        Assert.Equal(Set(permission) | Set(implied), PermissionRules.Needs(permission));

    [Fact]
    public void Owner_and_administrators_hold_everything()
    {
        Assert.Equal(PermissionSet.All, PermissionRules.Holds(Alan, algebra));
        Assert.Equal(PermissionSet.All, PermissionRules.Holds(Ada, algebra));
    }

    [Fact]
    public void Nobody_else_holds_more_than_they_were_given()
    {
        Assert.Equal(Set(GradeSubmissions, ViewSubmissions, ViewStudents), PermissionRules.Holds(Grace, algebra));
        Assert.Equal(PermissionSet.None, PermissionRules.Holds(edsger, algebra));
    }

    [Fact]
    public void A_suspended_person_holds_nothing_not_even_as_owner_or_administrator()
    {
        foreach (var person in (Standing[])[Alan, Ada, Grace])
            Assert.Equal(PermissionSet.None, PermissionRules.Holds(person with { Status = AccountStatus.Suspended }, algebra));
    }

    [Fact]
    public void After_the_end_date_nothing_is_left()
    {
        Assert.Equal(PermissionSet.None, PermissionRules.Holds(Until(Grace, Today.AddDays(-1)), algebra));
        Assert.Equal(PermissionRules.Holds(Grace, algebra), PermissionRules.Holds(Until(Grace, Today), algebra));
    }

    [Fact]
    public void On_an_archived_course_only_viewing_is_left()
    {
        Assert.Equal(Set(ViewStudents, ViewSubmissions, ViewGradebook), PermissionRules.Holds(Alan, archived));
        Assert.Equal(Set(ViewStudents, ViewSubmissions), PermissionRules.Holds(Grace, archived));
    }

    [Fact]
    public void The_staff_page_is_for_whoever_has_a_part_in_the_course()
    {
        Assert.Null(PermissionRules.MaySeeStaff(Grace, algebra));
        Assert.Null(PermissionRules.MaySeeStaff(Alan, archived));
        Assert.Null(PermissionRules.MaySeeStaff(Grace with { Grants = Grants.Nothing }, algebra));
        Assert.Equal(Why.CourseNotFound, PermissionRules.MaySeeStaff(edsger, algebra)?.Why);
        Assert.Equal(Why.NotOnCourse, PermissionRules.MaySeeStaff(Until(Grace, Today.AddDays(-1)), algebra)?.Why);
        Assert.Equal(Why.ActorSuspended, PermissionRules.MaySeeStaff(Grace with { Status = AccountStatus.Suspended }, algebra)?.Why);
    }

    [Fact]
    public void Changing_the_staff_needs_manage_staff_and_a_course_that_is_taught()
    {
        Assert.Null(PermissionRules.MayManageStaff(Emmy, algebra));
        Assert.Equal(Why.NeedsManageStaff, PermissionRules.MayManageStaff(Grace, algebra)?.Why);
        Assert.Equal(Why.CourseNotFound, PermissionRules.MayManageStaff(edsger, algebra)?.Why);
        Assert.Equal(Why.CourseArchived, PermissionRules.MayManageStaff(Ada, archived)?.Why);
    }

    [Fact]
    public void Whoever_is_on_the_staff_may_leave_but_the_owner()
    {
        Assert.Null(PermissionRules.MayLeave(Grace, algebra));
        Assert.Equal(Why.OwnerLocked, PermissionRules.MayLeave(Alan, algebra)?.Why);
        Assert.Equal(Why.CourseNotFound, PermissionRules.MayLeave(edsger, algebra)?.Why);
        Assert.Equal(Why.ActorSuspended, PermissionRules.MayLeave(Grace with { Status = AccountStatus.Suspended }, algebra)?.Why);
    }

    [Fact]
    public void A_switch_says_where_its_state_comes_from()
    {
        Assert.Equal((SwitchSource.Owner, null), PermissionRules.SourceOf(Alan, EditCourse));
        Assert.Equal((SwitchSource.Administrator, null), PermissionRules.SourceOf(Ada, EditCourse));
        Assert.Equal((SwitchSource.None, null), PermissionRules.SourceOf(edsger, EditCourse));
        Assert.Equal((SwitchSource.None, null), PermissionRules.SourceOf(Grace, EditCourse));
        Assert.Equal((SwitchSource.Role, null), PermissionRules.SourceOf(Grace, GradeSubmissions));
        Assert.Equal((SwitchSource.Implied, GradeSubmissions), PermissionRules.SourceOf(Grace, ViewStudents));
        Assert.Equal((SwitchSource.Allowed, null), PermissionRules.SourceOf(Emmy, ManageStaff));
        var denied = coTeacher with { Grants = Role(1).SwitchOff(ViewSubmissions) };
        Assert.Equal((SwitchSource.Denied, null), PermissionRules.SourceOf(denied, ViewSubmissions));
        Assert.Equal((SwitchSource.Blocked, ViewSubmissions), PermissionRules.SourceOf(denied, GradeSubmissions));
    }

    static Standing Until(Standing person, DateOnly day) => person with { Grants = person.Grants! with { Until = day } };
}

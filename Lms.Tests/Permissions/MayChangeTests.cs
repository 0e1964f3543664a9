using Lms.Data.Accounts;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using static Lms.Data.Permissions.Permission;
using static Lms.Tests.Permissions.PermissionRulesTests;

namespace Lms.Tests.Permissions;

/// <summary>Emmy may manage the staff within what she has herself; she lacks Edit course, Manage students and Manage assignments.</summary>
public class MayChangeTests
{
    static readonly CourseStanding algebra = new(false, "Alan Turing", Today);
    static readonly Standing barbara = Person(6, "Barbara Liskov", Role(1)), edsger = Person(5, "Edsger Dijkstra", null);

    static Problem? Change(Standing actor, Standing person, Grants? after) => PermissionRules.MayChange(actor, person, after, algebra);

    [Fact]
    public void An_assistant_may_give_and_take_what_she_has()
    {
        Assert.Null(Change(Emmy, edsger, Role(3)));
        Assert.Null(Change(Emmy, Grace, null));
        Assert.Null(Change(Emmy, Grace, Role(5)));
        Assert.Null(Change(Emmy, Grace, Grace.Grants! with { Until = Today }));
    }

    [Fact]
    public void She_may_not_give_what_she_lacks()
    {
        Assert.Equal(new Problem(Why.NotHeldByYou, EditCourse).Why, Change(Emmy, edsger, Role(1))?.Why);
        Assert.Equal([EditCourse], Change(Emmy, edsger, Grants.Nothing.SwitchOn(EditCourse))?.Values.Cast<Permission>());
        Assert.Equal([ManageAssignments], Change(Emmy, Grace, Role(4))?.Values.Cast<Permission>());
    }

    [Fact]
    public void She_may_not_dismiss_a_co_teacher_by_any_way()
    {
        Assert.Equal(Why.NotHeldByYou, Change(Emmy, barbara, null)?.Why);
        Assert.Equal(Why.NotHeldByYou, Change(Emmy, barbara, Role(2))?.Why);
        Assert.Equal(Why.NotHeldByYou, Change(Emmy, barbara, Role(1).SwitchOff(EditCourse))?.Why);
        Assert.Equal(Why.NotHeldByYou, Change(Emmy, barbara, Role(1) with { Until = Today.AddDays(-1) })?.Why);
        Assert.Equal(Why.NotHeldByYou, Change(Emmy, barbara, Role(1) with { Until = Today })?.Why);
        Assert.Equal(Why.NotHeldByYou, Change(Emmy, barbara, Role(1) with { Until = Today.AddDays(30) })?.Why);
    }

    [Fact]
    public void She_may_not_take_what_she_lacks_by_denying_what_it_needs()
    {
        Assert.Equal([ManageStudents], Change(Emmy, barbara, Role(1).SwitchOff(ViewStudents))?.Values.Cast<Permission>());
        Assert.Null(Change(Emmy, barbara, Role(1).SwitchOff(GradeSubmissions)));
    }

    [Fact]
    public void She_may_not_bring_back_or_prolong_what_she_lacks()
    {
        var ended = barbara with { Grants = Role(1) with { Until = Today.AddDays(-1) } };
        var ending = barbara with { Grants = Role(1) with { Until = Today } };
        var blocked = barbara with { Grants = Role(1).SwitchOff(ViewStudents) };

        Assert.Equal(Why.NotHeldByYou, Change(Emmy, ended, Role(1))?.Why);
        Assert.Equal(Why.NotHeldByYou, Change(Emmy, ending, Role(1))?.Why);
        Assert.Equal(Why.NotHeldByYou, Change(Emmy, blocked, Role(1))?.Why);
    }

    [Fact]
    public void Nothing_can_be_stored_up_in_a_membership_that_has_ended()
    {
        var ended = Grace with { Grants = Role(3) with { Until = Today.AddDays(-1) } };
        Assert.Equal(Why.NotHeldByYou, Change(Emmy, ended, ended.Grants!.SwitchOn(EditCourse))?.Why);
    }

    [Fact]
    public void Nobody_changes_their_own_permissions()
    {
        Assert.Equal(Why.OwnPermissions, Change(Emmy, Emmy, Role(3))?.Why);
        Assert.Equal(Why.OwnPermissions, Change(Ada, Ada, Role(3))?.Why);
    }

    [Fact]
    public void The_owners_row_is_locked_for_everyone()
    {
        Assert.Equal(Why.OwnerLocked, Change(Emmy, Alan, null)?.Why);
        Assert.Equal(Why.OwnerLocked, Change(Ada, Alan, Role(3))?.Why);
        Assert.Equal(Why.OwnerLocked, Change(Alan, Alan, Role(3))?.Why);
    }

    [Fact]
    public void A_suspended_person_can_only_be_removed()
    {
        var suspended = Grace with { Status = AccountStatus.Suspended };
        Assert.Equal(Why.PersonSuspended, Change(Alan, suspended, Role(1))?.Why);
        Assert.Null(Change(Alan, suspended, null));
        Assert.Equal(Why.NotHeldByYou, Change(Emmy, barbara with { Status = AccountStatus.Suspended }, null)?.Why);
    }

    [Fact]
    public void Who_may_not_manage_staff_changes_nothing()
    {
        Assert.Equal(Why.NeedsManageStaff, Change(Grace, edsger, Role(3))?.Why);
        Assert.Equal(Why.CourseNotFound, Change(edsger, Grace, null)?.Why);
        Assert.Equal(Why.ActorSuspended, Change(Ada with { Status = AccountStatus.Suspended }, Grace, null)?.Why);
        Assert.Equal(Why.CourseArchived, PermissionRules.MayChange(Alan, Grace, null, algebra with { Archived = true })?.Why);
    }

    [Fact]
    public void A_switch_is_locked_for_administrators_and_after_the_end()
    {
        var ended = Grace with { Grants = Role(3) with { Until = Today.AddDays(-1) } };
        Assert.Equal(Why.AdministratorHoldsAll, PermissionRules.MaySwitch(Alan, Ada, EditCourse, true, algebra)?.Why);
        Assert.Equal(Why.MembershipEnded, PermissionRules.MaySwitch(Alan, ended, EditCourse, true, algebra)?.Why);
        Assert.Null(PermissionRules.MaySwitch(Emmy, edsger, GradeSubmissions, true, algebra));
        Assert.Equal(Why.NotHeldByYou, PermissionRules.MaySwitch(Emmy, edsger, EditCourse, true, algebra)?.Why);
    }
}

using Lms.Data.Accounts;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using static Lms.Data.Permissions.Permission;

namespace Lms.Tests.Accounts;

/// <summary>Every kind of reference against every permission: which of them alone moves it.</summary>
public class MovingRulesTests
{
    static readonly CourseStanding course = new(false, "Alan Turing", new(2026, 11, 25));

    static readonly Standing katherine = Person(7, PermissionSet.Of(ViewStudents));

    public static TheoryData<PersonReference, Permission> All =>
        new(from kind in Enum.GetValues<PersonReference>() from held in PermissionSet.Everything select (kind, held));

    [Theory]
    [MemberData(nameof(All))]
    public void Each_kind_is_moved_by_who_holds_this(PersonReference kind, Permission held)
    {
        var may = kind switch
        {
            PersonReference.SignInRequest or PersonReference.Invited or PersonReference.SawAnnouncements => true,
            PersonReference.Staff or PersonReference.Switches => held is ManageStaff,
            PersonReference.Attends => held is ManageStudents,
            PersonReference.Concerned => held is ManageStaff or ManageStudents,
            PersonReference.HandedIn or PersonReference.GotGrades => held is GradeSubmissions,
            _ => false,
        };

        var problem = MovingRules.MayMove([new(kind, 1)], Courses(PermissionSet.Of(held)));

        Assert.True(may == problem is null, $"{problem?.Why}");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Who_holds_it_elsewhere_or_no_longer_moves_nothing(PersonReference kind, Permission held)
    {
        if (MovingRules.Takes(kind) == MovingRight.GoesAlong)
            return;
        Assert.NotNull(MovingRules.MayMove([new(kind, 2)], Courses(PermissionSet.All)));
        Assert.NotNull(MovingRules.MayMove([new(kind, null)], Courses(PermissionSet.All)));
        var ended = Person(1, PermissionSet.Of(held)) with { Grants = Grants.Nothing with { Allow = PermissionSet.All, Until = new(2026, 11, 24) } };
        Assert.NotNull(MovingRules.MayMove([new(kind, 1)], new Dictionary<long, MovingCourse> { [1] = new("Algebra I", course, ended, katherine, null) }));
    }

    [Fact]
    public void A_place_on_the_staff_takes_every_permission_that_moves_with_it()
    {
        foreach (var moved in PermissionSet.Everything)
        {
            var needed = PermissionRules.Needs(moved);
            var whose = Person(7, needed);
            Assert.Null(MayMove(whose, PermissionSet.Of(ManageStaff) | needed));
            if (!PermissionRules.Needs(ManageStaff).Has(moved))
                Assert.Equal(Why.WaitingBeyondYou, MayMove(whose, PermissionRules.Needs(ManageStaff))?.Why);
        }

        static Problem? MayMove(Standing whose, PermissionSet held) => MovingRules.MayMove(
            [new(PersonReference.Staff, 1)], new Dictionary<long, MovingCourse> { [1] = new("Algebra I", course, Person(1, held), whose, null) });
    }

    [Fact]
    public void One_thing_beyond_is_enough_and_what_only_administrators_move_is_said_first()
    {
        Belonging[] all = [new(PersonReference.Attends, 1), new(PersonReference.GotGrades, 1)];
        Assert.Equal(Why.MovingTakes, MovingRules.MayMove(all, Courses(PermissionSet.Of(ManageStudents)))?.Why);
        Assert.Equal(Why.WaitingBeyondYou, MovingRules.MayMove([.. all, new(PersonReference.Did, null)], Courses(PermissionSet.Of(ManageStudents)))?.Why);
        Assert.Null(MovingRules.MayMove(all, Courses(PermissionSet.Of(ManageStudents, GradeSubmissions))));
    }

    static Dictionary<long, MovingCourse> Courses(PermissionSet held) => new() { [1] = new("Algebra I", course, Person(1, held), katherine, null) };

    static Standing Person(long id, PermissionSet held) =>
        new(id, "Somebody", AccountStatus.Active, false, false, Grants.Nothing with { Allow = held });
}

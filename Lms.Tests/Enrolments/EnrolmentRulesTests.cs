using Lms.Data.Accounts;
using Lms.Data.Enrolments;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using static Lms.Data.Permissions.Permission;

namespace Lms.Tests.Enrolments;

public class EnrolmentRulesTests
{
    static readonly DateOnly today = new(2026, 11, 25);
    static readonly CourseStanding course = new(false, "Alan Turing", today), archived = course with { Archived = true };
    static readonly Standing stranger = new(7, "Edsger Dijkstra", AccountStatus.Active, false, false, null);

    static readonly Dictionary<string, Standing> people = new()
    {
        ["stranger"] = stranger,
        ["student"] = stranger with { IsStudent = true },
        ["owner"] = stranger with { IsOwner = true },
        ["administrator"] = stranger with { IsAdministrator = true },
        ["manager"] = With(Allowed(ManageStudents)),
        ["manager until today"] = With(Allowed(ManageStudents) with { Until = today }),
        ["manager until yesterday"] = With(Allowed(ManageStudents) with { Until = today.AddDays(-1) }),
        ["manager without a look"] = With(Allowed(ManageStudents) with { Deny = PermissionSet.Of(ViewStudents) }),
        ["grader"] = With(Allowed(GradeSubmissions)),
        ["staff"] = With(Allowed(EditCourse)),
    };

    [Theory]
    [InlineData("owner", null, null, null)]
    [InlineData("administrator", null, null, null)]
    [InlineData("manager", null, null, null)]
    [InlineData("manager until today", null, null, null)]
    [InlineData("manager until yesterday", Why.NotOnCourse, Why.NotOnCourse, Why.NotOnCourse)]
    [InlineData("manager without a look", Why.NeedsViewStudents, Why.NeedsManageStudents, Why.NeedsViewStudents)]
    [InlineData("grader", null, Why.NeedsManageStudents, null)]
    [InlineData("staff", Why.NeedsViewStudents, Why.NeedsManageStudents, Why.NeedsViewStudents)]
    [InlineData("student", Why.ForStaff, Why.ForStaff, Why.ForStaff)]
    [InlineData("stranger", Why.CourseNotFound, Why.CourseNotFound, Why.CourseNotFound)]
    public void Who_may_see_the_students_and_who_may_change_them(string who, Why? see, Why? manage, Why? seeArchived)
    {
        var person = people[who];

        Assert.Equal(see, EnrolmentRules.MaySeeStudents(person, course)?.Why);
        Assert.Equal(manage, EnrolmentRules.MayManageStudents(person, course)?.Why);
        Assert.Equal(seeArchived, EnrolmentRules.MaySeeStudents(person, archived)?.Why);
    }

    [Fact]
    public void Nobody_changes_the_students_of_an_archived_course()
    {
        foreach (var who in (string[])["owner", "administrator", "manager", "grader"])
            Assert.Equal(Why.CourseArchived, EnrolmentRules.MayManageStudents(people[who], archived)?.Why);
        Assert.Equal(Why.CourseNotFound, EnrolmentRules.MayManageStudents(stranger, archived)?.Why);
    }

    [Fact]
    public void Whoever_is_suspended_can_do_nothing_whatever_they_are()
    {
        foreach (var person in people.Values.Select(person => person with { Status = AccountStatus.Suspended }))
        {
            Assert.Equal(Why.ActorSuspended, EnrolmentRules.MaySeeStudents(person, course)?.Why);
            Assert.Equal(Why.ActorSuspended, EnrolmentRules.MayManageStudents(person, course)?.Why);
            Assert.Equal(Why.ActorSuspended, EnrolmentRules.MayLeave(person)?.Why);
            Assert.Equal(Why.ActorSuspended, EnrolmentRules.MayJoin(person, course, null, "school.example", [])?.Why);
        }
    }

    [Fact]
    public void A_refusal_names_whoever_can_help()
    {
        Assert.Equal("Alan Turing", EnrolmentRules.MaySeeStudents(people["staff"], course)!.Values[0]);
        Assert.Equal("Alan Turing", EnrolmentRules.MayManageStudents(people["grader"], course)!.Values[0]);
        Assert.Equal("Alan Turing", EnrolmentRules.MayJoin(stranger, course, Withdrawn(EnrolmentSource.Staff), "school.example", [])!.Values[0]);
    }

    [Theory]
    [InlineData(AccountStatus.Active, false, false, null)]
    [InlineData(AccountStatus.Pending, false, false, null)]
    [InlineData(AccountStatus.Suspended, false, false, Why.SuspendedStudent)]
    [InlineData(AccountStatus.Active, true, false, Why.OwnerIsNoStudent)]
    [InlineData(AccountStatus.Active, false, true, Why.StaffIsNoStudent)]
    [InlineData(AccountStatus.Pending, false, true, Why.StaffIsNoStudent)]
    [InlineData(AccountStatus.Suspended, true, true, Why.OwnerIsNoStudent)]
    public void Who_can_be_a_student(AccountStatus status, bool owner, bool staff, Why? refused)
    {
        var problem = EnrolmentRules.CanBeStudent("Hedy Lamarr", status, owner, staff);

        Assert.Equal(refused, problem?.Why);
        Assert.Equal(refused is null ? null : "Hedy Lamarr", problem?.Values[0]);
    }

    [Fact]
    public void Only_students_can_leave_and_they_always_can()
    {
        Assert.Null(EnrolmentRules.MayLeave(people["student"]));
        Assert.Null(EnrolmentRules.MayLeave(people["manager"] with { IsStudent = true }));
        Assert.Equal(Why.CourseNotFound, EnrolmentRules.MayLeave(people["stranger"])?.Why);
        foreach (var who in (string[])["owner", "administrator", "manager"])
            Assert.Equal(Why.NotEnrolled, EnrolmentRules.MayLeave(people[who])?.Why);
    }

    [Theory]
    [InlineData("stranger", null)]
    [InlineData("administrator", null)]
    [InlineData("manager until yesterday", null)]
    [InlineData("owner", Why.OwnerIsNoStudent)]
    [InlineData("staff", Why.StaffIsNoStudent)]
    [InlineData("manager until today", Why.StaffIsNoStudent)]
    public void Who_may_join_by_the_link(string who, Why? refused) =>
        Assert.Equal(refused, EnrolmentRules.MayJoin(people[who], course, null, "school.example", ["school.example"])?.Why);

    [Fact]
    public void Joining_is_for_allowed_domains_where_there_are_any()
    {
        Assert.Null(EnrolmentRules.MayJoin(stranger, course, null, "elsewhere.example", []));
        var refused = EnrolmentRules.MayJoin(stranger, course, null, "elsewhere.example", ["school.example", "pupils.example"])!;
        Assert.Equal(Why.DomainMayNotJoin, refused.Why);
        Assert.Equal(["elsewhere.example", "school.example, pupils.example"], refused.Values);
    }

    [Theory]
    [InlineData(EnrolmentSource.Student, null)]
    [InlineData(EnrolmentSource.Staff, Why.WithdrawnByStaff)]
    [InlineData(EnrolmentSource.OneRoster, Why.WithdrawnByStaff)]
    public void Who_left_may_come_back_and_whom_staff_withdrew_may_not(EnrolmentSource source, Why? refused) =>
        Assert.Equal(refused, EnrolmentRules.MayJoin(stranger, course, Withdrawn(source), "school.example", [])?.Why);

    [Fact]
    public void Whoever_is_in_stays_in_whatever_the_link_says_to_others()
    {
        var place = Withdrawn(EnrolmentSource.Staff) with { WithdrawnAt = null };
        Assert.Null(EnrolmentRules.MayJoin(people["student"], archived, place, "elsewhere.example", ["school.example"]));
        Assert.Equal(Why.CourseArchived, EnrolmentRules.MayJoin(stranger, archived, null, "school.example", [])?.Why);
    }

    static EnrolmentState Withdrawn(EnrolmentSource source) => new("7B", "", source, 1, default, default(DateTime));

    static Standing With(Grants grants) => stranger with { Grants = grants };

    static Grants Allowed(Permission permission) => Grants.Nothing with { Allow = PermissionSet.Of(permission) };
}

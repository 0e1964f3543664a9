using Lms.Data.Accounts;
using Lms.Data.Enrolments;
using Lms.Data.Enrolments.OneRoster;
using Lms.Data.Shared;
using Lms.Tests.Support;

namespace Lms.Tests.Enrolments.OneRoster;

/// <summary>Who gets which place, and who loses it. Algebra is course 5 of account 2, Ann is account 8.</summary>
public class OneRosterPlacesTests
{
    const long Algebra = 5, Tess = 2, Ann = 8;

    [Theory]
    [InlineData("teacher", 1)]
    [InlineData("Administrator", 5)]
    [InlineData("proctor", 5)]
    [InlineData("aide", 5)]
    public async Task Teachers_become_co_teachers_and_others_on_the_staff_observers(string role, long expected) =>
        Assert.Equal(expected, Assert.Single((await World().PlanAsync(School().Enrol("alg", "ann", role))).Roles).RoleId);

    [Fact]
    public async Task Whoever_is_student_and_teacher_in_one_class_is_its_teacher()
    {
        var plan = await World().Enrolled(Algebra, Ann).PlanAsync(School().Enrol("alg", "ann").Enrol("alg", "ann", "aide").Enrol("alg", "ann", "teacher").Enrol("alg", "ann"));

        Assert.Equal(1, Assert.Single(plan.Roles).RoleId);
        Assert.Empty(plan.Enrolments);
        Assert.Equal(new(Algebra, Ann), Assert.Single(plan.Withdrawals).Place);
    }

    [Fact]
    public async Task Several_lines_of_one_person_in_one_class_are_one_enrolment() =>
        Assert.Single((await World().PlanAsync(School().Enrol("alg", "ann").Enrol("alg", "ann"))).Enrolments);

    [Fact]
    public async Task The_owner_needs_no_role()
    {
        var plan = await World().PlanAsync(School());

        Assert.True(plan.Totals.ChangesNothing);
        Assert.Empty(plan.Problems);
    }

    [Fact]
    public async Task The_owner_cannot_be_a_student() => Same(
        await World().PlanAsync(new SmallSchool().Class("alg").User("tess", "Tess", "T").Enrol("alg", "tess")), Why.OwnerIsNoStudent);

    [Fact]
    public async Task Somebody_put_on_the_staff_by_hand_cannot_be_a_student() =>
        Same(await World().Staff(Algebra, Ann, fromOneRoster: false).PlanAsync(School().Enrol("alg", "ann")), Why.StaffIsNoStudent);

    [Fact]
    public async Task Somebody_whose_time_on_the_staff_is_over_can() =>
        Assert.Single((await World().Staff(Algebra, Ann, fromOneRoster: false, counts: false).PlanAsync(School().Enrol("alg", "ann"))).Enrolments);

    [Fact]
    public async Task A_teacher_by_an_earlier_file_who_is_a_student_now_changes_over()
    {
        var plan = await World().Staff(Algebra, Ann).PlanAsync(School().Enrol("alg", "ann"));

        Assert.Equal(new(Algebra, Ann), Assert.Single(plan.Removals));
        Assert.Single(plan.Enrolments);
    }

    [Fact]
    public async Task A_place_on_the_staff_stays_as_it_is_whoever_gave_it()
    {
        foreach (var fromOneRoster in (bool[])[true, false])
            Assert.True((await World().Staff(Algebra, Ann, fromOneRoster, counts: false).PlanAsync(School().Enrol("alg", "ann", "teacher"))).Totals.ChangesNothing);
    }

    [Fact]
    public async Task Somebody_suspended_gets_no_place_and_is_told_once()
    {
        var world = new SmallWorld().Course(Algebra, "alg").Account(Ann, "ann", "ann@school.example", "Ann", AccountStatus.Suspended);

        var plan = await world.PlanAsync(new SmallSchool().Class("alg").Class("geo").Class("phy").User("ann", "Ann", "Lee")
            .Enrol("alg", "ann").Enrol("geo", "ann", "teacher").Enrol("phy", "ann"));

        Assert.Equal((0, 0, 0), (plan.Enrolments.Count, plan.Roles.Count, plan.People.Count));
        Same(plan, Why.SuspendedStudent);
    }

    [Fact]
    public async Task Somebody_suspended_keeps_the_place_they_have() => Assert.True((await new SmallWorld().Course(Algebra, "alg", owner: 1)
        .Account(Ann, "ann", "ann@school.example", "Ann", AccountStatus.Suspended).Enrolled(Algebra, Ann)
        .PlanAsync(new SmallSchool().Class("alg").User("ann", "Ann", "Lee").Enrol("alg", "ann"))).Totals.ChangesNothing);

    [Theory]
    [InlineData(EnrolmentSource.Staff)]
    [InlineData(EnrolmentSource.Student)]
    public async Task Whom_somebody_withdrew_here_and_who_left_stay_away(EnrolmentSource by)
    {
        var plan = await World().Enrolled(Algebra, Ann, by, withdrawn: true).PlanAsync(School().Enrol("alg", "ann"));

        Assert.True(plan.Totals.ChangesNothing);
        Assert.Equal((1, 0), (plan.Totals.StayWithdrawn, plan.Problems.Count));
    }

    [Fact]
    public async Task Whom_an_earlier_file_withdrew_comes_back() =>
        Assert.NotNull(Assert.Single((await World().Enrolled(Algebra, Ann, withdrawn: true).PlanAsync(School().Enrol("alg", "ann"))).Enrolments).Before);

    [Theory]
    [InlineData(EnrolmentSource.Staff)]
    [InlineData(EnrolmentSource.Student)]
    public async Task Whom_somebody_enrolled_here_is_left_alone_in_the_file_or_not(EnrolmentSource by)
    {
        Assert.True((await World().Enrolled(Algebra, Ann, by).PlanAsync(School().Enrol("alg", "ann"))).Totals.ChangesNothing);
        Assert.True((await World().Enrolled(Algebra, Ann, by).PlanAsync(School())).Totals.ChangesNothing);
    }

    [Fact]
    public async Task What_an_earlier_file_gave_and_this_one_no_longer_holds_is_taken_back()
    {
        var gone = new Dictionary<string, SmallSchool>
        {
            ["enrolment missing"] = School(),
            ["enrolment deleted"] = School().Enrol("alg", "ann", status: "tobedeleted"),
            ["enrolment over"] = School().Enrol("alg", "ann", ends: "2026-06-30"),
            ["user not to be let in"] = Tutor(new SmallSchool().Class("alg")).User("ann", "Ann", "Lee", enabled: "FALSE").Enrol("alg", "ann"),
            ["user deleted"] = Tutor(new SmallSchool().Class("alg")).User("ann", "Ann", "Lee", status: "toBeDeleted").Enrol("alg", "ann"),
            ["class deleted"] = School("tobedeleted").Enrol("alg", "ann"),
            ["class missing"] = Tutor(new SmallSchool()).User("ann", "Ann", "Lee").Enrol("alg", "ann"),
        };
        foreach (var (why, school) in gone)
        {
            var plan = await World().Enrolled(Algebra, Ann).Staff(Algebra, 30).Staff(Algebra, 31, fromOneRoster: false).PlanAsync(school);
            Assert.True(plan.Withdrawals is [{ Place: { CourseId: Algebra, AccountId: Ann } }], why);
            Assert.True(plan.Removals is [{ CourseId: Algebra, AccountId: 30 }], why);
        }
    }

    [Fact]
    public async Task A_class_that_is_not_there_is_told_once() => Assert.Equal(
        [new("enrollments.csv", 2, "geo-ann-student", Why.OneRosterClassMissing)],
        (await new SmallWorld().PlanAsync(new SmallSchool().User("ann", "Ann", "Lee").User("bob", "Bob", "Lee").Enrol("geo", "ann").Enrol("geo", "bob")))
            .Problems.Select(OneRosterProblemLine.Of));

    [Theory]
    [InlineData(20, 20, false)]
    [InlineData(21, 84, false)]
    [InlineData(21, 83, true)]
    [InlineData(500, 500, true)]
    public async Task More_than_twenty_and_more_than_a_quarter_are_too_many_to_withdraw_unasked(int withdrawn, int present, bool tooMany)
    {
        var (world, school) = (World(), School());
        for (var i = 0; i < present; i++)
        {
            world.Account(100 + i, $"s{i}", $"s{i}@school.example", "S").Enrolled(Algebra, 100 + i);
            if (i >= withdrawn)
                school.User($"s{i}", "S", "").Enrol("alg", $"s{i}");
        }

        var plan = await world.PlanAsync(school);

        Assert.Equal((withdrawn, present), (plan.Totals.Withdrawn, plan.Totals.Present));
        Assert.Equal(tooMany ? [withdrawn, present] : null, plan.TooManyWithdrawals?.Values);
    }

    static SmallWorld World() => new SmallWorld().Course(Algebra, "alg", owner: Tess)
        .Account(Tess, "tess", "tess@school.example", "Tess", AccountStatus.Active).Account(Ann, "ann", "ann@school.example", "Ann", AccountStatus.Active);

    static SmallSchool School(string status = "") => Tutor(new SmallSchool().Class("alg", status: status)).User("ann", "Ann", "Lee");

    static SmallSchool Tutor(SmallSchool school) => school.User("tess", "Tess", "T").Enrol("alg", "tess", "teacher", "true");

    static void Same(OneRosterPlan plan, Why why) => Assert.Equal(why, Assert.Single(plan.Problems).Problem.Why);
}

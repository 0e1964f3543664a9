using Lms.Data.Enrolments;
using Lms.Data.Shared;
using Lms.Tests.Support;
using static Lms.Tests.Support.Cast;
using static Lms.Tests.Support.Classroom;

namespace Lms.Tests.Enrolments;

/// <summary>Changes to take back that nobody ever made: they do no more than their maker could do anyway, and never fail with an exception.</summary>
public class ForgedUndoTests
{
    [Fact]
    public async Task A_made_up_place_says_who_made_it_up()
    {
        await using var school = await GatherAsync();
        var manager = await school.ManagerAsync();
        var invented = new EnrolmentState("7B", "", EnrolmentSource.Staff, school.Ada.AccountId, Now, null);

        _ = (await school.Enrolments.UndoAsync(manager, Change(school, Step(school.Edsger.AccountId, invented)))).Value;

        Assert.Equal(invented with { ById = manager.AccountId }, await school.PlaceAsync(school.Edsger.AccountId));
    }

    [Fact]
    public async Task A_made_up_past_of_somebody_enrolled_changes_section_and_number_at_most()
    {
        await using var school = await GatherAsync();
        var manager = await school.ManagerAsync();
        var ids = await school.EnrolAsync("hedy@school.example");
        var place = (await school.PlaceAsync(ids[0]))!;
        var invented = new EnrolmentState($"7B\r\n{new('x', 500)}", " 4711\0", EnrolmentSource.Student, 999_999, Now.AddYears(-1), null);

        _ = (await school.Enrolments.UndoAsync(manager, Change(school, Step(ids[0], invented, place)))).Value;

        var after = (await school.PlaceAsync(ids[0]))!;
        Assert.Equal(place with { Section = after.Section, StudentNumber = "4711" }, after);
        Assert.Equal($"7B {new string('x', EnrolmentRules.SectionLength - 3)}", after.Section);
    }

    [Fact]
    public async Task Nobody_is_made_a_student_who_can_be_none()
    {
        await using var school = await GatherAsync();
        var manager = await school.ManagerAsync();
        var invented = new EnrolmentState("", "", EnrolmentSource.Staff, manager.AccountId, Now, null);
        var before = await school.Database.DumpAsync();

        foreach (var (person, why) in (IEnumerable<(long, Why)>)
            [(school.Grace.AccountId, Why.StaffIsNoStudent), (school.Alan.AccountId, Why.OwnerIsNoStudent), (999_999, Why.PersonNotFound)])
        {
            Assert.Equal(why, (await school.Enrolments.UndoAsync(manager, Change(school, Step(person, invented)))).Problem?.Why);
            Assert.Equal(why, (await school.Enrolments.UndoAsync(manager, Change(school,
                Step(school.Edsger.AccountId, invented), Step(person, invented)))).Problem?.Why);
        }

        Assert.Equal(before, await school.Database.DumpAsync());
    }

    [Fact]
    public async Task Steps_that_say_nothing_or_come_twice_are_nothing_or_once()
    {
        await using var school = await GatherAsync();
        var invented = new EnrolmentState("7B", "", EnrolmentSource.Staff, school.Alan.AccountId, Now, null);
        var before = await school.Database.DumpAsync();

        Assert.Empty((await school.Enrolments.UndoAsync(school.Alan, Change(school, Step(999_999, null), Step(school.Edsger.AccountId, null)))).Value.Steps);
        Assert.Equal(before, await school.Database.DumpAsync());
        var twice = Step(school.Edsger.AccountId, invented);
        Assert.Single((await school.Enrolments.UndoAsync(school.Alan, Change(school, twice, twice, twice with { Before = invented with { Section = "8A" } }))).Value.Steps);
        Assert.Equal(Why.CourseNotFound, (await school.Enrolments.UndoAsync(school.Ada, new(999, [twice]))).Problem?.Why);
    }

    static EnrolmentStep Step(long person, EnrolmentState? before, EnrolmentState? after = null) => new(person, "", before, after);

    static EnrolmentChange Change(Cast school, params EnrolmentStep[] steps) => new(school.Algebra, steps);
}

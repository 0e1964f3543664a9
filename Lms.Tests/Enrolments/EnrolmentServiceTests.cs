using Lms.Data.Audit;
using Lms.Data.Enrolments;
using Lms.Data.Shared;
using Lms.Tests.Support;
using static Lms.Tests.Support.Cast;
using static Lms.Tests.Support.Classroom;

namespace Lms.Tests.Enrolments;

public class EnrolmentServiceTests
{
    [Fact]
    public async Task Who_is_withdrawn_keeps_the_row_with_section_and_number()
    {
        await using var school = await GatherAsync();
        var edsger = school.Edsger.AccountId;
        _ = await school.EnrolRowsAsync(Row("edsger@school.example", "", "7B", "4711"));
        var manager = await school.ManagerAsync();
        school.Database.Time.Advance(TimeSpan.FromHours(1));

        var change = (await school.Enrolments.WithdrawAsync(manager, school.Algebra, [edsger])).Value;

        var withdrawn = new EnrolmentState("7B", "4711", EnrolmentSource.Staff, manager.AccountId, Now.AddHours(1), Now.AddHours(1));
        Assert.Equal(withdrawn, await school.PlaceAsync(edsger));
        var step = Assert.Single(change.Steps);
        Assert.Equal((edsger, "Edsger Dijkstra", true, withdrawn), (step.AccountId, step.Name, step.Before!.IsEnrolled, step.After));
    }

    [Fact]
    public async Task Several_are_withdrawn_at_once_and_nobody_else()
    {
        await using var school = await GatherAsync();
        var ids = await school.EnrolAsync("hedy@school.example", "mary@school.example", "annie@school.example");

        var change = (await school.Enrolments.WithdrawAsync(school.Alan, school.Algebra, [ids[0], ids[2], ids[0], school.Grace.AccountId, 999_999])).Value;

        Assert.Equal([ids[0], ids[2]], change.Steps.Select(step => step.AccountId).Order());
        Assert.Equal(["mary@school.example"], (await school.RosterAsync()).Students.Rows.Select(row => row.Address));
    }

    [Fact]
    public async Task Withdrawing_twice_is_once_and_a_day_later_too()
    {
        await using var school = await GatherAsync();
        var ids = await school.EnrolAsync("hedy@school.example");
        _ = (await school.Enrolments.WithdrawAsync(school.Alan, school.Algebra, ids)).Value;
        var before = await school.Database.DumpAsync();
        school.Database.Time.Advance(TimeSpan.FromDays(1));

        Assert.Empty((await school.Enrolments.WithdrawAsync(school.Ada, school.Algebra, ids)).Value.Steps);
        Assert.Empty((await school.Enrolments.SetSectionAsync(school.Ada, school.Algebra, ids, "7B")).Value.Steps);
        Assert.Empty((await school.Enrolments.WithdrawAsync(school.Ada, school.Algebra, [])).Value.Steps);
        Assert.Equal(before, await school.Database.DumpAsync());
    }

    [Fact]
    public async Task A_section_is_given_cleaned_and_taken_and_nothing_else_changes()
    {
        await using var school = await GatherAsync();
        var ids = await school.EnrolAsync("hedy@school.example", "mary@school.example");
        var place = (await school.PlaceAsync(ids[0]))!;
        school.Database.Time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(2, (await school.Enrolments.SetSectionAsync(school.Ada, school.Algebra, ids, "  Blue\r\n group ")).Value.Steps.Count);
        Assert.Equal(place with { Section = "Blue group" }, await school.PlaceAsync(ids[0]));
        Assert.Empty((await school.Enrolments.SetSectionAsync(school.Ada, school.Algebra, ids, "Blue group")).Value.Steps);
        Assert.Single((await school.Enrolments.SetSectionAsync(school.Ada, school.Algebra, [ids[0]], "")).Value.Steps);
        Assert.Equal(place, await school.PlaceAsync(ids[0]));
    }

    [Fact]
    public async Task A_section_has_its_greatest_length()
    {
        await using var school = await GatherAsync();
        var ids = await school.EnrolAsync("hedy@school.example");

        Assert.True((await school.Enrolments.SetSectionAsync(school.Alan, school.Algebra, ids, new('x', EnrolmentRules.SectionLength))).Succeeded);
        var refused = (await school.Enrolments.SetSectionAsync(school.Alan, school.Algebra, ids, new('x', EnrolmentRules.SectionLength + 1))).Problem!;
        Assert.Equal((Why.TooLong, EnrolmentRules.SectionLength), (refused.Why, refused.Values[0]));
    }

    [Fact]
    public async Task On_an_archived_course_nothing_changes_but_whoever_wants_to_leave_can()
    {
        await using var school = await GatherAsync();
        var ids = await school.EnrolAsync("edsger@school.example");
        await school.ArchiveAsync(school.Algebra);

        Assert.Equal(Why.CourseArchived, (await school.Enrolments.WithdrawAsync(school.Ada, school.Algebra, ids)).Problem?.Why);
        Assert.Equal(Why.CourseArchived, (await school.Enrolments.SetSectionAsync(school.Alan, school.Algebra, ids, "7B")).Problem?.Why);
        Assert.True((await school.Enrolments.LeaveAsync(school.Edsger, school.Algebra)).Succeeded);
    }

    [Fact]
    public async Task Who_leaves_has_left_by_themselves_and_can_be_enrolled_again()
    {
        await using var school = await GatherAsync();
        var edsger = school.Edsger.AccountId;
        _ = await school.EnrolRowsAsync(Row("edsger@school.example", "", "7B"));

        Assert.True((await school.Enrolments.LeaveAsync(school.Edsger, school.Algebra)).Succeeded);

        Assert.Equal(new EnrolmentState("7B", "", EnrolmentSource.Student, edsger, Now, Now), await school.PlaceAsync(edsger));
        Assert.Empty((await school.RosterAsync()).Students.Rows);
        Assert.Equal(Why.NotEnrolled, (await school.Enrolments.LeaveAsync(school.Edsger, school.Algebra)).Problem?.Why);
        _ = await school.EnrolAsync("edsger@school.example");
        Assert.Equal(new EnrolmentState("7B", "", EnrolmentSource.Staff, school.Alan.AccountId, Now, null), await school.PlaceAsync(edsger));
        Assert.True((await school.Enrolments.LeaveAsync(school.Edsger, school.Algebra)).Succeeded);
    }

    [Fact]
    public async Task Every_change_says_who_did_what_to_whom_and_what_it_was_before()
    {
        await using var school = await GatherAsync();
        var edsger = school.Edsger.AccountId;
        _ = await school.EnrolAsync("edsger@school.example");
        var before = (await school.AuditAsync()).Count;

        _ = (await school.Enrolments.SetSectionAsync(school.Ada, school.Algebra, [edsger], "7B")).Value;
        _ = (await school.Enrolments.UndoAsync(school.Alan, (await school.Enrolments.WithdrawAsync(school.Ada, school.Algebra, [edsger])).Value)).Value;
        _ = (await school.Enrolments.LeaveAsync(school.Edsger, school.Algebra)).Value;

        var entries = (await school.AuditAsync()).Skip(before).ToList();
        Assert.All(entries, entry => Assert.Equal((edsger, school.Algebra), (entry.PersonId, entry.CourseId)));
        var (came, left) = (new PlaceState(EnrolmentSource.Staff, At: Now), new PlaceState(EnrolmentSource.Student, "7B", At: Now, WithdrawnAt: Now));
        var there = came with { Section = "7B" };
        Assert.Equal(
        [
            (AuditAction.EnrolmentChanged, school.Ada.AccountId, came, there),
            (AuditAction.Withdrawn, school.Ada.AccountId, there, there with { WithdrawnAt = Now }),
            (AuditAction.EnrolmentUndone, school.Alan.AccountId, there with { WithdrawnAt = Now }, there),
            (AuditAction.CourseLeft, edsger, there, left),
        ], entries.Select(entry => (entry.Action, entry.ActorId, PlaceState.Read(entry.Before)!, PlaceState.Read(entry.After)!)));
    }
}

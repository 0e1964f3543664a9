using Lms.Data.Accounts;
using Lms.Data.Enrolments;
using Lms.Data.Shared;
using Lms.Tests.Support;
using static Lms.Tests.Support.Cast;
using static Lms.Tests.Support.Classroom;

namespace Lms.Tests.Enrolments;

public class EnrolmentUndoTests
{
    [Fact]
    public async Task Every_change_is_taken_back_as_a_whole_and_can_be_done_again()
    {
        await using var school = await GatherAsync();
        _ = await school.EnrolRowsAsync(Row("hedy@school.example", "", "7B", "1"), Row("mary@school.example", "", "7C"), Row("annie@school.example"));
        var ids = (await school.RosterAsync()).Students.Rows.Select(row => row.AccountId).ToList();
        _ = (await school.Enrolments.WithdrawAsync(school.Alan, school.Algebra, [ids[0]])).Value;
        school.Database.Time.Advance(TimeSpan.FromHours(1));
        var before = await PlacesAsync(school, ids);

        foreach (var change in (Func<Task<EnrolmentChange>>[])
        [
            async () => (await school.Enrolments.WithdrawAsync(school.Alan, school.Algebra, ids)).Value,
            async () => (await school.Enrolments.SetSectionAsync(school.Alan, school.Algebra, ids, "8A")).Value,
            async () => (await school.EnrolRowsAsync(Row("annie@school.example"), Row("mary@school.example", "", "8B"), Row("joan@school.example"))).Change,
        ])
        {
            var done = await change();
            var after = await PlacesAsync(school, ids);
            Assert.NotEqual(before, after);

            var undone = (await school.Enrolments.UndoAsync(school.Alan, done)).Value;

            Assert.Equal(before, await PlacesAsync(school, ids));
            Assert.Equal(done.Steps.Count, undone.Steps.Count);
            _ = (await school.Enrolments.UndoAsync(school.Alan, undone)).Value;
            Assert.Equal(after, await PlacesAsync(school, ids));
            _ = (await school.Enrolments.UndoAsync(school.Alan, done)).Value;
        }

        Assert.Null(await school.PlaceAsync((await school.AccountAsync("joan@school.example"))!.Id));
    }

    [Fact]
    public async Task Who_takes_back_a_withdrawal_answers_for_it_and_the_day_of_enrolling_stays()
    {
        await using var school = await GatherAsync();
        var ids = await school.EnrolAsync("hedy@school.example");
        school.Database.Time.Advance(TimeSpan.FromDays(30));
        var withdrawn = (await school.Enrolments.WithdrawAsync(school.Alan, school.Algebra, ids)).Value;

        _ = (await school.Enrolments.UndoAsync(school.Ada, withdrawn)).Value;

        var student = Assert.Single((await school.RosterAsync()).Students.Rows);
        Assert.Equal((Now, "Ada Lovelace"), (student.At, student.ByName));
    }

    [Fact]
    public async Task Nothing_is_taken_back_when_somebody_changed_the_same_since_nor_twice()
    {
        await using var school = await GatherAsync();
        var ids = await school.EnrolAsync("Hedy Lamarr <hedy@school.example>", "mary@school.example");
        var section = (await school.Enrolments.SetSectionAsync(school.Alan, school.Algebra, ids, "7B")).Value;
        _ = (await school.Enrolments.SetSectionAsync(school.Ada, school.Algebra, [ids[0]], "7C")).Value;
        var before = await school.Database.DumpAsync();

        var refused = (await school.Enrolments.UndoAsync(school.Alan, section)).Problem!;

        Assert.Equal((Why.ChangedSince, "Hedy Lamarr"), (refused.Why, refused.Values[0]));
        Assert.Equal(before, await school.Database.DumpAsync());
        var withdrawn = (await school.Enrolments.WithdrawAsync(school.Alan, school.Algebra, ids)).Value;
        _ = (await school.Enrolments.UndoAsync(school.Alan, withdrawn)).Value;
        Assert.Equal(Why.ChangedSince, (await school.Enrolments.UndoAsync(school.Alan, withdrawn)).Problem?.Why);
    }

    [Fact]
    public Task Who_became_staff_meanwhile_does_not_come_back_as_a_student() => RefusedAsync(Why.StaffIsNoStudent, async school =>
        _ = (await school.Permissions.GiveRoleAsync(school.Alan, school.Algebra, [PersonRef.To(school.Edsger.AccountId)], Grader)).Value);

    [Fact]
    public Task Nor_does_who_owns_the_course_now() => RefusedAsync(Why.OwnerIsNoStudent, school => school.HandOverAsync(school.Edsger));

    [Fact]
    public Task Nor_does_who_was_suspended() => RefusedAsync(Why.SuspendedStudent, school => school.SuspendAsync(school.Edsger));

    [Fact]
    public async Task Whose_section_changed_can_be_put_back_whatever_they_became()
    {
        await using var school = await GatherAsync();
        var ids = await school.EnrolAsync("edsger@school.example");
        var change = (await school.Enrolments.SetSectionAsync(school.Alan, school.Algebra, ids, "7B")).Value;
        await school.SuspendAsync(school.Edsger);

        Assert.True((await school.Enrolments.UndoAsync(school.Alan, change)).Succeeded);
    }

    [Fact]
    public async Task Taking_back_needs_the_same_right_as_doing()
    {
        await using var school = await GatherAsync();
        var ids = await school.EnrolAsync("edsger@school.example");
        var change = (await school.Enrolments.WithdrawAsync(school.Alan, school.Algebra, ids)).Value;
        var before = await school.Database.DumpAsync();

        Assert.Equal(Why.NeedsManageStudents, (await school.Enrolments.UndoAsync(school.Grace, change)).Problem?.Why);
        Assert.Equal(Why.NotOnCourse, (await school.Enrolments.UndoAsync(school.Edsger, change)).Problem?.Why); // they were withdrawn
        Assert.Equal(before, await school.Database.DumpAsync());
        await school.ArchiveAsync(school.Algebra);
        Assert.Equal(Why.CourseArchived, (await school.Enrolments.UndoAsync(school.Alan, change)).Problem?.Why);
    }

    static async Task RefusedAsync(Why why, Func<Cast, Task> meanwhile)
    {
        await using var school = await GatherAsync();
        var ids = await school.EnrolAsync("hedy@school.example", "edsger@school.example");
        var withdrawn = (await school.Enrolments.WithdrawAsync(school.Alan, school.Algebra, ids)).Value;
        await meanwhile(school);
        var before = await school.Database.DumpAsync();

        var refused = (await school.Enrolments.UndoAsync(school.Ada, withdrawn)).Problem!;

        Assert.Equal((why, "Edsger Dijkstra"), (refused.Why, refused.Values[0]));
        Assert.Equal(before, await school.Database.DumpAsync());
    }

    static async Task<EnrolmentState?[]> PlacesAsync(Cast school, List<long> ids)
    {
        var places = new List<EnrolmentState?>();
        foreach (var id in ids)
            places.Add(await school.PlaceAsync(id));
        return [.. places];
    }
}

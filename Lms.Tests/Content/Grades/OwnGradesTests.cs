using Lms.Data.Content.Assignments;
using Lms.Data.Content.Grades;
using Lms.Data.Shared;
using Lms.Tests.Support;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Content.Grades;

public class OwnGradesTests
{
    [Fact]
    public async Task A_student_sees_what_was_released_with_its_feedback_and_nothing_of_the_rest()
    {
        await using var school = await GatherAsync();
        var ids = await school.EnrolAsync("edsger@school.example", "mary@school.example");
        var (essay, test) = (await school.SetAsync("Essay", 1), await school.SetAsync("Test", 2));
        _ = await school.SetAsync("Not ready", 3, AssignmentState.Draft);
        await school.GradeAsync(essay, ids[0], 9, feedback: "Well argued");
        await school.GradeAsync(test, ids[0], 2, released: false, feedback: "Hm");
        await school.GradeAsync(test, ids[1], 5);

        var own = (await OwnAsync(school, school.Edsger)).Value;

        Assert.Equal([("Essay", CellState.Released, 9m, "Well argued", "Grace Hopper"), ("Test", CellState.Nothing, null, "", null)],
            own.Grades.Select(g => (g.Title, g.Cell.State, g.Cell.Points, g.Feedback, g.GraderName)));
        Assert.Equal((0.9m, false), (own.Share, own.Former));
    }

    [Fact]
    public async Task Who_was_withdrawn_keeps_reading_what_they_got_and_sees_nothing_newer()
    {
        await using var school = await GatherAsync();
        var ids = await school.EnrolAsync("edsger@school.example");
        await school.GradeAsync(await school.SetAsync("Essay"), ids[0], 9);
        _ = (await school.Enrolments.WithdrawAsync(school.Alan, school.Algebra, ids)).Value;
        _ = await school.SetAsync("Something newer");
        await school.ArchiveAsync(school.Algebra);

        var own = (await OwnAsync(school, school.Edsger)).Value;

        Assert.Equal(["Algebra I"], (await school.Database.Get<OwnGradeQueries>().EarlierAsync(school.Edsger)).Value.Select(c => c.Title));
        Assert.Equal(("Algebra I", true), (own.CourseTitle, own.Former));
        Assert.Equal(["Essay"], own.Grades.Select(g => g.Title));
    }

    [Fact]
    public async Task A_grade_that_was_taken_back_is_none_to_students_and_to_those_who_were()
    {
        await using var school = await GatherAsync();
        var ids = await school.EnrolAsync("edsger@school.example");
        await school.GradeAsync(await school.SetAsync("Essay"), ids[0], null);

        Assert.Equal((CellState.Nothing, null), (await OwnAsync(school, school.Edsger)).Value.Grades.Select(g => (g.Cell.State, g.GraderName)).Single());
        _ = (await school.Enrolments.WithdrawAsync(school.Alan, school.Algebra, ids)).Value;
        Assert.Empty((await school.Database.Get<OwnGradeQueries>().EarlierAsync(school.Edsger)).Value);
    }

    [Fact]
    public async Task When_two_accounts_become_one_a_grade_wins_over_one_that_was_taken_back()
    {
        await using var school = await GatherAsync();
        var ids = await school.EnrolAsync("edsger@school.example", "mary@school.example");
        var essay = await school.SetAsync("Essay");
        await school.GradeAsync(essay, ids[0], 7, released: false);
        await school.GradeAsync(essay, ids[1], null);

        _ = (await school.Accounts.MergeAsync(school.Ada, ids[1], ids[0], keepAddress: true, consent: true)).Value;

        Assert.Equal(7, (await school.OpenAsync(school.Alan, essay, ids[0])).Grade.Points);
    }

    [Fact]
    public async Task What_is_not_released_is_in_neither_what_the_student_takes_away_nor_the_history_for_who_may_not_see_grades()
    {
        await using var school = await GatherAsync();
        var ids = await school.EnrolAsync("edsger@school.example");
        var essay = await school.SetAsync("Essay");
        _ = (await school.Grades().SaveAsync(school.Grace, school.Algebra, essay, ids[0], 7.25m, "", 0)).Value;
        var manager = await school.StaffAsync("manager@school.example", Custom, Data.Permissions.Permission.ManageStaff);

        var rows = Data.Accounts.PersonDataParts.All[Data.Accounts.PersonReference.Concerned];
        await using var db = school.Database.Open();
        await foreach (var row in rows.Rows(db, ids[0]))
            Assert.DoesNotContain("7.25", System.Text.Json.JsonSerializer.Serialize(row), StringComparison.Ordinal);
        foreach (var (actor, shown) in (IEnumerable<(Actor, bool)>)[(manager, false), (school.Alan, true)])
        {
            var lines = (await school.Database.Get<Data.Audit.AuditQueries>().HistoryAsync(actor, school.Algebra, Data.Audit.AuditFilter.All)).Value.Lines;
            Assert.Equal(shown, lines.Any(line => line.After?.Contains("7.25", StringComparison.Ordinal) == true));
        }
    }

    [Fact]
    public async Task Nobody_else_has_grades_there()
    {
        await using var school = await GatherAsync();
        Assert.Equal(Why.CourseNotFound, (await OwnAsync(school, school.Edsger)).Problem?.Why);
        Assert.Equal(Why.NotEnrolled, (await OwnAsync(school, school.Alan)).Problem?.Why);
        Assert.Equal(Why.ActorSuspended, (await OwnAsync(school, Nobody)).Problem?.Why);
        Assert.Equal(Why.CourseNotFound, (await school.Database.Get<OwnGradeQueries>().OwnAsync(school.Edsger, 4711)).Problem?.Why);
    }

    static Task<Result<OwnGrades>> OwnAsync(Cast school, Actor actor) => school.Database.Get<OwnGradeQueries>().OwnAsync(actor, school.Algebra);
}

using Lms.Data.Content.Assignments;
using Lms.Data.Content.Submissions;
using Lms.Data.Courses;
using Lms.Data.Shared;
using Lms.Tests.Support;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Content.Submissions;

/// <summary>What waits for a student, whatever course it is on.</summary>
public class DueQueriesTests
{
    static AssignmentText DueIn(string title, double days, LateRule late = LateRule.Accepted, HandIn handIn = HandIn.Text) =>
        Coursework.Essay with { Title = title, DueAt = Coursework.Now.AddDays(days), Late = late, HandIn = handIn };

    [Fact]
    public async Task The_most_urgent_comes_first_and_what_can_still_be_handed_in_late_before_all()
    {
        await using var school = await GatherAsync();
        _ = await school.EnrolAsync("edsger@school.example");
        foreach (var text in (AssignmentText[])[
            DueIn("In a week", 7), DueIn("Tomorrow", 1), DueIn("Yesterday", -1), DueIn("Too late", -1, LateRule.Refused), DueIn("Long ago", -15), DueIn("Far away", 15),
            DueIn("Test", 2, handIn: HandIn.OnPaper), DueIn("Test that was", -2, handIn: HandIn.OnPaper), Coursework.Essay])
            _ = await school.SetAsync(text);
        _ = await school.SetAsync(DueIn("Draft", 1), publish: false);

        var due = await DueAsync(school);

        Assert.Equal(["Yesterday", "Tomorrow", "Test", "In a week"], due.Select(row => row.Title));
        Assert.Equal([true, false, false, false], due.Select(row => row.Missing));
        Assert.Equal(("Algebra I", Coursework.Now.AddDays(-1)), (due[0].CourseTitle, due[0].DueAt));
    }

    [Fact]
    public async Task What_is_handed_in_or_graded_waits_no_longer_and_a_grade_that_is_not_released_tells_nothing()
    {
        await using var school = await GatherAsync();
        var edsger = (await school.EnrolAsync("edsger@school.example"))[0];
        var (handedIn, graded, hidden) = (await school.SetAsync(DueIn("Handed in", 1)), await school.SetAsync(DueIn("Graded", 1)), await school.SetAsync(DueIn("Not released", 1)));
        _ = (await school.HandInAsync(school.Edsger, handedIn)).Value;
        _ = (await school.GradeAsync(school.Grace, graded, edsger, 3)).Value;
        _ = (await school.Grades().ReleaseAsync(school.Grace, school.Algebra, graded)).Value;
        _ = (await school.GradeAsync(school.Grace, hidden, edsger, 3)).Value;

        Assert.Equal(["Not released"], (await DueAsync(school)).Select(row => row.Title));
    }

    [Fact]
    public async Task Nothing_waits_where_the_course_is_closed_archived_or_left()
    {
        await using var school = await GatherAsync();
        var edsger = await school.EnrolAsync("edsger@school.example");
        _ = await school.SetAsync(DueIn("Tomorrow", 1));
        await school.HideAsync();
        Assert.Empty(await DueAsync(school));
        await school.SetOpenAsync(true);
        Assert.Single(await DueAsync(school));
        var settings = school.Database.Get<CourseSettingsService>();
        _ = (await settings.SetArchivedAsync(school.Alan, school.Algebra, true)).Value;
        Assert.Empty(await DueAsync(school));
        _ = (await settings.SetArchivedAsync(school.Alan, school.Algebra, false)).Value;
        _ = (await school.Enrolments.WithdrawAsync(school.Alan, school.Algebra, edsger)).Value;
        Assert.Empty(await DueAsync(school));
    }

    static async Task<IReadOnlyList<DueRow>> DueAsync(Cast school) => (await school.Database.Get<DueQueries>().DueAsync(school.Edsger)).Value;
}

using Lms.Data.Audit;
using Lms.Data.Courses;
using Lms.Data.Shared;
using Lms.Tests.Support;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Audit;

public class CourseHistoryTests
{
    [Fact]
    public async Task Whoever_manages_the_staff_sees_what_happened_there_and_nothing_else()
    {
        await using var school = await GatherAsync();
        var geometry = (await school.Courses.CreateAsync(school.Ada, "MATH-102", "Geometry", "")).Value;
        var there = (await school.AuditAsync()).Where(e => e.CourseId == school.Algebra).Select(e => e.Id).Reverse().ToList();

        foreach (var actor in (Actor[])[school.Ada, school.Alan, await school.EmmyAsync()])
        {
            // Another course in the filter does not open it.
            var view = (await HistoryAsync(school, actor, AuditFilter.All with { CourseId = geometry })).Value;
            Assert.Equal(there, view.Lines.Select(l => l.Id).TakeLast(there.Count));
            Assert.All(view.Lines, line => Assert.Equal(school.Algebra, line.CourseId));
            Assert.Equal("Algebra I", view.CourseTitle);
        }
    }

    [Fact]
    public async Task Students_graders_and_strangers_see_none_of_it()
    {
        await using var school = await GatherAsync();
        Assert.Equal(Why.CourseNotFound, (await HistoryAsync(school, school.Edsger)).Problem?.Why);
        _ = await school.EnrolAsync("edsger@school.example");

        Assert.Equal(Why.ForStaff, (await HistoryAsync(school, school.Edsger)).Problem?.Why);
        Assert.Equal(Why.NeedsManageStaff, (await HistoryAsync(school, school.Grace)).Problem?.Why);
        Assert.False((await school.Database.Get<CourseQueries>().CourseAsync(school.Grace, school.Algebra)).Value.SeesHistory);
        Assert.False((await school.Database.Get<CourseQueries>().CourseAsync(school.Edsger, school.Algebra)).Value.SeesHistory);
    }

    [Fact]
    public async Task An_archived_course_keeps_its_history_in_sight()
    {
        await using var school = await GatherAsync();
        await school.ArchiveAsync(school.Algebra);
        Assert.NotEmpty((await HistoryAsync(school, school.Alan)).Value.Lines);
        Assert.True((await school.Database.Get<CourseQueries>().CourseAsync(school.Alan, school.Algebra)).Value.SeesHistory);
        Assert.Equal(Why.NeedsManageStaff, (await HistoryAsync(school, school.Grace)).Problem?.Why);
    }

    [Fact]
    public async Task Whoever_manages_one_course_does_not_read_the_log_of_the_school()
    {
        await using var school = await GatherAsync();
        var audit = school.Database.Get<AuditQueries>();
        var own = AuditFilter.All with { CourseId = school.Algebra };
        Assert.Equal(Why.AdministratorsOnly, (await audit.LogAsync(school.Alan, own)).Problem?.Why);
        Assert.Equal(Why.AdministratorsOnly, (await audit.LinesAsync(school.Alan, own)).Problem?.Why);
        Assert.Equal(Why.CourseNotFound, (await audit.HistoryAsync(school.Ada, 4711, AuditFilter.All)).Problem?.Why);
    }

    static Task<Result<AuditView>> HistoryAsync(Cast school, Actor actor, AuditFilter? filter = null) =>
        school.Database.Get<AuditQueries>().HistoryAsync(actor, school.Algebra, filter ?? AuditFilter.All);
}

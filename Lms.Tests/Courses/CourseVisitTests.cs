using Lms.Data.Audit;
using Lms.Data.Courses;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Courses;

/// <summary>Administrators may enter every course, and where they have no part in it, it is written down.</summary>
public class CourseVisitTests
{
    [Fact]
    public async Task A_visit_is_noted_once_a_day_however_often_one_looks()
    {
        await using var school = await GatherAsync();
        for (var look = 0; look < 3; look++)
            Assert.Null((await NoteAsync(school, school.Ada)).Problem);

        var entry = Assert.Single(await VisitsAsync(school));
        Assert.Equal((school.Ada.AccountId, school.Ada.AccountId, school.Algebra), (entry.ActorId, entry.PersonId, entry.CourseId!.Value));

        school.Database.Time.Advance(CourseVisitService.OneVisit);
        _ = (await NoteAsync(school, school.Ada)).Value;
        Assert.Equal(2, (await VisitsAsync(school)).Count);
    }

    [Fact]
    public async Task Twenty_looks_at_once_are_one_visit()
    {
        await using var school = await GatherAsync();
        var looks = await AtOnce.RunAsync([.. Enumerable.Range(0, 20).Select(_ => (Func<Task<Problem?>>)(async () => (await NoteAsync(school, school.Ada)).Problem))]);

        Assert.All(looks, Assert.Null);
        Assert.Single(await VisitsAsync(school));
    }

    [Fact]
    public async Task Whoever_has_a_part_in_the_course_is_no_visitor()
    {
        await using var school = await GatherAsync();
        _ = (await school.Standings.SetAdministratorAsync(school.Ada, school.Alan.AccountId, true)).Value;
        _ = (await school.Standings.SetAdministratorAsync(school.Ada, school.Edsger.AccountId, true)).Value;
        _ = await school.EnrolAsync("edsger@school.example");
        foreach (var person in (Actor[])[school.Alan, school.Grace, school.Edsger])
            Assert.Null((await NoteAsync(school, person)).Problem);

        Assert.Empty(await VisitsAsync(school));
    }

    [Fact]
    public async Task Who_manages_the_staff_reads_of_it_in_the_history_and_nobody_without_a_part_notes_anything()
    {
        await using var school = await GatherAsync();
        _ = (await NoteAsync(school, school.Ada)).Value;
        Assert.Equal(Why.CourseNotFound, (await NoteAsync(school, await school.ArriveAsync("mallory@school.example"))).Problem?.Why);

        var lines = (await school.Database.Get<AuditQueries>().HistoryAsync(school.Alan, school.Algebra, AuditFilter.All)).Value.Lines;
        Assert.Equal((AuditAction.CourseVisited, "Ada Lovelace"), (lines[0].Action, lines[0].ActorName));
    }

    static Task<Result<Done>> NoteAsync(Cast school, Actor actor) => school.Database.Get<CourseVisitService>().NoteAsync(actor, school.Algebra);

    static async Task<IReadOnlyList<AuditEntry>> VisitsAsync(Cast school) => [.. (await school.AuditAsync()).Where(e => e.Action == AuditAction.CourseVisited)];
}

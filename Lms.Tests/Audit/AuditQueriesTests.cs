using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Audit;

public class AuditQueriesTests
{
    [Fact]
    public async Task The_latest_stands_first_with_the_names_of_those_it_speaks_of()
    {
        await using var school = await GatherAsync();

        var view = await LogAsync(school, AuditFilter.All);

        Assert.Equal((await school.AuditAsync()).Select(e => e.Id).Reverse(), view.Lines.Select(l => l.Id));
        Assert.Equal((AuditAction.PermissionAllowed, "Alan Turing", "katherine@school.example", "Algebra I", Permission.GradeSubmissions),
            (view.Lines[0].Action, view.Lines[0].ActorName, view.Lines[0].PersonName, view.Lines[0].CourseTitle, view.Lines[0].Permission));
        Assert.Equal((null, null, null, null), (view.Next, view.PersonName, view.ActorName, view.CourseTitle));
    }

    [Fact]
    public async Task Each_filter_and_all_of_them_together_keep_what_they_say()
    {
        await using var school = await GatherAsync();
        var geometry = (await school.Courses.CreateAsync(school.Alan, "MATH-102", "Geometry", "")).Value;
        school.Database.Time.Advance(TimeSpan.FromDays(1));
        foreach (var course in (long[])[school.Algebra, geometry])
            _ = (await school.Permissions.SwitchAsync(school.Ada, course, PersonRef.To(school.Grace.AccountId), Permission.ViewGradebook, on: true)).Value;
        _ = (await school.Permissions.SwitchAsync(school.Ada, geometry, PersonRef.To(school.Grace.AccountId), Permission.ViewGradebook, on: false)).Value;
        var all = await school.AuditAsync();

        var filters =
            from person in (long?[])[null, school.Grace.AccountId, Nobody.AccountId]
            from course in (long?[])[null, geometry]
            from actor in (long?[])[null, school.Ada.AccountId]
            from action in (AuditAction?[])[null, AuditAction.PermissionAllowed]
            from first in (DateOnly?[])[null, new(2026, 11, 26)]
            from last in (DateOnly?[])[null, new(2026, 11, 25), new(2026, 11, 26)]
            select new AuditFilter(person, course, actor, action, first, last, null);
        foreach (var filter in filters)
        {
            var (person, course, actor, action, from, to, _) = filter;
            var expected = all.Where(e => (person is null || e.PersonId == person) && (course is null || e.CourseId == course)
                && (actor is null || e.ActorId == actor) && (action is null || e.Action == action)
                && (from is null || DateOnly.FromDateTime(e.At) >= from) && (to is null || DateOnly.FromDateTime(e.At) <= to)).Select(e => e.Id).Reverse();
            Assert.Equal(expected, (await LogAsync(school, filter)).Lines.Select(l => l.Id));
            Assert.Equal(expected, (await school.Database.Get<AuditQueries>().LinesAsync(school.Ada, filter)).Value.Select(l => l.Id));
        }
    }

    [Fact]
    public async Task Whom_and_what_is_asked_for_is_named()
    {
        await using var school = await GatherAsync();
        var view = await LogAsync(school, new(school.Katherine, school.Algebra, school.Alan.AccountId, null, null, null, null));
        Assert.Equal(("katherine@school.example", "Alan Turing", "Algebra I"), (view.PersonName, view.ActorName, view.CourseTitle));
    }

    [Fact]
    public async Task Page_after_page_nothing_is_missing_and_nothing_comes_twice()
    {
        await using var school = await GatherAsync();
        await school.WriteAsync(school.Grace, 119, AuditAction.Enrolled);
        var (seen, filter) = (new List<long>(), AuditFilter.All with { ActorId = school.Grace.AccountId, Action = AuditAction.Enrolled });
        var sizes = new List<int>();
        for (long? next = long.MaxValue; next is not null;)
        {
            var view = await LogAsync(school, filter with { Before = next });
            seen.AddRange(view.Lines.Select(l => l.Id));
            sizes.Add(view.Lines.Count);
            next = view.Next;
            await school.WriteAsync(school.Grace, 1, AuditAction.Enrolled); // what happens meanwhile moves nothing
        }

        Assert.Equal([50, 50, 19], sizes);
        Assert.Equal(seen.OrderDescending().Distinct(), seen);
    }

    [Fact]
    public async Task The_last_full_page_has_no_next()
    {
        await using var school = await GatherAsync();
        await school.WriteAsync(school.Grace, 50, AuditAction.Enrolled);
        Assert.Null((await LogAsync(school, AuditFilter.All with { Action = AuditAction.Enrolled })).Next);
        await school.WriteAsync(school.Grace, 1, AuditAction.Enrolled);
        Assert.NotNull((await LogAsync(school, AuditFilter.All with { Action = AuditAction.Enrolled })).Next);
    }

    [Fact]
    public async Task Of_a_log_without_end_the_latest_are_taken_away()
    {
        await using var school = await GatherAsync();
        await school.WriteAsync(school.Grace, AuditQueries.ExportLimit + 1, AuditAction.Enrolled);

        var lines = (await school.Database.Get<AuditQueries>().LinesAsync(school.Ada, AuditFilter.All)).Value;

        Assert.Equal(AuditQueries.ExportLimit, lines.Count);
        Assert.All(lines, line => Assert.Equal(AuditAction.Enrolled, line.Action));
        Assert.True(lines[0].Id > lines[^1].Id);
    }

    static async Task<AuditView> LogAsync(Cast school, AuditFilter filter) => (await school.Database.Get<AuditQueries>().LogAsync(school.Ada, filter)).Value;
}

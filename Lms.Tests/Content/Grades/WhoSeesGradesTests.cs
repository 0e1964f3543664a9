using Lms.Data.Audit;
using Lms.Data.Content.Assignments;
using Lms.Data.Content.Grades;
using Lms.Data.Content.Submissions;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Lms.Data.Permissions.Permission;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Content.Grades;

/// <summary>Every reader against every state of a grade, by every way there is to read it; each also through See as….</summary>
public class WhoSeesGradesTests
{
    const string Words = "Words for Mary";
    const decimal Points = 7.25m;

    public enum Reader
    {
        Owner, Administrator, Grader, GradebookViewer, SubmissionsViewer, StudentsViewer, AssignmentMaker, StaffManager, Mary, Classmate, Stranger,
    }

    public enum State
    {
        Ungraded, Graded, Released, ClearedAfterRelease,
    }

    public static TheoryData<Reader, State> All => new(from reader in Enum.GetValues<Reader>() from state in Enum.GetValues<State>() select (reader, state));

    [Theory]
    [MemberData(nameof(All))]
    public async Task Points_and_feedback_are_read_by_whom_they_are_for(Reader reader, State state)
    {
        await using var school = await GatherAsync();
        var (mary, essay) = await GradedAsync(school, state);
        var actor = await ActorAsync(school, reader, mary);

        var read = await ReadAsync(school, actor, essay, mary);

        var unreleased = reader is Reader.Owner or Reader.Administrator or Reader.Grader or Reader.GradebookViewer;
        var may = state switch
        {
            State.Graded => unreleased,
            State.Released => unreleased || reader is Reader.SubmissionsViewer or Reader.AssignmentMaker or Reader.Mary,
            _ => false,
        };
        Assert.True(may == read.Count > 0, string.Join(", ", read));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Through_their_eyes_it_is_the_same_as_far_as_one_sees_it_oneself(Reader reader, State state)
    {
        await using var school = await GatherAsync();
        var (mary, essay) = await GradedAsync(school, state);
        var seen = await ActorAsync(school, reader, mary);
        var themselves = await ReadAsync(school, seen, essay, mary);

        foreach (var by in (Actor[])[school.Alan, await ManagerAsync(school)])
        {
            var looking = await ReadAsync(school, by with { Eyes = new(school.Algebra, seen.AccountId, null) }, essay, mary);
            Assert.Empty(looking.Except(themselves));
            if (by != school.Alan)
                Assert.Empty(looking);
        }
    }

    [Fact]
    public async Task Nobody_sees_their_own_before_it_is_released_not_even_who_grades_or_administers_or_looks_through_another()
    {
        await using var school = await GatherAsync();
        _ = await school.EnrolAsync("ada@school.example", "edsger@school.example");
        var essay = await school.SetAsync("Essay");
        await school.GradeAsync(essay, school.Ada.AccountId, Points, released: false, feedback: Words);
        Entry(school, school.Ada.AccountId, essay);

        var alan = new Viewpoint(school.Algebra, school.Alan.AccountId, null);
        var grader = new Viewpoint(school.Algebra, null, Grader);
        foreach (var ada in (Actor[])[school.Ada, school.Ada with { Eyes = alan }, school.Ada with { Eyes = grader }])
            Assert.Empty(await ReadAsync(school, ada, essay, school.Ada.AccountId));
        Assert.NotEmpty(await ReadAsync(school, school.Alan, essay, school.Ada.AccountId));

        await using (var db = school.Database.Open())
            await db.Grades.ExecuteUpdateAsync(set => set.SetProperty(g => g.ReleasedAt, TestDatabase.Start.UtcDateTime));
        Assert.NotEmpty(await ReadAsync(school, school.Ada, essay, school.Ada.AccountId));
    }

    [Fact]
    public async Task What_is_not_seen_shows_in_no_order_no_filter_and_no_count()
    {
        await using var school = await GatherAsync();
        var ids = await school.EnrolAsync("annie@school.example", "mary@school.example");
        var essay = await school.SetAsync("Essay");
        foreach (var id in ids)
            await school.HandInAsync(essay, id);
        var viewer = await ActorAsync(school, Reader.SubmissionsViewer, ids[0]);
        var before = await ShownAsync();
        await school.GradeAsync(essay, ids[1], Points, released: false);
        var after = await ShownAsync();

        Assert.Equal(before, after);
        Assert.NotEqual(before, await ShownAsync(school.Grace));

        async Task<string> ShownAsync(Actor? reader = null)
        {
            var shown = new List<string>();
            foreach (var show in Enum.GetValues<SubmissionShow>())
            {
                foreach (var descending in (bool[])[true, false])
                {
                    var view = (await school.Work().TableAsync(reader ?? viewer, school.Algebra, essay,
                        SubmissionFilter.All with { Show = show, Sort = SubmissionSort.Points, Descending = descending })).Value;
                    shown.Add($"{string.Join(", ", view.Students.Rows)} {view.Counts} {view.Release}");
                }
            }

            var list = (await school.Lists().ListAsync(reader ?? viewer, school.Algebra, 1)).Value;
            return string.Join('\n', [.. shown, .. list.Assignments.Rows.Select(row => $"{row.Counts}")]);
        }
    }

    [Fact]
    public async Task Who_makes_assignments_and_sees_no_grades_is_not_told_the_best_of_them_by_a_refusal()
    {
        await using var school = await GatherAsync();
        var (mary, essay) = await GradedAsync(school, State.Graded);
        var maker = await ActorAsync(school, Reader.AssignmentMaker, mary);
        var edit = (await school.Lists().EditAsync(maker, school.Algebra, essay)).Value;

        var refused = (await school.Assignments().ChangeAsync(maker, school.Algebra, essay, edit.Assignment.Text with { Points = 5 }, edit.ChangedAt)).Problem;
        Assert.Equal((Why.PointsBelowHiddenGrades, 0), (refused!.Why, refused.Values.Count));
        var told = (await school.Assignments().ChangeAsync(school.Alan, school.Algebra, essay, edit.Assignment.Text with { Points = 5 }, edit.ChangedAt)).Problem;
        Assert.Equal((Why.PointsBelowGrades, "7.25"), (told!.Why, told.Values[0]));
    }

    static async Task<(long Mary, long Essay)> GradedAsync(Cast school, State state)
    {
        var ids = await school.EnrolAsync("mary@school.example", "edsger@school.example");
        var essay = await school.SetAsync("Essay");
        await school.HandInAsync(essay, ids[0]);
        if (state == State.ClearedAfterRelease)
            await school.GradeAsync(essay, ids[0], null, released: true);
        else if (state != State.Ungraded)
            await school.GradeAsync(essay, ids[0], Points, state == State.Released, Words);
        if (state is State.Graded or State.Released)
            Entry(school, ids[0], essay);
        return (ids[0], essay);
    }

    static void Entry(Cast school, long student, long essay)
    {
        using var db = school.Database.Open();
        db.Record(AuditEntry.Of(school.Grace, student, AuditAction.GradeGiven, TestDatabase.Start.UtcDateTime,
            after: new GradeEntry(essay, "Essay", "7.25").ToString(), courseId: school.Algebra));
        db.SaveChanges();
    }

    static Task<Actor> ActorAsync(Cast school, Reader reader, long mary) => reader switch
    {
        Reader.Owner => Task.FromResult(school.Alan),
        Reader.Administrator => Task.FromResult(school.Ada),
        Reader.Grader => school.StaffAsync("emmy@school.example", Custom, GradeSubmissions),
        Reader.GradebookViewer => school.StaffAsync("emmy@school.example", Custom, ViewGradebook),
        Reader.SubmissionsViewer => school.StaffAsync("emmy@school.example", Custom, ViewSubmissions),
        Reader.StudentsViewer => school.StaffAsync("emmy@school.example", Custom, ViewStudents),
        Reader.AssignmentMaker => school.StaffAsync("emmy@school.example", Custom, ManageAssignments),
        Reader.StaffManager => school.StaffAsync("emmy@school.example", Custom, ManageStaff),
        Reader.Mary => school.ArriveAsync("mary@school.example"),
        Reader.Classmate => Task.FromResult(school.Edsger),
        _ => school.ArriveAsync("mallory@school.example"),
    };

    // Who may look through others' eyes, and sees no work themselves.
    static Task<Actor> ManagerAsync(Cast school) => school.StaffAsync("radia@school.example", Custom, ManageStaff);

    /// <summary>By which ways this reader comes upon Mary's points or the words about them.</summary>
    static async Task<IReadOnlyList<string>> ReadAsync(Cast school, Actor reader, long essay, long student)
    {
        var ways = new List<string>();
        var graded = (await school.Grading().OpenAsync(reader, school.Algebra, essay, student, SubmissionFilter.All)) is { Succeeded: true } opened ? opened.Value : null;
        Found("work: points", graded?.Grade.Points);
        Found("work: words", graded?.Grade.Feedback == Words ? Points : null);
        var table = await school.Work().TableAsync(reader, school.Algebra, essay, SubmissionFilter.All);
        Found("table", table.Succeeded ? table.Value.Students.Rows.FirstOrDefault(row => row.AccountId == student)?.Points : null);
        var books = school.Database.Get<GradebookQueries>();
        var rows = await books.RowsAsync(reader, school.Algebra, GradebookFilter.All, 0, 50);
        Found("gradebook", rows.Succeeded ? rows.Value.First(row => row.AccountId == student).Cells[0].Points : null);
        Found("share", rows.Succeeded && rows.Value.First(row => row.AccountId == student).Share is not null ? Points : null);
        var head = await books.HeadAsync(reader, school.Algebra, GradebookFilter.All);
        Found("average", head.Succeeded ? head.Value.Columns[0].Average : null);
        var export = await books.ExportAsync(reader, school.Algebra, GradebookFilter.All);
        Found("export", export.Succeeded && System.Text.Encoding.UTF8.GetString(export.Value.Content).Contains("7.25", StringComparison.Ordinal) ? Points : null);
        var history = await school.Database.Get<AuditQueries>().HistoryAsync(reader, school.Algebra, AuditFilter.All);
        Found("history", history.Succeeded && history.Value.Lines.Any(Tells) ? Points : null);
        if (reader.Eyes is null)
        {
            var log = await school.Database.Get<AuditQueries>().LogAsync(reader, AuditFilter.All);
            Found("log", log.Succeeded && log.Value.Lines.Any(Tells) ? Points : null);
            var lines = await school.Database.Get<AuditQueries>().LinesAsync(reader, AuditFilter.All);
            Found("lines", lines.Succeeded && lines.Value.Any(Tells) ? Points : null);
        }

        var own = await school.OwnAsync(reader, essay);
        Found("own: points", own.Succeeded ? own.Value.Grade?.Points : null);
        var grades = await school.Database.Get<OwnGradeQueries>().OwnAsync(reader, school.Algebra);
        Found("own: grades", grades.Succeeded ? grades.Value.Grades.Select(g => g.Cell.Points).FirstOrDefault() : null);
        var list = await school.Lists().ListAsync(reader, school.Algebra, 1);
        Found("own: list", list.Succeeded ? list.Value.Assignments.Rows.Select(row => row.Own?.Points).FirstOrDefault() : null);
        return ways;

        void Found(string way, decimal? points)
        {
            if (points == Points)
                ways.Add(way);
        }

        bool Tells(AuditLine line) => line.Action == AuditAction.GradeGiven && line.PersonId == student && line.After?.Contains("7.25", StringComparison.Ordinal) == true;
    }
}

using Lms.Data.Audit;
using Lms.Data.Content.Grades;
using Lms.Data.Content.Submissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Content.Grades;

public class GradeServiceTests
{
    [Fact]
    public async Task Somebody_who_never_signed_in_and_handed_in_nothing_can_be_graded()
    {
        await using var school = await GatherAsync();
        var mary = (await school.EnrolAsync("mary@school.example"))[0];
        var id = await school.SetAsync();

        var state = (await school.GradeAsync(school.Grace, id, mary, 7.5m, "On paper")).Value;

        Assert.Equal((7.5m, "On paper", 1, "Grace Hopper"), (state.Points, state.Feedback, state.Version, state.GraderName));
        Assert.Equal(state, (await school.OpenAsync(school.Alan, id, mary)).Grade);
    }

    [Fact]
    public async Task The_second_of_two_graders_is_told_who_was_there_and_overwrites_nothing()
    {
        await using var school = await GatherAsync();
        var mary = (await school.EnrolAsync("mary@school.example"))[0];
        var id = await school.SetAsync();
        _ = (await school.GradeAsync(school.Grace, id, mary, 7)).Value;

        var second = await school.GradeAsync(school.Alan, id, mary, 9);

        Assert.Equal((Why.GradeChanged, "Grace Hopper"), (second.Problem?.Why, second.Problem?.Values[0]));
        Assert.Equal(7, (await school.OpenAsync(school.Alan, id, mary)).Grade.Points);
        Assert.Equal(9, (await school.GradeAsync(school.Alan, id, mary, 9, seen: 1)).Value.Points); // keeps theirs, knowingly
        Assert.Equal(2, (await school.GradeAsync(school.Grace, id, mary, 9, seen: 1)).Value.Version); // the same is no quarrel
    }

    [Fact]
    public async Task Twenty_savings_by_two_at_once_lose_nothing()
    {
        await using var school = await GatherAsync();
        var mary = (await school.EnrolAsync("mary@school.example"))[0];
        var id = await school.SetAsync();

        await AtOnce.RunAsync(20, async i =>
        {
            var grader = i % 2 == 0 ? school.Grace : school.Alan;
            while (true)
            {
                var seen = (await school.OpenAsync(grader, id, mary)).Grade;
                var saved = await school.GradeAsync(grader, id, mary, 5, seen.Feedback + $"[{i}]", seen.Version);
                if (saved.Succeeded)
                    return saved.Value.Version;
                Assert.Equal(Why.GradeChanged, saved.Problem!.Why);
            }
        });

        var grade = (await school.OpenAsync(school.Alan, id, mary)).Grade;
        Assert.Equal(20, grade.Version);
        Assert.All(Enumerable.Range(0, 20), i => Assert.Contains($"[{i}]", grade.Feedback, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Points_above_the_most_below_nothing_or_too_fine_are_refused()
    {
        await using var school = await GatherAsync();
        var mary = (await school.EnrolAsync("mary@school.example"))[0];
        var id = await school.SetAsync();

        Assert.Equal(Why.PointsOutOfRange, (await school.GradeAsync(school.Grace, id, mary, 20.01m)).Problem?.Why);
        Assert.Equal(Why.PointsOutOfRange, (await school.GradeAsync(school.Grace, id, mary, -1)).Problem?.Why);
        Assert.Equal(Why.PointsTooFine, (await school.GradeAsync(school.Grace, id, mary, 1.005m)).Problem?.Why);
        Assert.Equal(Why.TooLong, (await school.GradeAsync(school.Grace, id, mary, 1, new string('a', GradeRules.FeedbackLength + 1))).Problem?.Why);
        Assert.Equal(Why.NotEnrolled, (await school.GradeAsync(school.Grace, id, school.Katherine, 1)).Problem?.Why);
        Assert.Equal(Why.AssignmentNotFound, (await school.GradeAsync(school.Grace, await school.SetAsync(publish: false), mary, 1)).Problem?.Why);
    }

    [Fact]
    public async Task Points_leave_a_trace_each_time_and_feedback_once_a_sitting()
    {
        await using var school = await GatherAsync();
        var mary = (await school.EnrolAsync("mary@school.example"))[0];
        var (id, other) = (await school.SetAsync(), await school.SetAsync());
        var before = (await school.AuditAsync()).Count;

        _ = (await school.GradeAsync(school.Grace, id, mary, null, "G")).Value;           // an entry
        _ = (await school.GradeAsync(school.Grace, id, mary, null, "Go", 1)).Value;       // none
        _ = (await school.GradeAsync(school.Grace, id, mary, 5, "Go", 2)).Value;          // points
        _ = (await school.GradeAsync(school.Grace, id, mary, 5, "Good", 3)).Value;        // none
        _ = (await school.GradeAsync(school.Alan, id, mary, 5, "Good!", 4)).Value;        // somebody else
        _ = (await school.GradeAsync(school.Grace, other, mary, null, "Other")).Value;    // something else
        school.Database.Time.Advance(TimeSpan.FromMinutes(11));
        _ = (await school.GradeAsync(school.Grace, id, mary, 5, "Good work", 5)).Value;   // another sitting

        var entries = (await school.AuditAsync()).Skip(before).ToList();
        Assert.Equal(
            [AuditAction.FeedbackGiven, AuditAction.GradeGiven, AuditAction.FeedbackGiven, AuditAction.FeedbackGiven, AuditAction.FeedbackGiven],
            entries.Select(e => e.Action));
        Assert.Equal((mary, school.Grace.AccountId, "5"), (entries[1].PersonId, entries[1].ActorId, GradeEntry.Read(entries[1].After)?.Points));
    }

    [Fact]
    public async Task Grades_are_released_together_and_hidden_again()
    {
        await using var school = await GatherAsync();
        var ids = await school.EnrolAsync("edsger@school.example", "mary@school.example", "annie@school.example");
        var id = await school.SetAsync();
        _ = (await school.GradeAsync(school.Grace, id, ids[0], 5)).Value;
        _ = (await school.GradeAsync(school.Grace, id, ids[1], null, "See me")).Value;
        Assert.Null((await school.OwnAsync(school.Edsger, id)).Value.Grade);
        var told = new List<Change>();
        using var listening = school.Database.Get<LiveChanges>().Subscribe(told.AddRange);
        var before = (await school.AuditAsync()).Count;

        var release = (await school.Grades().ReleaseAsync(school.Grace, school.Algebra, id)).Value;

        Assert.Equal(2, release.Count);
        var entry = Assert.Single((await school.AuditAsync()).Skip(before));
        Assert.Equal((AuditAction.GradesReleased, school.Grace.AccountId), (entry.Action, entry.PersonId));
        Assert.Superset(ids.Take(2).ToHashSet(), told.Where(c => c.Area == CourseArea.Work).Select(c => c.AccountId).ToHashSet());
        Assert.Equal((5, WorkState.Graded), ((await school.OwnAsync(school.Edsger, id)).Value.Grade?.Points, (await school.OwnAsync(school.Edsger, id)).Value.State));
        Assert.Equal(0, (await school.Grades().ReleaseAsync(school.Grace, school.Algebra, id)).Value.Count);

        _ = (await school.GradeAsync(school.Grace, id, ids[0], 6, seen: 1)).Value;
        Assert.Equal(6, (await school.OwnAsync(school.Edsger, id)).Value.Grade?.Points); // seen at once

        school.Database.Time.Advance(TimeSpan.FromMinutes(1));
        _ = (await school.GradeAsync(school.Grace, id, ids[2], 7)).Value;
        _ = (await school.Grades().ReleaseAsync(school.Grace, school.Algebra, id)).Value;
        Assert.Equal(2, (await school.Grades().HideAsync(school.Grace, school.Algebra, id, release.At)).Value.Count);
        Assert.Null((await school.OwnAsync(school.Edsger, id)).Value.Grade);
        Assert.Equal(1, (await school.Grades().HideAsync(school.Grace, school.Algebra, id, null)).Value.Count);
    }

    [Fact]
    public async Task Releasing_is_a_few_statements_however_many_students_there_are()
    {
        await using var school = await GatherAsync();
        var ids = await school.EnrolAsync([.. Enumerable.Range(0, 100).Select(i => $"s{i}@school.example")]);
        var id = await school.SetAsync();
        await using (var db = school.Database.Open())
        {
            db.Grades.AddRange(ids.Select(student => new Grade
            {
                AssignmentId = id,
                AccountId = student,
                Points = 1,
                GraderId = school.Grace.AccountId,
                GradedAt = Coursework.Now,
                Version = 1,
            }));
            await db.SaveChangesAsync();
        }

        var queries = await school.Database.ListenAsync(async () => Assert.Equal(100, (await school.Grades().ReleaseAsync(school.Grace, school.Algebra, id)).Value.Count));

        Assert.InRange(queries.Count, 1, 8);
    }

    [Fact]
    public async Task The_neighbours_are_those_of_the_table_also_for_who_has_just_been_graded()
    {
        await using var school = await GatherAsync();
        var ids = await school.EnrolAsync("Name,E-mail", "Ann,ann@school.example", "Bob,bob@school.example", "Cy,cy@school.example");
        var id = await school.SetAsync();
        _ = (await school.GradeAsync(school.Grace, id, ids[1], 3)).Value;

        var view = await school.OpenAsync(school.Grace, id, ids[1], SubmissionFilter.All with { Show = SubmissionShow.Missing });

        Assert.Equal((new Neighbour(ids[0], "Ann"), new Neighbour(ids[2], "Cy"), (2, 3)), (view.Previous, view.Next, view.At));
        var first = await school.OpenAsync(school.Grace, id, ids[0]);
        Assert.Equal((null, "Bob"), (first.Previous, first.Next?.Name));
        Assert.Equal(("Bob", null), ((await school.OpenAsync(school.Grace, id, ids[2])).Previous?.Name, (await school.OpenAsync(school.Grace, id, ids[2])).Next));
    }
}

using Lms.Data.Content.Assignments;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Content.Assignments;

public class AssignmentServiceTests
{
    [Fact]
    public async Task A_draft_is_seen_by_who_makes_assignments_and_by_nobody_else()
    {
        await using var school = await GatherAsync();
        var student = await StudentAsync(school);
        var draft = await school.SetAsync(publish: false);

        Assert.Single((await school.Lists().ListAsync(school.Alan, school.Algebra, 1)).Value.Assignments.Rows);
        foreach (var other in (Actor[])[school.Grace, student])
        {
            Assert.Empty((await school.Lists().ListAsync(other, school.Algebra, 1)).Value.Assignments.Rows);
            Assert.Equal(Why.AssignmentNotFound, (await school.OwnAsync(other, draft)).Problem?.Why);
        }

        _ = (await school.Assignments().SetStateAsync(school.Alan, school.Algebra, draft, AssignmentState.Published)).Value;
        Assert.Single((await school.Lists().ListAsync(student, school.Algebra, 1)).Value.Assignments.Rows);
    }

    [Fact]
    public async Task The_second_editor_is_told_and_nothing_is_overwritten()
    {
        await using var school = await GatherAsync();
        var id = await school.SetAsync();
        var seen = (await school.Lists().EditAsync(school.Alan, school.Algebra, id)).Value.ChangedAt;

        _ = (await school.Assignments().ChangeAsync(school.Ada, school.Algebra, id, Coursework.Essay with { Title = "Ada's" }, seen)).Value;
        var second = await school.Assignments().ChangeAsync(school.Alan, school.Algebra, id, Coursework.Essay with { Title = "Alan's" }, seen);

        Assert.Equal(Why.AssignmentChanged, second.Problem?.Why);
        Assert.Equal("Ada's", (await school.Lists().EditAsync(school.Alan, school.Algebra, id)).Value.Assignment.Text.Title);
    }

    [Fact]
    public async Task A_course_has_as_many_assignments_as_its_gradebook_shows()
    {
        await using var school = await GatherAsync();
        var first = await school.SetAsync();
        await using (var db = school.Database.Open())
        {
            var row = await db.Assignments.AsNoTracking().SingleAsync();
            db.AddRange(Enumerable.Range(2, AssignmentRules.Most - 1).Select(i => new Assignment
            {
                CourseId = row.CourseId,
                Title = $"Essay {i}",
                Points = 1,
                Late = row.Late,
                HandIn = row.HandIn,
                AuthorId = row.AuthorId,
                ChangedAt = row.ChangedAt,
            }));
            await db.SaveChangesAsync();
        }

        var refused = (await school.Assignments().CreateAsync(school.Alan, school.Algebra, Coursework.Essay, publish: false)).Problem!;
        Assert.Equal((Why.TooManyAssignments, 200), (refused.Why, refused.Values[0]));
        Assert.Equal(Why.TooManyAssignments, (await school.Assignments().CopyAsync(school.Alan, school.Algebra, first, school.Algebra)).Problem?.Why);
        _ = (await school.Assignments().RemoveAsync(school.Alan, school.Algebra, first)).Value;
        Assert.True((await school.Assignments().CreateAsync(school.Alan, school.Algebra, Coursework.Essay, publish: false)).Succeeded);
    }

    [Fact]
    public async Task Points_are_not_lowered_below_a_grade()
    {
        await using var school = await GatherAsync();
        var (id, student) = (await school.SetAsync(), await StudentAsync(school));
        _ = (await school.GradeAsync(school.Grace, id, student.AccountId, 17.5m)).Value;
        var seen = (await school.Lists().EditAsync(school.Alan, school.Algebra, id)).Value.ChangedAt;

        var lower = await school.Assignments().ChangeAsync(school.Alan, school.Algebra, id, Coursework.Essay with { Points = 17 }, seen);

        Assert.Equal((Why.PointsBelowGrades, "17.5"), (lower.Problem?.Why, lower.Problem?.Values[0]));
        Assert.True((await school.Assignments().ChangeAsync(school.Alan, school.Algebra, id, Coursework.Essay with { Points = 17.5m }, seen)).Succeeded);
    }

    [Fact]
    public async Task It_is_removed_or_made_a_draft_only_while_nothing_was_handed_in_or_graded()
    {
        await using var school = await GatherAsync();
        var student = await StudentAsync(school);
        var (handedIn, graded, empty) = (await school.SetAsync(), await school.SetAsync(), await school.SetAsync());
        _ = (await school.HandInAsync(student, handedIn)).Value;
        _ = (await school.GradeAsync(school.Grace, graded, student.AccountId, null, "Well done")).Value;
        var taken = (await school.GradeAsync(school.Grace, empty, student.AccountId, 3)).Value;
        _ = (await school.GradeAsync(school.Grace, empty, student.AccountId, null, "", taken.Version)).Value;

        foreach (var id in (long[])[handedIn, graded])
        {
            Assert.Equal(Why.AssignmentHasWork, (await school.Assignments().RemoveAsync(school.Alan, school.Algebra, id)).Problem?.Why);
            Assert.Equal(Why.AssignmentHasWork, (await school.Assignments().SetStateAsync(school.Alan, school.Algebra, id, AssignmentState.Draft)).Problem?.Why);
        }

        Assert.True((await school.Assignments().RemoveAsync(school.Alan, school.Algebra, empty)).Succeeded);
        await using var db = school.Database.Open();
        Assert.Equal([handedIn, graded], await db.Assignments.Select(a => a.Id).ToListAsync());
    }

    [Fact]
    public async Task A_copy_is_a_draft_in_a_course_where_one_may_make_assignments()
    {
        await using var school = await GatherAsync();
        var due = Coursework.Now.AddDays(7);
        var id = await school.SetAsync(Coursework.Essay with { DueAt = due });
        var geometry = (await school.Courses.CreateAsync(school.Alan, "MATH-102", "Geometry", "")).Value;
        var history = (await school.Courses.CreateAsync(school.Ada, "HIST-1", "History", "")).Value;
        _ = (await school.Permissions.GiveRoleAsync(school.Ada, history, [PersonRefOf(school.Alan)], Observer)).Value;

        Assert.Equal([geometry], (await school.Lists().TargetsAsync(school.Alan, school.Algebra)).Value.Select(c => c.Id));
        Assert.Equal(Why.NeedsPermission, (await school.Assignments().CopyAsync(school.Alan, school.Algebra, id, history)).Problem?.Why);
        var copy = (await school.Assignments().CopyAsync(school.Alan, school.Algebra, id, geometry)).Value;

        var made = (await school.Lists().EditAsync(school.Alan, geometry, copy)).Value.Assignment;
        Assert.Equal((AssignmentState.Draft, Coursework.Essay with { DueAt = due }), (made.State, made.Text));
    }

    [Fact]
    public async Task The_list_says_what_is_due_next_first_and_how_far_everybody_is()
    {
        await using var school = await GatherAsync();
        var (edsger, mary) = (await StudentAsync(school), (await school.EnrolAsync("mary@school.example"))[0]);
        var past = await school.SetAsync(Coursework.Essay with { Title = "Past", DueAt = Coursework.Now.AddDays(-1) });
        var later = await school.SetAsync(Coursework.Essay with { Title = "Later", DueAt = Coursework.Now.AddDays(9) });
        var soon = await school.SetAsync(Coursework.Essay with { Title = "Soon", DueAt = Coursework.Now.AddDays(1) });
        var never = await school.SetAsync(Coursework.Essay with { Title = "Never" });
        _ = (await school.HandInAsync(edsger, past)).Value;
        _ = (await school.HandInAsync(edsger, soon)).Value;
        school.Database.Time.Advance(TimeSpan.FromMinutes(1));
        _ = (await school.GradeAsync(school.Grace, past, edsger.AccountId, 5)).Value;
        _ = (await school.GradeAsync(school.Grace, never, mary, 5)).Value;

        var list = (await school.Lists().ListAsync(school.Grace, school.Algebra, 1)).Value;

        Assert.Equal([soon, later, never, past], list.Assignments.Rows.Select(row => row.Assignment.Id));
        Assert.Equal([new(2, 1, 1), new(2, 0, 0), new(2, 0, 0), new(2, 1, 0)], list.Assignments.Rows.Select(row => row.Counts));
        Assert.Equal(Why.NeedsPermission, list.ReadOnly?.Why);
    }

    [Fact]
    public async Task On_an_archived_course_nothing_changes_and_on_a_hidden_one_students_see_nothing()
    {
        await using var school = await GatherAsync();
        var (student, id) = (await StudentAsync(school), await school.SetAsync());
        await school.HideAsync();
        Assert.Equal(Why.CourseNotOpen, (await school.Lists().ListAsync(student, school.Algebra, 1)).Problem?.Why);
        Assert.True((await school.Lists().ListAsync(school.Grace, school.Algebra, 1)).Succeeded);

        await school.ArchiveAsync(school.Algebra);
        Assert.Equal(Why.CourseArchived, (await school.Assignments().SetStateAsync(school.Alan, school.Algebra, id, AssignmentState.Closed)).Problem?.Why);
    }

    static async Task<Actor> StudentAsync(Cast school)
    {
        _ = await school.EnrolAsync("edsger@school.example");
        return school.Edsger;
    }

    static Lms.Data.Accounts.PersonRef PersonRefOf(Actor actor) => Lms.Data.Accounts.PersonRef.To(actor.AccountId);
}

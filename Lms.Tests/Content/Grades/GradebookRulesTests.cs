using Lms.Data.Accounts;
using Lms.Data.Content.Assignments;
using Lms.Data.Content.Grades;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;

namespace Lms.Tests.Content.Grades;

public class GradebookRulesTests
{
    static readonly DateTime now = new(2026, 11, 25, 9, 0, 0, DateTimeKind.Utc);
    static readonly CourseStanding algebra = new(false, "Alan Turing", new(2026, 11, 25));
    static readonly Standing edsger = new(4, "Edsger Dijkstra", AccountStatus.Active, false, false, null);

    static AssignmentView Essay(DateTime? dueAt, bool onPaper = false) =>
        new(1, 1, Coursework.Essay with { DueAt = dueAt, HandIn = onPaper ? HandIn.OnPaper : HandIn.Text }, AssignmentState.Published);

    [Theory]
    [InlineData(7.5, true, false, false, -1, CellState.Released)]
    [InlineData(7.5, false, false, false, -1, CellState.Graded)]
    [InlineData(0.0, false, null, true, -1, CellState.Graded)]
    [InlineData(null, false, false, false, 1, CellState.HandedIn)]
    [InlineData(null, true, true, false, -1, CellState.Late)]
    [InlineData(null, false, null, false, -1, CellState.Missing)]
    [InlineData(null, false, null, false, 1, CellState.Nothing)]
    [InlineData(null, false, null, true, -1, CellState.Nothing)]
    public void A_cell_says_how_it_stands(double? points, bool released, bool? late, bool onPaper, int dueInDays, CellState expected) => Assert.Equal(
        new GradebookCell(expected, (decimal?)points), GradebookRules.Cell(Essay(now.AddDays(dueInDays), onPaper), (decimal?)points, released, late, now));

    [Fact]
    public void What_has_no_due_date_is_missing_only_once_it_is_closed()
    {
        Assert.Equal(CellState.Nothing, GradebookRules.Cell(Essay(null), null, false, null, now).State);
        Assert.Equal(CellState.Missing, GradebookRules.Cell(Essay(null) with { State = AssignmentState.Closed }, null, false, null, now).State);
    }

    [Fact]
    public void Students_do_not_see_points_that_are_not_released_nor_that_there_are_any()
    {
        Assert.Equal(new(CellState.HandedIn, null), GradebookRules.OwnCell(Essay(now), 7, false, false, now));
        Assert.Equal(new(CellState.Missing, null), GradebookRules.OwnCell(Essay(now.AddDays(-1)), 7, false, null, now));
        Assert.Equal(new(CellState.Released, 7), GradebookRules.OwnCell(Essay(now), 7, true, null, now));
    }

    [Fact]
    public void The_average_counts_points_not_assignments_and_leaves_out_what_has_none()
    {
        Assert.Equal(0.5m, GradebookRules.Share([(5, 10), (10, 20), (null, 100)]));
        Assert.Equal(0m, GradebookRules.Share([(0, 10)]));
        Assert.Null(GradebookRules.Share([(null, 10)]));
        Assert.Null(GradebookRules.Share([(0, 0)]));
        Assert.Null(GradebookRules.Share([]));
    }

    [Fact]
    public void Students_see_their_own_and_so_do_those_who_were()
    {
        Assert.Equal(Why.CourseNotFound, GradebookRules.MaySeeOwn(edsger, algebra)?.Why);
        Assert.Null(GradebookRules.MaySeeOwn(edsger with { IsStudent = true }, algebra));
        Assert.Null(GradebookRules.MaySeeOwn(edsger with { WasStudent = true }, algebra));
        Assert.Null(GradebookRules.MaySeeOwn(edsger with { WasStudent = true }, algebra with { Archived = true, Hidden = true }));
        Assert.Equal(Why.ActorSuspended, GradebookRules.MaySeeOwn(edsger with { WasStudent = true, Status = AccountStatus.Suspended }, algebra)?.Why);
    }
}

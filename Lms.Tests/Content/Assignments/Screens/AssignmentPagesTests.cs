using Bunit;
using Lms.Data.Content.Assignments;
using Lms.Tests.Support;
using Lms.Web.Features.Content.Assignments;

namespace Lms.Tests.Content.Assignments.Screens;

public sealed class AssignmentPagesTests : ScreenTest
{
    [Fact]
    public async Task Staff_see_how_far_everybody_is_and_students_how_far_they_are()
    {
        _ = await School.EnrolAsync("edsger@school.example", "mary@school.example");
        var id = await School.SetAsync(Coursework.Essay with { DueAt = Coursework.Now.AddDays(7) });
        _ = await School.SetAsync(Coursework.Essay with { Title = "Secret" }, publish: false);
        _ = (await School.HandInAsync(School.Edsger, id)).Value;

        OpenList();
        Soon(() => Assert.Contains("1 of 2 handed in · 1 to grade", The("table", "Assignments").Words(), StringComparison.Ordinal));
        Assert.Contains("Draft", The("table", "Assignments").Words(), StringComparison.Ordinal);
        Assert.Contains("in 7 days", The("table", "Assignments").Words(), StringComparison.Ordinal);
        The("link", "New assignment");

        Become(School.Edsger);
        OpenList();
        Soon(() => Assert.Contains("Handed in", The("table", "Assignments").Words(), StringComparison.Ordinal));
        Assert.DoesNotContain("Secret", The("table", "Assignments").Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("to grade", The("table", "Assignments").Words(), StringComparison.Ordinal);
        Assert.Empty(Every("link", "New assignment"));
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_the_field_and_nothing_typed_is_lost()
    {
        OpenNew();
        await TypeAsync("textbox", "Points", "1,000.5");
        await TypeAsync("textbox", "Due time", "12:00");
        await PressAsync("button", "Publish");

        SoonSays("alert", "Type a number, such as 12 or 7.5");
        SoonSays("alert", "Choose both a day and a time, or neither.");
        Assert.Equal("1,000.5", The("textbox", "Points").GetAttribute("value"));
        Assert.Empty((await School.Lists().ListAsync(School.Alan, School.Algebra, 1)).Value.Assignments.Rows);
    }

    [Fact]
    public async Task Publish_pressed_twice_makes_one()
    {
        OpenNew();
        await TypeAsync("textbox", "Title", "Essay");
        await TypeAsync("textbox", "Points", "12");
        Soon(() => The("button", "Publish"));
        await Stage.InvokeAsync(() =>
        {
            var publish = The("button", "Publish");
            publish.Click();
            publish.Click();
        });

        Soon(() => Assert.EndsWith("/assignments/1", Navigation.Uri, StringComparison.Ordinal));
        Assert.Single((await School.Lists().ListAsync(School.Alan, School.Algebra, 1)).Value.Assignments.Rows);
    }

    [Fact]
    public async Task An_assignment_without_a_title_is_told_so_and_not_of_a_course()
    {
        OpenNew();
        await TypeAsync("textbox", "Points", "12");
        await PressAsync("button", "Publish");

        Soon(() => Assert.Contains("Give it a title.", Stage.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_assignment_is_published_with_points_as_their_writer_types_them()
    {
        OpenNew();
        await TypeAsync("textbox", "Title", "Essay");
        await TypeAsync("textbox", "Points", "12,5");
        await TypeAsync("textbox", "Due day", "2026-12-03");
        await PressAsync("button", "Publish");

        Soon(() => Assert.EndsWith("/assignments/1", Navigation.Uri, StringComparison.Ordinal));
        var made = (await School.Lists().EditAsync(School.Alan, School.Algebra, 1)).Value.Assignment;
        Assert.Equal((AssignmentState.Published, "Essay", 12.5m, new DateTime(2026, 12, 3, 23, 59, 59, DateTimeKind.Utc)), (made.State, made.Text.Title, made.Text.Points, made.Text.DueAt));
    }

    [Fact]
    public async Task A_due_date_that_is_over_is_asked_about_before_students_see_it()
    {
        OpenNew();
        await TypeAsync("textbox", "Title", "Essay");
        await TypeAsync("textbox", "Points", "12");
        await TypeAsync("textbox", "Due day", "2024-12-03");
        await PressAsync("button", "Publish");
        SoonSays("dialog", "Whatever students hand in will be late.");
        await AnswerAsync("Cancel");
        Assert.Empty((await School.Lists().ListAsync(School.Alan, School.Algebra, 1)).Value.Assignments.Rows);

        await PressAsync("button", "Publish");
        await AnswerAsync("Yes, it is meant");
        Soon(() => Assert.EndsWith("/assignments/1", Navigation.Uri, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_second_editor_keeps_what_they_typed()
    {
        var id = await School.SetAsync();
        OpenEdit(id);
        await TypeAsync("textbox", "Title", "Mine");
        _ = (await School.Assignments().ChangeAsync(School.Ada, School.Algebra, id, Coursework.Essay with { Title = "Ada's" }, Coursework.Now)).Value;

        await PressAsync("button", "Save");

        SoonSays("alert", "Somebody else changed this assignment meanwhile");
        Assert.Equal("Mine", The("textbox", "Title").GetAttribute("value"));
    }

    [Fact]
    public async Task It_is_closed_with_a_way_back_and_removed_only_while_nothing_was_handed_in()
    {
        _ = await School.EnrolAsync("edsger@school.example");
        var id = await School.SetAsync();
        _ = (await School.HandInAsync(School.Edsger, id)).Value;
        OpenEdit(id);
        await PressAsync("button", "Remove");
        await AnswerAsync("Remove");
        SoonSays("alert", "Close it instead");

        await PressAsync("button", "Close assignment");
        SoonSays("alert", "Closed Essay.");
        await PressAsync("button", "Undo");
        SoonSays("alert", "Essay is open again.");
    }

    [Fact]
    public void Whoever_makes_no_assignments_is_told_who_can_give_it()
    {
        Become(School.Grace);
        OpenNew();
        SoonSays("alert", "Alan Turing");
    }

    void OpenList()
    {
        Navigation.NavigateTo($"/courses/{School.Algebra}/assignments");
        Show<AssignmentsPage>(page => page.Add(p => p.CourseId, School.Algebra));
    }

    void OpenNew()
    {
        Navigation.NavigateTo($"/courses/{School.Algebra}/assignments/new");
        Show<AssignmentEditPage>(page => page.Add(p => p.CourseId, School.Algebra));
    }

    void OpenEdit(long id)
    {
        Navigation.NavigateTo($"/courses/{School.Algebra}/assignments/{id}/edit");
        Show<AssignmentEditPage>(page => page.Add(p => p.CourseId, School.Algebra).Add(p => p.AssignmentId, id));
    }
}

using Bunit;
using Lms.Tests.Support;
using Lms.Web.Features.Content.Grades;

namespace Lms.Tests.Content.Grades.Screens;

public sealed class GradePageTests : ScreenTest
{
    long essay, ann, bob;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var ids = await School.EnrolAsync("Name,E-mail", "Ann Adams,ann@school.example", "Bob Brown,bob@school.example");
        (ann, bob, essay) = (ids[0], ids[1], await School.SetAsync());
    }

    [Fact]
    public async Task What_is_typed_is_saved_by_itself()
    {
        Open(ann);
        await TypeAsync("textbox", "Points", "7.5");
        await TypeAsync("textbox", "Feedback", "Good");

        SoonSays("status", "Saved");
        var grade = (await School.OpenAsync(School.Alan, essay, ann)).Grade;
        Assert.Equal((7.5m, "Good"), (grade.Points, grade.Feedback));
        Assert.Contains("out of 20", DescriptionOf(The("textbox", "Points")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Points_that_can_not_be_are_said_at_the_field_and_not_saved()
    {
        Open(ann);
        await TypeAsync("textbox", "Points", "21");
        SoonSays("alert", "Type points from 0 to 20.");
        Assert.Equal("true", The("textbox", "Points").GetAttribute("aria-invalid"));
        SoonSays("status", "Not saved yet");
        Assert.Equal(0, (await School.OpenAsync(School.Alan, essay, ann)).Grade.Version);
    }

    [Theory]
    [InlineData("Keep mine", 9)]
    [InlineData("Take theirs", 7)]
    public async Task When_two_grade_at_once_both_are_shown_and_one_is_chosen(string choice, int points)
    {
        Open(ann);
        Soon(() => The("textbox", "Points"));
        await Stage.InvokeAsync(() => { The("textbox", "Points").Input("9"); }); // not saved yet
        _ = (await School.GradeAsync(School.Grace, essay, ann, 7, "Graces words")).Value;

        Soon(() => The("heading", "Grace Hopper's"));
        Assert.Contains("Graces words", Stage.Find(".conflict").TextContent, StringComparison.Ordinal);
        Assert.Equal("9", The("textbox", "Points").GetAttribute("value"));
        await PressAsync("button", choice);

        Soon(() => Assert.Empty(Every("heading", "Grace Hopper's")));
        Assert.Equal($"{points}", The("textbox", "Points").GetAttribute("value"));
        Soon(() => Assert.DoesNotContain(Every("status"), status => status.Words() is "Saving…" or "Not saved yet"));
        Assert.Equal(points, (await School.OpenAsync(School.Alan, essay, ann)).Grade.Points);
    }

    [Fact]
    public async Task Another_graders_change_appears_where_nothing_is_typed()
    {
        Open(ann);
        Soon(() => The("textbox", "Points"));
        _ = (await School.GradeAsync(School.Grace, essay, ann, 4)).Value;

        SoonSays("status", "Grace Hopper has just changed this grade.");
        Assert.Equal("4", The("textbox", "Points").GetAttribute("value"));
    }

    [Fact]
    public async Task The_next_student_is_a_key_away_and_what_was_typed_is_kept_on_the_way()
    {
        Open(ann);
        Soon(() => The("textbox", "Points"));
        var next = The("button", "Next: Bob Brown");
        Assert.Equal("Alt+PageDown", next.GetAttribute("aria-keyshortcuts"));
        await Stage.InvokeAsync(() => { The("textbox", "Points").Input("3"); });
        await PressAsync("button", "Next: Bob Brown");

        Soon(() => Assert.Contains($"/submissions/{bob}", Navigation.Uri, StringComparison.Ordinal));
        Assert.Equal(3, (await School.OpenAsync(School.Alan, essay, ann)).Grade.Points);
    }

    [Fact]
    public async Task The_next_students_form_is_their_own_and_what_was_typed_last_goes_to_whom_it_was_typed_for()
    {
        _ = (await School.GradeAsync(School.Grace, essay, ann, 4, "Anns words")).Value;
        Open(ann);
        Soon(() => Assert.Equal("4", The("textbox", "Points").GetAttribute("value")));
        await Stage.InvokeAsync(() => { The("textbox", "Points").Input("5"); }); // and not saved yet

        await Stage.InvokeAsync(() => Stage.FindComponent<GradePage>().Render(page => page.Add(p => p.AccountId, bob)));

        Soon(() => The("heading", "Bob Brown"));
        Soon(() => Assert.Equal("", The("textbox", "Points").GetAttribute("value") ?? ""));
        Assert.DoesNotContain("Anns words", Stage.Markup, StringComparison.Ordinal);
        var deadline = DateTime.UtcNow.AddSeconds(10);
        while ((await School.OpenAsync(School.Alan, essay, ann)).Grade.Points != 5 && DateTime.UtcNow < deadline)
            await Task.Delay(50, Xunit.TestContext.Current.CancellationToken);
        Assert.Equal(5, (await School.OpenAsync(School.Alan, essay, ann)).Grade.Points);
        Assert.Equal(0, (await School.OpenAsync(School.Alan, essay, bob)).Grade.Version);
    }

    [Fact]
    public async Task A_letter_typed_while_the_next_student_is_on_the_way_is_nobodys()
    {
        _ = (await School.GradeAsync(School.Grace, essay, ann, 4)).Value;
        var view = await School.OpenAsync(School.Alan, essay, ann);
        Show<GradeForm>(form => form.Add(f => f.View, view).Add(f => f.Leaving, true));
        Assert.True(The("textbox", "Points").HasAttribute("readonly"));
        await TypeAsync("textbox", "Points", "9");
        await TypeAsync("textbox", "Feedback", "Bobs words");

        await Stage.InvokeAsync(Stage.FindComponent<GradeForm>().Instance.SaveNowAsync);
        Assert.Equal(view.Grade, (await School.OpenAsync(School.Alan, essay, ann)).Grade);
    }

    [Fact]
    public async Task Whoever_may_only_look_changes_nothing()
    {
        var emmy = await School.StaffAsync("emmy@school.example", Cast.Custom, Data.Permissions.Permission.ViewSubmissions);
        _ = (await School.GradeAsync(School.Grace, essay, ann, 4, "Words")).Value;
        Become(emmy);
        Open(ann);
        Soon(() => Assert.True(The("textbox", "Points").HasAttribute("readonly")));
        Assert.Empty(Every("textbox", "Feedback"));
        SoonSays("note", "You can look, but not change anything here.");
    }

    void Open(long student)
    {
        Navigation.NavigateTo($"/courses/{School.Algebra}/assignments/{essay}/submissions/{student}");
        Show<GradePage>(page => page.Add(p => p.CourseId, School.Algebra).Add(p => p.AssignmentId, essay).Add(p => p.AccountId, student));
    }
}

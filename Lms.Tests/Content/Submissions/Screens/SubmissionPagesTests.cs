using Bunit;
using Lms.Data.Content.Assignments;
using Lms.Tests.Support;
using Lms.Web.Features.Content.Submissions;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;

namespace Lms.Tests.Content.Submissions.Screens;

public sealed class SubmissionPagesTests : ScreenTest
{
    readonly TextBox box = new();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        JSInterop.Setup<IJSStreamReference>("lms.textOf", _ => true).SetResult(box);
        _ = await School.EnrolAsync("edsger@school.example", "mary@school.example");
    }

    [Fact]
    public async Task A_student_hands_in_and_gets_a_receipt()
    {
        var id = await School.SetAsync(Coursework.Essay with { HandIn = HandIn.Text | HandIn.Files });
        Become(School.Edsger);
        Open(id);
        Soon(() => The("heading", "Hand in"));
        await PressAsync("button", "Hand in");
        SoonSays("alert", "There is nothing to hand in yet.");

        box.Text = "My *work*";
        Stage.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("abc", "a.txt"));
        Soon(() => The("button", "Take out a.txt"));
        await PressAsync("button", "Hand in");

        Soon(() => The("heading", "Receipt"));
        var receipt = The("region", "Receipt").Words();
        Assert.All(["000001", "In time", "a.txt", "3 bytes", "ba7816bf8f01cfea", "My work"], words => Assert.Contains(words, receipt, StringComparison.Ordinal));
        JSInterop.VerifyInvoke("lms.forgetText");

        // Again it begins with what was handed in last.
        SoonSays("note", "What stands here counts instead of what you handed in last");
        box.Text = "My better work";
        Stage.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("def", "b.txt"));
        Soon(() => The("button", "Take out b.txt"));
        The("button", "Take out a.txt");
        await PressAsync("button", "Hand in again");
        Soon(() => Assert.Contains("000002", The("region", "Receipt").Words(), StringComparison.Ordinal));
        Assert.All(["a.txt", "b.txt"], name => Assert.Contains(name, The("region", "Receipt").Words(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refused_file_is_named_and_what_was_chosen_stays()
    {
        var id = await School.SetAsync(Coursework.Essay with { HandIn = HandIn.Files });
        Become(School.Edsger);
        Open(id);
        Soon(() => The("heading", "Hand in"));
        Stage.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("", "empty.txt"), InputFileContent.CreateFromText("good", "good.txt"));
        await PressAsync("button", "Hand in");

        SoonSays("alert", "empty.txt");
        The("button", "Take out good.txt");
        Assert.Empty((await School.OwnAsync(School.Edsger, id)).Value.Receipts);
    }

    [Fact]
    public async Task Who_chose_files_is_asked_before_leaving_until_they_are_handed_in()
    {
        var id = await School.SetAsync(Coursework.Essay with { HandIn = HandIn.Files });
        Become(School.Edsger);
        Open(id);
        Soon(() => The("heading", "Hand in"));
        Stage.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("good", "good.txt"));
        Soon(() => The("button", "Take out good.txt"));
        await LeaveAsync();
        SoonSays("dialog", "The files you chose are not handed in yet.");
        await AnswerAsync("Stay");

        await PressAsync("button", "Hand in");
        Soon(() => The("heading", "Receipt"));
        await LeaveAsync();
        Soon(() => Assert.EndsWith("/elsewhere", Navigation.Uri, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_released_grade_appears_on_the_open_page_and_not_before()
    {
        var id = await School.SetAsync();
        _ = (await School.GradeAsync(School.Grace, id, School.Edsger.AccountId, 17.5m, "Well *done*")).Value;
        Become(School.Edsger);
        Open(id);
        Soon(() => The("heading", "Essay"));
        Assert.Empty(Every("region", "Your grade"));

        _ = (await School.Grades().ReleaseAsync(School.Grace, School.Algebra, id)).Value;

        Soon(() => Assert.Contains("17.5 of 20", The("region", "Your grade").Words(), StringComparison.Ordinal));
        Assert.Contains("Well done", The("region", "Your grade").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_was_withdrawn_reads_their_work_and_has_no_way_into_the_course()
    {
        var (id, edsger) = (await School.SetAsync(), School.Edsger.AccountId);
        _ = (await School.HandInAsync(School.Edsger, id, "My words")).Value;
        _ = (await School.Enrolments.WithdrawAsync(School.Alan, School.Algebra, [edsger])).Value;
        Become(School.Edsger);
        Open(id);

        Soon(() => Assert.Contains("My words", The("region", "Receipt").Words(), StringComparison.Ordinal));
        SoonSays("note", "nothing more can be handed in");
        Assert.Equal([$"/courses/{School.Algebra}/grades"], Every("link").Select(link => link.GetAttribute("href")));
        Assert.Empty(Every("heading", "Hand in again"));
    }

    [Fact]
    public async Task While_the_records_are_away_an_open_page_stays_as_it_is_and_shows_afterwards_what_it_missed()
    {
        var id = await School.SetAsync(Coursework.Essay with { HandIn = HandIn.Files });
        _ = (await School.GradeAsync(School.Grace, id, School.Edsger.AccountId, 17)).Value;
        Become(School.Edsger);
        Open(id);
        Soon(() => The("heading", "Hand in"));
        Stage.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("good", "good.txt"));
        _ = (await School.Grades().ReleaseAsync(School.Grace, School.Algebra, id)).Value;

        var good = await School.Database.RuinAsync();
        await Task.Delay(600, Xunit.TestContext.Current.CancellationToken); // the page has tried meanwhile
        The("button", "Take out good.txt");
        Assert.Empty(Every("button", "Try again"));

        await School.Database.MendAsync(good);
        Soon(() => The("region", "Your grade"));
        The("button", "Take out good.txt");
    }

    [Fact]
    public async Task Who_loses_the_course_while_looking_at_an_assignment_is_told()
    {
        var id = await School.SetAsync();
        Become(School.Edsger);
        Open(id);
        Soon(() => The("heading", "Hand in"));
        _ = (await School.Enrolments.WithdrawAsync(School.Alan, School.Algebra, [School.Edsger.AccountId])).Value;
        Soon(() => Assert.Empty(Every("heading", "Hand in")));
    }

    [Fact]
    public async Task Staff_see_it_without_the_form_and_reasons_are_said()
    {
        var (open, closed) = (await School.SetAsync(), await School.SetAsync());
        _ = (await School.Assignments().SetStateAsync(School.Alan, School.Algebra, closed, AssignmentState.Closed)).Value;
        Open(open);
        SoonSays("note", "This is how students see it.");
        Assert.Empty(Every("heading", "Hand in"));

        Become(School.Edsger);
        Open(closed);
        SoonSays("note", "This assignment is closed.");
    }

    [Fact]
    public async Task The_table_shows_pending_students_like_the_others_and_releases_after_asking()
    {
        var id = await School.SetAsync();
        _ = (await School.HandInAsync(School.Edsger, id)).Value;
        _ = (await School.GradeAsync(School.Grace, id, School.Edsger.AccountId, 5)).Value;
        Navigation.NavigateTo($"/courses/{School.Algebra}/assignments/{id}/submissions");
        Show<SubmissionsPage>(page => page.Add(p => p.CourseId, School.Algebra).Add(p => p.AssignmentId, id));

        Soon(() => The("row", "mary@school.example, Pending"));
        Assert.EndsWith($"/submissions/{School.Edsger.AccountId}", The("link", "Open Edsger Dijkstra").GetAttribute("href"), StringComparison.Ordinal);
        await PressAsync("button", "Release grades");
        Soon(() => Assert.Contains("Grades that will be seen by their students: 1. Students who have none yet: 1.", The("dialog").Words(), StringComparison.Ordinal));
        await AnswerAsync("Release grades");

        SoonSays("alert", "One grade was released.");
        Assert.Equal(5, (await School.OwnAsync(School.Edsger, id)).Value.Grade?.Points);
        await PressAsync("button", "Undo");
        SoonSays("alert", "One grade is hidden again.");
        Assert.Null((await School.OwnAsync(School.Edsger, id)).Value.Grade);

        await Stage.InvokeAsync(() => The("radio", "Nothing handed in").Change(true));
        Soon(() => Assert.Empty(Every("link", "Open Edsger Dijkstra")));
        Assert.EndsWith("?show=missing", Navigation.Uri, StringComparison.Ordinal);
    }

    void Open(long id)
    {
        Navigation.NavigateTo($"/courses/{School.Algebra}/assignments/{id}");
        Show<AssignmentPage>(page => page.Add(p => p.CourseId, School.Algebra).Add(p => p.AssignmentId, id));
    }
}

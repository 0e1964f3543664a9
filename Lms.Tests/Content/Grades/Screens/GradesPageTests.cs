using Bunit;
using Lms.Data.Content.Grades;
using Lms.Data.Shared;
using Lms.Tests.Support;
using Lms.Web.Features.Content.Grades;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Tests.Content.Grades.Screens;

public class GradesPageTests : ScreenTest
{
    [Fact]
    public async Task Staff_see_the_table_with_its_averages_and_links_to_the_work()
    {
        var ids = await School.EnrolAsync("Edsger Dijkstra <edsger@school.example>", "Mary Jackson <mary@school.example>");
        var essay = await School.SetAsync("Essay");
        await School.GradeAsync(essay, ids[1], 7.5m, released: false);

        ShowPage();

        foreach (var words in (string[])["Essay", "out of 10", "average 7.5"])
            SoonSays("columnheader", words);
        Soon(() => Assert.Equal(["Edsger Dijkstra", "Mary Jackson Pending"], Every("rowheader").Select(h => h.Words())));
        Assert.Equal($"/courses/{School.Algebra}/assignments/{essay}/submissions/{ids[1]}", The("link", "7.5*, not released, Essay").GetAttribute("href"));
        Assert.Equal("2 students", The("status").Words());
        Assert.Equal($"/courses/{School.Algebra}/grades.csv", The("link", "Export CSV").GetAttribute("href"));
    }

    [Fact]
    public async Task Without_assignments_or_students_it_says_what_will_be_there()
    {
        ShowPage();
        Soon(() => Assert.Contains("There are no assignments yet.", Stage.Markup, StringComparison.Ordinal));
        _ = await School.SetAsync("Essay");
        ShowPage();
        Soon(() => Assert.Contains("Whoever is enrolled stands here, signed in or not.", Stage.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_student_sees_their_own()
    {
        var ids = await School.EnrolAsync("edsger@school.example");
        await School.GradeAsync(await School.SetAsync("Essay"), ids[0], 9, feedback: "**Well** argued");
        Become(School.Edsger);

        ShowPage();

        Soon(() => Assert.Equal("Your grades", The("heading", "Your grades").Words()));
        Assert.Contains("9 of 10", Stage.Markup, StringComparison.Ordinal);
        Assert.Contains("<strong>Well</strong> argued", Stage.Markup, StringComparison.Ordinal);
        Assert.Empty(Every("table"));
    }

    [Fact]
    public async Task Who_was_withdrawn_still_reads_them_and_has_no_way_into_the_course()
    {
        var ids = await School.EnrolAsync("edsger@school.example");
        await School.GradeAsync(await School.SetAsync("Essay"), ids[0], 9);
        _ = (await School.Enrolments.WithdrawAsync(School.Alan, School.Algebra, ids)).Value;
        Become(School.Edsger);

        ShowPage();

        SoonSays("note", "What you got stays yours to read.");
        Assert.Equal("Essay", The("link").Words()); // their own work
        Assert.Contains("9 of 10", Stage.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Staff_without_the_right_are_told_who_can_give_it()
    {
        Become(School.Grace);
        ShowPage();
        Soon(() => Assert.Contains("You need the permission “View gradebook” for this. Alan Turing, who owns the course, can give it to you.", Stage.Markup, StringComparison.Ordinal));
    }

    void ShowPage() => Show<GradesPage>(page => page.Add(p => p.CourseId, School.Algebra));
}

using Bunit;
using Lms.Data.Audit;
using Lms.Data.Shared;
using Lms.Tests.Support;
using Lms.Web.Features.Audit;

namespace Lms.Tests.Audit.Screens;

public sealed class CourseHistoryPageTests : ScreenTest
{
    [Fact]
    public void The_owner_reads_what_happened_on_the_course()
    {
        Open(School.Alan);

        Soon(() => The("heading", "History"));
        Assert.Equal(3, Every("row").Count() - 1);
        Assert.Contains("Alan Turing created the course Algebra I.", The("table", "Audit entries").Words());
        Assert.Equal($"/courses/{School.Algebra}/history", The("navigation", "Course").EveryOf("link", "History").Single().GetAttribute("href"));
    }

    [Fact]
    public async Task Older_entries_are_one_step_away()
    {
        await School.WriteAsync(School.Grace, 60, AuditAction.CourseLeft, courseId: School.Algebra);
        Open(School.Alan);
        Soon(() => Assert.Equal(51, Every("row").Count()));
        await PressAsync("button", "Older");
        Soon(() => Assert.Equal(14, Every("row").Count()));
        await PressAsync("button", "Latest");
        Soon(() => Assert.Equal(51, Every("row").Count()));
    }

    [Fact]
    public void A_grader_is_told_who_can_help()
    {
        Open(School.Grace);
        SoonSays("alert", "You don't manage staff on this course. Alan Turing, who owns it, can give you that.");
        Assert.Empty(The("navigation", "Course").EveryOf("link", "History"));
        Assert.Empty(Every("table"));
    }

    void Open(Actor actor)
    {
        Become(actor);
        Navigation.NavigateTo($"/courses/{School.Algebra}/history");
        Show<CourseHistoryPage>(page => page.Add(p => p.CourseId, School.Algebra));
    }
}

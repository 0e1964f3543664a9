using Lms.Data.Permissions;
using Lms.Tests.Support;

namespace Lms.Tests.Enrolments.Screens;

/// <summary>Whoever may only look, or not even that.</summary>
public sealed class RosterReadersTests : RosterPageTest
{
    [Fact]
    public async Task Whoever_does_not_manage_students_looks_and_is_told_why_nothing_else()
    {
        Become(School.Grace);
        await OpenWithThreeAsync();

        SoonShows(everybody);
        SoonSays("note", "You can look, but not change anything here. You don't manage students on this course. Alan Turing, who owns it, can give you that.");
        OnlyLooks();
    }

    [Fact]
    public async Task An_archived_course_says_so_and_can_only_be_read()
    {
        await EnrolThreeAsync();
        await School.ArchiveAsync(School.Algebra);
        Open();

        SoonShows(everybody);
        SoonSays("note", "This course is archived. It can be read, but not changed.");
        OnlyLooks();
    }

    [Fact]
    public async Task Whoever_may_not_see_the_students_is_told_who_can_give_that()
    {
        await EnrolThreeAsync();
        var emmy = await School.ArriveAsync("emmy@school.example");
        _ = (await School.Permissions.SwitchAsync(School.Alan, School.Algebra, Cast.Named("emmy@school.example"), Permission.PostAnnouncements, true)).Value;
        Become(emmy);
        Open();
        SoonSays("alert", "You can't see the students of this course. Alan Turing, who owns it, can give you that.");

        Become(School.Edsger);
        Open();
        SoonSays("alert", "This is for the staff of this course. Alan Turing, who owns it, can add you to them.");
        Assert.DoesNotContain(Hedy, Stage.Markup);
    }
}

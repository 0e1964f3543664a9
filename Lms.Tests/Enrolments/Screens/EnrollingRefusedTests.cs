using Lms.Data.Permissions;
using Lms.Tests.Support;

namespace Lms.Tests.Enrolments.Screens;

/// <summary>Rights that are missing or lost, and records that can't be reached.</summary>
public sealed class EnrollingRefusedTests : EnrolPageTest
{
    [Fact]
    public async Task A_right_lost_since_the_check_is_said_and_nobody_is_enrolled()
    {
        var radia = await School.ManagerAsync();
        Become(radia);
        await CheckAsync("hedy@school.example");
        SoonSaysOf("hedy@school.example", "Will be enrolled");
        _ = (await School.Permissions.SwitchAsync(
            School.Alan, School.Algebra, Data.Accounts.PersonRef.To(radia.AccountId), Permission.ManageStudents, false)).Value;
        await PressAsync("button", "Enrol 1 person");

        SoonSays("alert", "You don't manage students on this course. Alan Turing, who owns it, can give you that.");
        Assert.Null(await School.AccountAsync("hedy@school.example"));
    }

    [Fact]
    public async Task What_cannot_be_written_keeps_the_plan_for_another_try()
    {
        await CheckAsync("hedy@schol.example");
        await PressAsync("button", "hedy@school.example");
        Soon(() => The("button", "Enrol 1 person"));
        await School.Database.RefuseWritesAsync();
        await PressAsync("button", "Enrol 1 person");
        SoonSays("alert", "Our records can't be reached right now. Nothing was changed. Try again in a minute.");
        SoonSaysOf("hedy@school.example", "Will be enrolled");

        await School.Database.MendAsync();
        await PressAsync("button", "Enrol 1 person");
        Soon(() => The("heading", "1 person enrolled"));
    }

    [Fact]
    public async Task What_cannot_be_checked_is_said_at_the_box()
    {
        Open();
        var good = await School.Database.RuinAsync();
        await CheckAsync("hedy@school.example");
        SoonSays("alert", "Our records can't be reached right now.");

        await School.Database.MendAsync(good);
        await CheckAsync("hedy@school.example");
        SoonSaysOf("hedy@school.example", "Will be enrolled");
    }

    [Fact]
    public async Task Whoever_may_not_enrol_is_told_who_can_give_that()
    {
        Become(School.Grace);
        Open();
        SoonSays("alert", "You don't manage students on this course. Alan Turing, who owns it, can give you that.");
        Assert.Empty(Every("textbox"));

        await School.ArchiveAsync(School.Algebra);
        Become(School.Alan);
        Open();
        SoonSays("alert", "This course is archived. It can be read, but not changed.");
    }
}

using Lms.Data.Enrolments;
using Lms.Data.Shared;
using Lms.Tests.Support;
using Lms.Web.Features.Enrolments;
using Microsoft.AspNetCore.Http;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Enrolments.Screens;

public sealed class JoinPageTests : ScreenTest
{
    readonly DefaultHttpContext http = new();
    string code = "";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        code = (await School.Database.Get<JoinService>().SetAsync(School.Alan, School.Algebra, on: true)).Value!;
    }

    [Fact]
    public async Task Whoever_follows_the_link_sees_where_it_leads_and_joins_by_a_second_step()
    {
        Open(School.Edsger);
        Soon(() => The("heading", "Join Algebra I"));
        Assert.Contains("MATH-101 · Alan Turing", Stage.Markup);
        Assert.Contains("Alan Turing will see your name and your address.", Stage.Markup);
        Assert.Null(await School.PlaceAsync(School.Edsger.AccountId));
        await PressAsync("button", "Join course");

        Soon(() => Assert.Equal($"http://localhost/courses/{School.Algebra}", Navigation.Uri));
        SoonSays("alert", "You are enrolled in Algebra I.");
        Assert.Equal(EnrolmentSource.Student, (await School.PlaceAsync(School.Edsger.AccountId))!.Source);
    }

    [Fact]
    public async Task Whoever_is_enrolled_already_goes_on_to_the_course()
    {
        await School.EnrolAsync("edsger@school.example");
        Open(School.Edsger);

        Soon(() => Assert.Contains("You are enrolled already.", Stage.Markup));
        Assert.Equal($"/courses/{School.Algebra}", The("link", "To the course").GetAttribute("href"));
        Assert.Empty(Every("button"));
    }

    [Fact]
    public void A_link_that_leads_nowhere_is_not_found()
    {
        code = "aaaaaaaaaaaaaaaaaaaa";
        Open(School.Edsger);

        Soon(() => The("heading", "There is nothing here"));
        SoonSays("alert", "This link isn't in use any more. Ask the teacher for a new one.");
        Assert.Equal(404, http.Response.StatusCode);
    }

    [Fact]
    public async Task A_link_turned_off_since_is_said_at_the_button()
    {
        Open(School.Edsger);
        Soon(() => The("button", "Join course"));
        _ = (await School.Database.Get<JoinService>().SetAsync(School.Alan, School.Algebra, on: false)).Value;
        await PressAsync("button", "Join course");

        SoonSays("alert", "This link isn't in use any more. Ask the teacher for a new one.");
        Assert.Null(await School.PlaceAsync(School.Edsger.AccountId));
    }

    [Fact]
    public void Staff_are_told_that_they_are_no_students()
    {
        Refused(School.Grace, "Grace Hopper is on the staff of this course.");
        Refused(School.Alan, "Alan Turing owns this course and can't also be its student.");
    }

    [Fact]
    public async Task Whoever_staff_withdrew_asks_them()
    {
        await School.EnrolAsync("edsger@school.example");
        _ = (await School.Enrolments.WithdrawAsync(School.Alan, School.Algebra, [School.Edsger.AccountId])).Value;
        Refused(School.Edsger, "You were withdrawn from this course. Alan Turing, who owns it, can enrol you again.");
    }

    [Fact]
    public async Task People_from_elsewhere_are_told_for_whom_it_is()
    {
        _ = (await School.Rosters.EnrolAsync(School.Ada, School.Algebra, Classroom.Rows("hedy@elsewhere.example"))).Value;
        var hedy = new Actor((await School.SignIn.SignInAsync(Google("hedy@elsewhere.example", hd: "elsewhere.example"))).Value.AccountId!.Value);
        _ = (await School.Enrolments.LeaveAsync(hedy, School.Algebra)).Value;
        Refused(hedy, "This link is for people at school.example, and your address is at elsewhere.example. Ask the teacher to enrol you.");
    }

    [Fact]
    public async Task Archived_courses_and_suspended_people_stay_out()
    {
        await School.ArchiveAsync(School.Algebra);
        Refused(School.Edsger, "This course is archived. It can be read, but not changed.");
        await School.SuspendAsync(School.Edsger);
        Open(School.Edsger);
        SoonSays("alert", "Your account can't be used at present. Ask your school's office.");
    }

    [Fact]
    public async Task What_cannot_be_written_can_be_tried_again()
    {
        Open(School.Edsger);
        Soon(() => The("button", "Join course"));
        await School.Database.RefuseWritesAsync();
        await PressAsync("button", "Join course");
        SoonSays("alert", "Our records can't be reached right now.");

        await School.Database.MendAsync();
        await PressAsync("button", "Try again");
        await PressAsync("button", "Join course");
        Soon(() => Assert.Equal($"http://localhost/courses/{School.Algebra}", Navigation.Uri));
    }

    void Refused(Actor actor, string sentence)
    {
        Open(actor);
        SoonSays("alert", sentence);
        Assert.Empty(Every("button", "Join course"));
        The("link", "To my courses");
    }

    void Open(Actor actor)
    {
        Become(actor);
        Show<JoinPage>(page => page.Add(p => p.Code, code).AddCascadingValue<HttpContext>(http));
    }
}

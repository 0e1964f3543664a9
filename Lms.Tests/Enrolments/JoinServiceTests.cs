using Lms.Data.Audit;
using Lms.Data.Enrolments;
using Lms.Data.Shared;
using Lms.Tests.Support;
using static Lms.Tests.Support.Cast;
using static Lms.Tests.Support.Classroom;

namespace Lms.Tests.Enrolments;

public class JoinServiceTests
{
    [Fact]
    public async Task Whoever_has_the_link_sees_what_it_leads_to_and_joins()
    {
        await using var school = await GatherAsync();
        var code = await LinkAsync(school);

        var invitation = (await Queries(school).InvitationAsync(school.Edsger, code)).Value;
        Assert.Equal(new JoinInvitation(school.Algebra, "MATH-101", "Algebra I", "Alan Turing", false, null), invitation);
        Assert.Null(await school.PlaceAsync(school.Edsger.AccountId));
        Assert.Equal(school.Algebra, (await Joining(school).JoinAsync(school.Edsger, code)).Value);

        var edsger = school.Edsger.AccountId;
        Assert.Equal(new EnrolmentState("", "", EnrolmentSource.Student, edsger, Now, null), await school.PlaceAsync(edsger));
        Assert.Equal((AuditAction.Joined, edsger, edsger), ((await school.AuditAsync())[^1].Action, (await school.AuditAsync())[^1].ActorId, (await school.AuditAsync())[^1].PersonId));
        Assert.Equal(invitation with { IsEnrolled = true }, (await Queries(school).InvitationAsync(school.Edsger, code)).Value);
    }

    [Fact]
    public async Task Joining_twice_is_once()
    {
        await using var school = await GatherAsync();
        var code = await LinkAsync(school);
        _ = (await Joining(school).JoinAsync(school.Edsger, code)).Value;
        var before = await school.Database.DumpAsync();
        school.Database.Time.Advance(TimeSpan.FromDays(1));

        Assert.Equal(school.Algebra, (await Joining(school).JoinAsync(school.Edsger, code)).Value);
        Assert.Equal(before, await school.Database.DumpAsync());
        await school.ArchiveAsync(school.Algebra);
        Assert.Equal(school.Algebra, (await Joining(school).JoinAsync(school.Edsger, code)).Value);
    }

    [Fact]
    public async Task A_new_link_voids_the_old_and_without_a_link_nobody_joins()
    {
        await using var school = await GatherAsync();
        var old = await LinkAsync(school);
        var code = await LinkAsync(school);

        Assert.NotEqual(old, code);
        Assert.Equal(code, (await Queries(school).CodeAsync(school.Alan, school.Algebra)).Value);
        Assert.Equal(Why.JoinLinkGone, (await Joining(school).JoinAsync(school.Edsger, old)).Problem?.Why);
        Assert.Null((await Joining(school).SetAsync(school.Alan, school.Algebra, on: false)).Value);
        Assert.Equal(Why.JoinLinkGone, (await Joining(school).JoinAsync(school.Edsger, code)).Problem?.Why);
        Assert.Null((await Queries(school).CodeAsync(school.Alan, school.Algebra)).Value);
        Assert.Equal([AuditAction.JoinLinkMade, AuditAction.JoinLinkMade, AuditAction.JoinLinkEnded], (await school.AuditAsync()).TakeLast(3).Select(entry => entry.Action));
        var before = await school.Database.DumpAsync();
        Assert.True((await Joining(school).SetAsync(school.Alan, school.Algebra, on: false)).Succeeded);
        Assert.Equal(before, await school.Database.DumpAsync());
    }

    [Fact]
    public async Task A_code_is_long_and_nothing_else_opens_the_door()
    {
        await using var school = await GatherAsync();
        var code = await LinkAsync(school);

        Assert.Matches("^[a-km-np-z2-9]{26}$", code);
        foreach (var wrong in (string[])["", " ", code[1..], code + "x", code.ToUpperInvariant(), $" {code}", "%", "____________________", "' OR 1=1 --", new('x', 10_000), "\ud800\0"])
        {
            Assert.Equal(Why.JoinLinkGone, (await Joining(school).JoinAsync(school.Edsger, wrong)).Problem?.Why);
            Assert.Equal(Why.JoinLinkGone, (await Queries(school).InvitationAsync(school.Edsger, wrong)).Problem?.Why);
        }
    }

    [Fact]
    public async Task Staff_the_owner_and_people_from_elsewhere_are_refused_with_the_reason()
    {
        await using var school = await GatherAsync();
        _ = (await school.Rosters.EnrolAsync(school.Ada, school.Algebra, Rows("hedy@elsewhere.example"))).Value;
        var hedy = new Actor((await school.SignIn.SignInAsync(Google("hedy@elsewhere.example", hd: "elsewhere.example"))).Value.AccountId!.Value);
        _ = (await school.Enrolments.LeaveAsync(hedy, school.Algebra)).Value;
        var code = await LinkAsync(school);

        await RefusedAsync(school, school.Grace, code, Why.StaffIsNoStudent);
        await RefusedAsync(school, school.Alan, code, Why.OwnerIsNoStudent);
        await RefusedAsync(school, hedy, code, Why.DomainMayNotJoin);
        await school.ArchiveAsync(school.Algebra);
        await RefusedAsync(school, school.Edsger, code, Why.CourseArchived);
    }

    [Fact]
    public async Task Whoever_is_suspended_does_not_get_in_by_the_link_student_or_not()
    {
        await using var school = await GatherAsync();
        var (code, hedy) = (await LinkAsync(school), await school.ArriveAsync("hedy@school.example"));
        _ = (await Joining(school).JoinAsync(school.Edsger, code)).Value;
        foreach (var person in (Actor[])[school.Edsger, hedy])
        {
            await school.SuspendAsync(person);
            await RefusedAsync(school, person, code, Why.ActorSuspended);
        }
    }

    [Fact]
    public async Task Who_left_can_come_back_and_whom_staff_withdrew_cannot_until_they_are_enrolled_again()
    {
        await using var school = await GatherAsync();
        var (edsger, code) = (school.Edsger.AccountId, await LinkAsync(school));
        _ = await school.EnrolRowsAsync(Row("edsger@school.example", "", "7B", "4711"));
        _ = (await school.Enrolments.LeaveAsync(school.Edsger, school.Algebra)).Value;

        _ = (await Joining(school).JoinAsync(school.Edsger, code)).Value;
        Assert.Equal(new EnrolmentState("7B", "4711", EnrolmentSource.Student, edsger, Now, null), await school.PlaceAsync(edsger));

        var withdrawn = (await school.Enrolments.WithdrawAsync(school.Alan, school.Algebra, [edsger])).Value;
        await RefusedAsync(school, school.Edsger, code, Why.WithdrawnByStaff);
        _ = (await school.Enrolments.UndoAsync(school.Alan, withdrawn)).Value;
        _ = (await school.Enrolments.LeaveAsync(school.Edsger, school.Algebra)).Value;
        Assert.True((await Joining(school).JoinAsync(school.Edsger, code)).Succeeded);
    }

    [Fact]
    public async Task Taking_back_the_enrolment_of_somebody_who_had_left_leaves_the_door_open()
    {
        await using var school = await GatherAsync();
        var code = await LinkAsync(school);
        _ = (await Joining(school).JoinAsync(school.Edsger, code)).Value;
        _ = (await school.Enrolments.LeaveAsync(school.Edsger, school.Algebra)).Value;
        var enrolled = (await school.EnrolRowsAsync(Row("edsger@school.example"))).Change;
        _ = (await school.Enrolments.UndoAsync(school.Alan, enrolled)).Value;

        Assert.True((await Joining(school).JoinAsync(school.Edsger, code)).Succeeded);
    }

    static async Task RefusedAsync(Cast school, Actor actor, string code, Why why)
    {
        var before = await school.Database.DumpAsync();
        Assert.Equal(why, (await Joining(school).JoinAsync(actor, code)).Problem?.Why);
        Assert.Equal(why, (await Queries(school).InvitationAsync(actor, code)).Value.Problem?.Why);
        Assert.Equal(before, await school.Database.DumpAsync());
    }

    static async Task<string> LinkAsync(Cast school) => (await Joining(school).SetAsync(school.Alan, school.Algebra, on: true)).Value!;

    static JoinService Joining(Cast school) => school.Database.Get<JoinService>();

    static JoinQueries Queries(Cast school) => school.Database.Get<JoinQueries>();
}

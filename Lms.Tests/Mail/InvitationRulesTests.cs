using Lms.Data.Accounts;
using Lms.Data.Mail;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using static Lms.Data.Permissions.Permission;

namespace Lms.Tests.Mail;

public sealed class InvitationRulesTests
{
    static readonly DateTimeOffset now = new(2026, 11, 25, 9, 0, 0, TimeSpan.FromHours(1));

    static readonly CourseStanding course = new(false, "Alan Turing", new(2026, 11, 25));

    static readonly Invitee katherine = new(8, "katherine@school.example", AccountStatus.Pending, true, true, false, false, null);

    static readonly Invitee mary = katherine with { IsStaff = false, IsStudent = true };

    [Fact]
    public void Who_manages_the_staff_may_have_its_pending_written_to_and_nobody_else() =>
        Assert.Equal([null, Why.NeedsManageStudents, Why.NotOnThisCourse], Answers(Holding(ManageStaff)));

    [Fact]
    public void Who_manages_the_students_may_have_the_pending_among_them_written_to_and_nobody_else() =>
        Assert.Equal([Why.NeedsManageStaff, null, Why.NotOnThisCourse], Answers(Holding(ManageStudents)));

    [Fact]
    public void The_owner_may_both_and_who_grades_may_neither()
    {
        Assert.Equal([null, null, Why.NotOnThisCourse], Answers(Holding() with { IsOwner = true }));
        Assert.Equal([Why.NeedsManageStaff, Why.NeedsManageStudents, Why.NotOnThisCourse], Answers(Holding(GradeSubmissions)));
        Assert.Equal(Why.NeedsManageStaff, InvitationRules.MayInvite(Holding(GradeSubmissions), course)?.Why);
        Assert.Null(InvitationRules.MayInvite(Holding(ManageStudents), course));
    }

    [Fact]
    public void On_an_archived_course_nobody_may() =>
        Assert.Equal(Why.CourseArchived, InvitationRules.MayInvite(Holding() with { IsOwner = true }, course with { Archived = true })?.Why);

    [Fact]
    public void Only_who_has_never_signed_in_and_has_an_address_is_written_to()
    {
        Assert.Null(InvitationRules.MayWriteTo(katherine, now));
        Assert.Equal(Why.HasSignedIn, InvitationRules.MayWriteTo(katherine with { Status = AccountStatus.Active }, now)?.Why);
        Assert.Equal(Why.ReinstateFirst, InvitationRules.MayWriteTo(katherine with { Status = AccountStatus.Suspended }, now)?.Why);
        Assert.Equal(Why.NoAddressToWriteTo, InvitationRules.MayWriteTo(katherine with { HasAddress = false }, now)?.Why);
        Assert.Equal(Why.InvitationWaits, InvitationRules.MayWriteTo(katherine with { Waits = true }, now)?.Why);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(23.99, false)]
    [InlineData(24, true)]
    [InlineData(1000, true)]
    public void Nobody_gets_more_than_one_mail_a_day(double hours, bool may)
    {
        var last = now.AddHours(-hours).ToOffset(TimeSpan.FromHours(-8)); // wherever clocks stand
        var problem = InvitationRules.MayWriteTo(katherine with { WrittenAt = last }, now);

        Assert.Equal(may ? null : Why.InvitedToday, problem?.Why);
        if (!may)
            Assert.Equal(["katherine@school.example", last], problem!.Values);
    }

    [Fact]
    public void What_was_asked_for_is_no_longer_wanted_when_the_world_has_changed()
    {
        Assert.True(Wanted());
        Assert.True(Wanted(isOnCourse: null));
        Assert.False(Wanted(isOnCourse: false));
        Assert.False(Wanted(askerIsActive: false));
        Assert.False(InvitationRules.IsStale(now.AddDays(-6), now));
        Assert.True(InvitationRules.IsStale(now.AddDays(-7), now));
        Assert.False(Wanted(katherine with { Status = AccountStatus.Active }));

        static bool Wanted(Invitee? person = null, bool? isOnCourse = true, bool askerIsActive = true) =>
            InvitationRules.StillWanted(person ?? katherine, askerIsActive, isOnCourse, now);
    }

    [Fact]
    public void Each_failure_is_waited_out_longer_until_it_is_given_up()
    {
        Assert.Equal([1, 5, 30, 120, 720, null], Enumerable.Range(1, 6).Select(attempts => InvitationRules.PauseAfter(attempts)?.TotalMinutes));
        Assert.True(InvitationRules.MayTryAgain(5));
        Assert.False(InvitationRules.MayTryAgain(6));
    }

    static IEnumerable<Why?> Answers(Standing actor) =>
        [.. ((Invitee[])[katherine, mary, katherine with { IsStaff = false }]).Select(person => InvitationRules.MayInvite(actor, course, person)?.Why)];

    static Standing Holding(params Permission[] permissions) =>
        new(3, "Grace Hopper", AccountStatus.Active, false, false, Grants.Nothing with { Allow = PermissionSet.Of(permissions) });
}

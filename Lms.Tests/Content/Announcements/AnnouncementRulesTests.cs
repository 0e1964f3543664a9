using Lms.Data.Accounts;
using Lms.Data.Content.Announcements;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;

namespace Lms.Tests.Content.Announcements;

public class AnnouncementRulesTests
{
    static readonly CourseStanding course = new(false, "Alan Turing", new(2026, 11, 26));
    static readonly Standing stranger = new(1, "Edsger", AccountStatus.Active, false, false, null);
    static readonly Standing student = stranger with { IsStudent = true };
    static readonly Standing owner = stranger with { IsOwner = true };
    static readonly Standing administrator = stranger with { IsAdministrator = true };
    static readonly Standing grader = stranger with { Grants = Grants.Nothing.WithRole(3, PermissionSet.Of(Permission.GradeSubmissions)) };
    static readonly Standing writer = stranger with { Grants = Grants.Nothing.SwitchOn(Permission.PostAnnouncements) };
    static readonly DateTime now = new(2026, 11, 26, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Who_has_the_permission_writes_and_nobody_else()
    {
        Assert.Null(AnnouncementRules.MayPost(owner, course));
        Assert.Null(AnnouncementRules.MayPost(administrator, course));
        Assert.Null(AnnouncementRules.MayPost(writer, course));
        Assert.Equal(Why.NeedsPermission, AnnouncementRules.MayPost(grader, course)?.Why);
        Assert.Equal(Why.ForStaff, AnnouncementRules.MayPost(student, course)?.Why);
        Assert.Equal(Why.CourseNotFound, AnnouncementRules.MayPost(stranger, course)?.Why);
        Assert.Equal(Why.CourseArchived, AnnouncementRules.MayPost(writer, course with { Archived = true })?.Why);
        Assert.Equal(Why.ActorSuspended, AnnouncementRules.MayPost(owner with { Status = AccountStatus.Suspended }, course)?.Why);
    }

    [Fact]
    public void What_waits_is_seen_by_those_who_write_on_an_archived_course_too()
    {
        Assert.True(AnnouncementRules.SeesScheduled(writer, course with { Archived = true }));
        Assert.All([grader, student, stranger], person => Assert.False(AnnouncementRules.SeesScheduled(person, course)));
    }

    [Fact]
    public void What_was_seen_is_kept_of_those_who_have_a_part_in_the_course()
    {
        Assert.All([owner, writer, grader, student], person => Assert.True(AnnouncementRules.KeepsTrack(person, course)));
        Assert.All([administrator, stranger, stranger with { WasStudent = true }, grader with { Grants = grader.Grants! with { Until = new(2026, 11, 25) } }],
            person => Assert.False(AnnouncementRules.KeepsTrack(person, course)));
    }

    [Fact]
    public void A_draft_needs_a_title_bearable_lengths_and_a_time_that_comes()
    {
        Assert.Empty(AnnouncementRules.Check(Board.Draft(at: now.AddMinutes(1)), now));
        Assert.Empty(AnnouncementRules.Check(Board.Draft(new string('x', AnnouncementRules.TitleLength), new string('x', AnnouncementRules.TextLength)), now));
        var problems = AnnouncementRules.Check(Board.Draft("", new string('x', AnnouncementRules.TextLength + 1), at: now), now);
        Assert.Equal([Why.AnnouncementTitleMissing, Why.TooLong, Why.PublishTimeOver], problems.OrderBy(p => p.Key).Select(p => p.Value.Why));
        Assert.Equal(Why.TooLong, AnnouncementRules.Check(Board.Draft(new string('x', AnnouncementRules.TitleLength + 1)), now)[AnnouncementField.Title].Why);
    }

    [Fact]
    public void Cleaning_takes_what_can_t_be_seen_out_of_the_title_and_leaves_the_text_as_written() =>
        Assert.Equal(Board.Draft("Room 12", "# Where\n\n  - here"), AnnouncementRules.Clean(Board.Draft(" Room\t\u202e12 ", "# Where\r\n\r\n  - here\n")));

    [Theory]
    [InlineData(false, false, null)]
    [InlineData(true, false, Why.CourseNotOpen)]
    [InlineData(true, true, Why.CourseNotOpen)]
    [InlineData(false, true, null)]
    public void Students_open_a_course_that_is_open_to_them_archived_or_not(bool hidden, bool archived, Why? why)
    {
        var standing = course with { Hidden = hidden, Archived = archived };
        Assert.Equal(why, PermissionRules.MayOpen(student, standing)?.Why);
        Assert.All([owner, administrator, grader], person => Assert.Null(PermissionRules.MayOpen(person, standing)));
        Assert.Equal(Why.CourseNotFound, PermissionRules.MayOpen(stranger, standing)?.Why);
        Assert.Equal(Why.ActorSuspended, PermissionRules.MayOpen(student with { Status = AccountStatus.Suspended }, standing)?.Why);
    }
}

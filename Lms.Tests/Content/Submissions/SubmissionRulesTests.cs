using Lms.Data.Accounts;
using Lms.Data.Content.Assignments;
using Lms.Data.Content.Submissions;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;

namespace Lms.Tests.Content.Submissions;

public class SubmissionRulesTests
{
    static readonly DateTime due = Coursework.Now;

    static readonly CourseStanding course = new(false, "Alan Turing", new(2026, 11, 25));

    static readonly Standing student = new(7, "Edsger Dijkstra", AccountStatus.Active, false, false, null) { IsStudent = true };

    static AssignmentView Essay(AssignmentState state = AssignmentState.Published, HandIn handIn = HandIn.Text, LateRule late = LateRule.Accepted) =>
        new(1, 1, Coursework.Essay with { DueAt = due, HandIn = handIn, Late = late }, state);

    [Fact]
    public void A_student_hands_in_until_it_is_due_and_after_that_where_late_work_is_taken()
    {
        Assert.Null(SubmissionRules.MayHandIn(student, course, Essay(late: LateRule.Refused), due));
        Assert.Equal(Why.TooLateToHandIn, SubmissionRules.MayHandIn(student, course, Essay(late: LateRule.Refused), due.AddMilliseconds(1))?.Why);
        Assert.Null(SubmissionRules.MayHandIn(student, course, Essay(), due.AddDays(30)));
        Assert.False(SubmissionRules.IsLate(Essay(), due));
        Assert.True(SubmissionRules.IsLate(Essay(), due.AddMilliseconds(1)));
    }

    [Fact]
    public void Each_reason_not_to_hand_in_is_said()
    {
        Assert.Equal(Why.AssignmentClosed, SubmissionRules.MayHandIn(student, course, Essay(AssignmentState.Closed), due)?.Why);
        Assert.Equal(Why.AssignmentNotFound, SubmissionRules.MayHandIn(student, course, Essay(AssignmentState.Draft), due)?.Why);
        Assert.Equal(Why.HandedInOnPaper, SubmissionRules.MayHandIn(student, course, Essay(handIn: HandIn.OnPaper), due)?.Why);
        Assert.Equal(Why.CourseArchived, SubmissionRules.MayHandIn(student, course with { Archived = true }, Essay(), due)?.Why);
        Assert.Equal(Why.CourseNotOpen, SubmissionRules.MayHandIn(student, course with { Hidden = true }, Essay(), due)?.Why);
        Assert.Equal(Why.NoLongerStudent, SubmissionRules.MayHandIn(student with { IsStudent = false, WasStudent = true }, course, Essay(), due)?.Why);
        Assert.Equal(Why.OnlyStudentsHandIn, SubmissionRules.MayHandIn(student with { IsStudent = false, IsOwner = true }, course, Essay(), due)?.Why);
        Assert.Equal(Why.ActorSuspended, SubmissionRules.MayHandIn(student with { Status = AccountStatus.Suspended }, course, Essay(), due)?.Why);
    }

    [Theory]
    [InlineData(HandIn.Text, "words", 0, null)]
    [InlineData(HandIn.Files, "", 1, null)]
    [InlineData(HandIn.Text | HandIn.Files, "words", 0, null)]
    [InlineData(HandIn.Text | HandIn.Files, "", 20, null)]
    [InlineData(HandIn.Text | HandIn.Files, "", 0, Why.NothingToHandIn)]
    [InlineData(HandIn.Text, "words", 1, Why.NotAskedFor)]
    [InlineData(HandIn.Files, "words", 1, Why.NotAskedFor)]
    [InlineData(HandIn.Files, "", 21, Why.TooManyFilesHandedIn)]
    public void What_is_asked_for_is_handed_in(HandIn handIn, string text, int files, Why? why) => Assert.Equal(why, SubmissionRules.Check(handIn, text, files, 20)?.Why);

    [Theory]
    [InlineData(0, 0, 5_000_000, null)]
    [InlineData(99, 0, 0, null)]
    [InlineData(100, 0, 0, Why.HandedInTooOften)]
    [InlineData(1, 5_000_000, 1, Why.HandedInTooMuch)]
    [InlineData(1, 6_000_000, 0, null)]
    public void What_one_student_hands_in_has_an_end(int times, long before, long added, Why? why)
    {
        var refused = SubmissionRules.CheckRoom(times, before, added, new() { MegabytesPerAssignment = 5 }, "Alan Turing");
        Assert.Equal((why, why is null ? null : "Alan Turing"), (refused?.Why, refused?.Values[1]));
    }

    [Fact]
    public void A_text_has_an_end() => Assert.Equal(Why.TooLong, SubmissionRules.Check(HandIn.Text, new string('a', SubmissionRules.TextLength + 1), 0, 20)?.Why);

    [Theory]
    [InlineData(false, false, false, false, WorkState.ToDo)]
    [InlineData(true, false, false, false, WorkState.Missing)]
    [InlineData(true, true, false, false, WorkState.HandedIn)]
    [InlineData(true, true, true, false, WorkState.Late)]
    [InlineData(true, true, true, true, WorkState.Graded)]
    [InlineData(true, false, false, true, WorkState.Graded)]
    public void How_far_somebody_is(bool over, bool handedIn, bool late, bool graded, WorkState state) => Assert.Equal(state, SubmissionRules.StateOf(
        Essay(), handedIn ? due : null, late, graded ? due.AddHours(1) : null, over ? due.AddDays(1) : due));

    [Fact]
    public void What_is_handed_in_after_a_grade_waits_to_be_graded_again_and_paper_is_never_missing()
    {
        Assert.Equal(WorkState.HandedIn, SubmissionRules.StateOf(Essay(), due, false, due.AddHours(-1), due));
        Assert.Equal(WorkState.Missing, SubmissionRules.StateOf(Essay(AssignmentState.Closed), null, false, null, due.AddDays(-1)));
        Assert.Equal(WorkState.ToDo, SubmissionRules.StateOf(Essay(handIn: HandIn.OnPaper), null, false, null, due.AddDays(1)));
    }

    [Fact]
    public void A_receipt_has_a_short_number() => Assert.Equal("000042", SubmissionRules.ReceiptNumber(42));
}

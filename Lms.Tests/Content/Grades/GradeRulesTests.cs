using Lms.Data.Accounts;
using Lms.Data.Content.Grades;
using Lms.Data.Permissions;
using Lms.Data.Shared;

namespace Lms.Tests.Content.Grades;

public class GradeRulesTests
{
    static readonly DateTime now = new(2026, 11, 25, 9, 0, 0, DateTimeKind.Utc);

    static readonly CourseStanding course = new(false, "Alan Turing", new(2026, 11, 25));

    static readonly Standing person = new(7, "Mary Jackson", AccountStatus.Pending, false, false, null);

    [Theory]
    [InlineData(null, null)]
    [InlineData(0.0, null)]
    [InlineData(20.0, null)]
    [InlineData(19.75, null)]
    [InlineData(20.25, Why.PointsOutOfRange)]
    [InlineData(-0.5, Why.PointsOutOfRange)]
    [InlineData(1.125, Why.PointsTooFine)]
    public void Points_are_within_what_there_is(double? points, Why? why) => Assert.Equal(why, GradeRules.Check((decimal?)points, "", 20)?.Why);

    [Fact]
    public void Points_or_words_make_a_grade()
    {
        Assert.True(GradeRules.IsGraded(0, ""));
        Assert.True(GradeRules.IsGraded(null, "See me"));
        Assert.False(GradeRules.IsGraded(null, ""));
    }

    [Fact]
    public void Students_and_former_ones_are_graded_whether_or_not_they_ever_signed_in()
    {
        Assert.Null(GradeRules.CanBeGraded(person with { IsStudent = true }));
        Assert.Null(GradeRules.CanBeGraded(person with { WasStudent = true }));
        Assert.Equal(Why.NotEnrolled, GradeRules.CanBeGraded(person with { IsOwner = true })?.Why);
        Assert.Equal(Why.PersonNotFound, GradeRules.CanBeGraded(person with { Grants = null })?.Why);
    }

    [Fact]
    public void Nobody_grades_themselves_not_even_an_administrator()
    {
        var ada = person with { IsAdministrator = true, IsStudent = true };
        Assert.Equal(Why.OwnWork, GradeRules.MayGrade(ada, course, ada.AccountId)?.Why);
        Assert.Null(GradeRules.MayGrade(ada, course, ada.AccountId + 1));
    }

    [Fact]
    public void Feedback_adds_an_entry_once_a_sitting_and_points_always()
    {
        Assert.True(GradeRules.AddsEntry(true, now, now));
        Assert.True(GradeRules.AddsEntry(false, null, now));
        Assert.False(GradeRules.AddsEntry(false, now.AddMinutes(-10), now));
        Assert.True(GradeRules.AddsEntry(false, now.AddMinutes(-11), now));
    }

    [Fact]
    public void Who_was_withdrawn_keeps_what_is_theirs_unless_suspended()
    {
        var was = person with { Status = AccountStatus.Active, WasStudent = true };
        Assert.True(GradeRules.KeepsOwn(was, true));
        Assert.False(GradeRules.KeepsOwn(was, false));
        Assert.False(GradeRules.KeepsOwn(was with { Status = AccountStatus.Suspended }, true));
        Assert.False(GradeRules.KeepsOwn(person, true));
    }
}

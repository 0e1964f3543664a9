using System.Globalization;
using Lms.Data.Content.Assignments;
using Lms.Data.Shared;
using Lms.Tests.Support;

namespace Lms.Tests.Content.Assignments;

public class AssignmentRulesTests
{
    [Fact]
    public void An_essay_will_do() => Assert.Null(AssignmentRules.Check(Coursework.Essay));

    [Fact]
    public void It_needs_a_title_of_a_length_that_can_be_kept()
    {
        Assert.Equal(Why.TitleMissing, AssignmentRules.Check(Coursework.Essay with { Title = "" })?.Why);
        Assert.Equal(Why.TooLong, AssignmentRules.Check(Coursework.Essay with { Title = new string('a', 201) })?.Why);
        Assert.Equal(Why.TooLong, AssignmentRules.Check(Coursework.Essay with { Instructions = new string('a', 50_001) })?.Why);
    }

    [Theory]
    [InlineData(null, AssignmentState.Published, LateRule.Accepted, true)]
    [InlineData(null, AssignmentState.Draft, LateRule.Accepted, false)]
    [InlineData(AssignmentState.Draft, AssignmentState.Published, LateRule.Accepted, true)]
    [InlineData(AssignmentState.Published, AssignmentState.Published, LateRule.Accepted, false)]
    [InlineData(AssignmentState.Closed, AssignmentState.Published, LateRule.Accepted, false)]
    [InlineData(AssignmentState.Closed, AssignmentState.Published, LateRule.Refused, true)]
    [InlineData(AssignmentState.Published, AssignmentState.Closed, LateRule.Refused, false)]
    public void What_is_due_before_students_see_it_is_a_slip_more_often_than_meant(AssignmentState? before, AssignmentState after, LateRule late, bool slip)
    {
        var text = Coursework.Essay with { DueAt = Coursework.Now.AddDays(-1), Late = late };
        var was = before is { } state ? new AssignmentView(1, 1, text, state) : null;
        Assert.Equal(slip, AssignmentRules.IsDueAlready(was, text, after, Coursework.Now));
        Assert.False(AssignmentRules.IsDueAlready(was, text with { DueAt = Coursework.Now.AddDays(1) }, after, Coursework.Now));
        Assert.False(AssignmentRules.IsDueAlready(was, text with { HandIn = HandIn.OnPaper }, after, Coursework.Now)); // last week's test, to be graded
        if (before == AssignmentState.Published && after == before)
            Assert.True(AssignmentRules.IsDueAlready(was, text with { DueAt = Coursework.Now.AddDays(-2) }, after, Coursework.Now));
    }

    [Theory]
    [InlineData("0", null)]
    [InlineData("10000", null)]
    [InlineData("7.25", null)]
    [InlineData("-0.01", Why.PointsOutOfRange)]
    [InlineData("10000.01", Why.PointsOutOfRange)]
    [InlineData("7.255", Why.PointsTooFine)]
    public void Points_are_between_nothing_and_ten_thousand_with_two_places(string points, Why? why) => Assert.Equal(
        why, AssignmentRules.Check(Coursework.Essay with { Points = decimal.Parse(points, CultureInfo.InvariantCulture) })?.Why);

    [Fact]
    public void It_keeps_at_least_as_many_points_as_somebody_got()
    {
        Assert.Null(AssignmentRules.MayLower(15, 15, 15));
        Assert.Null(AssignmentRules.MayLower(0, null, null));
        Assert.Equal(Why.PointsBelowGrades, AssignmentRules.MayLower(14.99m, 15, 15)?.Why);
        Assert.Equal(Why.PointsBelowHiddenGrades, AssignmentRules.MayLower(14.99m, 15, 14)?.Why);
    }

    [Theory]
    [InlineData("7", "en-GB", "7")]
    [InlineData(" 7.5 ", "en-GB", "7.5")]
    [InlineData("7,5", "de-DE", "7.5")]
    [InlineData("7.5", "de-DE", "7.5")]
    [InlineData("7,5", "en-GB", "7.5")]
    [InlineData("0.25", "fr-FR", "0.25")]
    public void Points_are_read_as_their_writer_means_them(string typed, string culture, string points) =>
        Assert.Equal(decimal.Parse(points, CultureInfo.InvariantCulture), PointsText.Read(typed, CultureInfo.GetCultureInfo(culture)).Value);

    [Theory]
    [InlineData("seven", Why.PointsUnreadable)]
    [InlineData("1,000.5", Why.PointsUnreadable)]
    [InlineData("1e3", Why.PointsUnreadable)]
    [InlineData("∞", Why.PointsUnreadable)]
    [InlineData("1.000", Why.PointsTooFine)]
    [InlineData("1,000", Why.PointsTooFine)]
    [InlineData("99999999999999999999999999999999999", Why.PointsUnreadable)]
    public void What_may_mean_something_else_is_no_number(string typed, Why why)
    {
        Assert.Equal(why, PointsText.Read(typed, CultureInfo.GetCultureInfo("en-GB")).Problem?.Why);
        Assert.Equal(why, PointsText.Read(typed, CultureInfo.GetCultureInfo("de-DE")).Problem?.Why);
    }

    [Fact]
    public void Nothing_typed_is_no_points() => Assert.Null(PointsText.Read("  ", CultureInfo.InvariantCulture).Value);

    [Theory]
    [InlineData("2026-03-29 01:30", "2026-03-29 00:30")] // before the gap
    [InlineData("2026-03-29 02:30", "2026-03-29 01:30")] // no clock shows it
    [InlineData("2026-10-25 02:30", "2026-10-25 01:30")] // clocks show it twice: the later
    [InlineData("2026-07-01 18:00", "2026-07-01 16:00")]
    [InlineData("2026-12-01 18:00", "2026-12-01 17:00")]
    public void A_due_time_is_the_schools_on_days_when_clocks_change_too(string typed, string utc)
    {
        var clock = new SchoolClock(TimeProvider.System, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));

        var instant = clock.InstantOf(DateTime.Parse(typed, CultureInfo.InvariantCulture));

        Assert.Equal(DateTime.Parse(utc, CultureInfo.InvariantCulture), instant);
        Assert.Equal(DateTimeKind.Utc, instant.Kind);
    }
}

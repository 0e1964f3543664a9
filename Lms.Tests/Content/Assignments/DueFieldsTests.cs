using Lms.Data.Content.Assignments;
using Lms.Data.Shared;
using Lms.Tests.Support;
using Lms.Web.Features.Content.Assignments;

namespace Lms.Tests.Content.Assignments;

/// <summary>What the fields of day and time mean, in a school in Berlin.</summary>
public class DueFieldsTests
{
    static readonly SchoolClock clock = new(TimeProvider.System, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));

    // Clocks go back at 3:00 on 25 October: half past two comes twice.
    static readonly DateTime firstHalfPastTwo = new(2026, 10, 25, 0, 30, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("", "2026-12-03 22:59:59")]
    [InlineData("23:59", "2026-12-03 22:59:59")]
    [InlineData("23:58", "2026-12-03 22:58:00")]
    [InlineData("00:00", "2026-12-02 23:00:00")]
    public void A_day_without_a_time_is_all_of_that_day_and_so_is_its_last_minute(string time, string utc)
    {
        var input = AssignmentInput.Of(Coursework.Essay, clock);
        (input.Day, input.Time) = ("2026-12-03", time);
        Assert.Equal(utc, input.Read(clock)?.DueAt?.ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void What_nobody_touched_stays_the_instant_it_was_also_when_clocks_go_back()
    {
        var input = AssignmentInput.Of(Coursework.Essay with { DueAt = firstHalfPastTwo }, clock);
        input.Title = "Another title";
        Assert.Equal(firstHalfPastTwo, input.Read(clock)?.DueAt);

        input.Time = "02:31";
        Assert.Equal(firstHalfPastTwo.AddMinutes(61), input.Read(clock)?.DueAt);
    }
}

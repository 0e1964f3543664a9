using Lms.Data.Audit;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Lms.Tests.Support;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Audit;

/// <summary>A day is the school's day, not the server's.</summary>
public class AuditDaysTests
{
    static readonly TimeZoneInfo berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("2027-01-15", "2027-01-14T23:00:00", "2027-01-15T23:00:00")] // winter: an hour ahead
    [InlineData("2027-07-15", "2027-07-14T22:00:00", "2027-07-15T22:00:00")] // summer: two
    [InlineData("2027-03-28", "2027-03-27T23:00:00", "2027-03-28T22:00:00")] // 23 hours long
    [InlineData("2027-10-31", "2027-10-30T22:00:00", "2027-10-31T23:00:00")] // 25 hours long
    public async Task A_day_begins_and_ends_where_the_school_is(string day, string first, string next)
    {
        await using var school = await GatherAsync();
        var (date, begins, ends) = (DateOnly.Parse(day, default), Utc(first), Utc(next));
        var moments = (DateTime[])[begins.AddMilliseconds(-1), begins, begins.AddHours(12), ends.AddMilliseconds(-1), ends];
        foreach (var moment in moments)
            await school.WriteAsync(school.Grace, 1, AuditAction.Enrolled, moment);

        Assert.Equal(moments[1..4], await MomentsAsync(school, date, date));
        Assert.Equal(moments[1..], await MomentsAsync(school, date, null));
        Assert.Equal(moments[..4], await MomentsAsync(school, null, date));
        Assert.Equal(moments, await MomentsAsync(school, date.AddDays(-1), date.AddDays(1)));
        Assert.Empty(await MomentsAsync(school, date.AddDays(2), null));
        Assert.Empty(await MomentsAsync(school, date, date.AddDays(-1)));
    }

    [Fact]
    public async Task The_first_and_the_last_day_there_can_be_are_days_too()
    {
        await using var school = await GatherAsync();
        await school.WriteAsync(school.Grace, 1, AuditAction.Enrolled);

        Assert.Single(await MomentsAsync(school, DateOnly.MinValue, DateOnly.MaxValue));
        Assert.Empty(await MomentsAsync(school, DateOnly.MaxValue, null));
        Assert.Empty(await MomentsAsync(school, null, DateOnly.MinValue));
    }

    static async Task<IEnumerable<DateTime>> MomentsAsync(Cast school, DateOnly? from, DateOnly? to)
    {
        var audit = new AuditQueries(school.Database.Get<LmsStore>(), new SchoolClock(school.Database.Time, berlin));
        var view = (await audit.LogAsync(school.Ada, AuditFilter.All with { Action = AuditAction.Enrolled, From = from, To = to })).Value;
        return view.Lines.Select(line => line.At).Reverse();
    }

    static DateTime Utc(string text) => DateTime.SpecifyKind(DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc);
}

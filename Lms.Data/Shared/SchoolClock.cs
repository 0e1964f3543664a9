namespace Lms.Data.Shared;

/// <summary>The school's time: instants in UTC, and today's date in the school's own time zone.</summary>
public sealed class SchoolClock(TimeProvider time, TimeZoneInfo zone)
{
    /// <summary>The present instant, UTC.</summary>
    public DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Today where the school is; an end date is the last day that still counts.</summary>
    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone).DateTime);
}

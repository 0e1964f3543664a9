namespace Lms.Data.Shared;

/// <summary>The school's time: instants in UTC, and today's date in the school's own time zone.</summary>
public sealed class SchoolClock(TimeProvider time, TimeZoneInfo zone)
{
    /// <summary>The present instant, UTC, to the millisecond: what every database gives back as it was.</summary>
    public DateTime Now
    {
        get
        {
            var now = time.GetUtcNow().UtcDateTime;
            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
        }
    }

    /// <summary>The present instant, but later than one (UTC) that was seen: two changes within a millisecond are two all the same.</summary>
    public DateTime After(DateTime seen) => Now is var now && now > seen ? now : seen.AddMilliseconds(1);

    /// <summary>The school's date at an instant (UTC).</summary>
    public DateOnly DayOf(DateTime instant) => DateOnly.FromDateTime(LocalOf(instant));

    /// <summary>An instant (UTC) as clocks show it where the school is.</summary>
    public DateTime LocalOf(DateTime instant) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(instant, DateTimeKind.Utc), zone);

    /// <summary>An instant (UTC) that says by itself what clocks show where the school is.</summary>
    public DateTimeOffset AtSchool(DateTime instant) =>
        TimeZoneInfo.ConvertTime(new DateTimeOffset(DateTime.SpecifyKind(instant, DateTimeKind.Utc)), zone);

    /// <summary>The instant (UTC) at which a day begins where the school is.</summary>
    public DateTime StartOf(DateOnly day) => TimeZoneInfo.ConvertTimeToUtc(FirstOf(day.ToDateTime(TimeOnly.MinValue)), zone);

    /// <summary>
    /// The instant (UTC) of a time that somebody read off a clock where the school is. Of one that clocks show twice the later, so that nobody
    /// loses an hour; one that they skip is an hour later.
    /// </summary>
    public DateTime InstantOf(DateTime local) => TimeZoneInfo.ConvertTimeToUtc(FirstOf(DateTime.SpecifyKind(local, DateTimeKind.Unspecified)), zone);

    /// <summary>Calls back once, on any thread, when an instant (UTC) has come; not after what is returned was disposed.</summary>
    public IDisposable At(DateTime instant, Action ring) => new Alarm(this, time, instant, ring);

    // Where clocks go forward at midnight, the day begins an hour later.
    DateTime FirstOf(DateTime local) => zone.IsInvalidTime(local) ? local.AddHours(1) : local;

    /// <summary>Today where the school is; an end date is the last day that still counts.</summary>
    public DateOnly Today => DayOf(Now);

    sealed class Alarm : IDisposable
    {
        static readonly TimeSpan longest = TimeSpan.FromDays(1); // timers hold no more than some weeks

        readonly SchoolClock clock;
        readonly DateTime instant;
        readonly ITimer timer;
        Action? ring;

        internal Alarm(SchoolClock clock, TimeProvider time, DateTime instant, Action ring)
        {
            (this.clock, this.instant, this.ring) = (clock, instant, ring);
            timer = time.CreateTimer(_ => Look(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            Look();
        }

        public void Dispose()
        {
            Interlocked.Exchange(ref ring, null);
            timer.Dispose();
        }

        void Look()
        {
            var left = instant - clock.Now;
            if (left <= TimeSpan.Zero)
                Interlocked.Exchange(ref ring, null)?.Invoke();
            else
                timer.Change(left < longest ? left : longest, Timeout.InfiniteTimeSpan);
        }
    }
}

using System.Globalization;
using Lms.Data.Shared;
using Lms.Web.Shared;

namespace Lms.Web.Features.Content.Announcements;

/// <summary>Instants as people say them, in the school's time zone.</summary>
static class AnnouncementWords
{
    /// <summary>"Today, 14:05", "Yesterday, 09:00", "3 Nov 2026 09:00".</summary>
    internal static string When(this Say say, SchoolClock clock, DateTime instant)
    {
        var local = clock.LocalOf(instant);
        var time = local.ToString("HH:mm", CultureInfo.CurrentCulture);
        return (clock.Today.DayNumber - clock.DayOf(instant).DayNumber) switch
        {
            0 => say["Announcement.Today", time],
            1 => say["Announcement.Yesterday", time],
            _ => say.Instant(local),
        };
    }

    /// <summary>The day and the time, whatever day it is.</summary>
    internal static string Exactly(this Say say, SchoolClock clock, DateTime instant) => say.Instant(clock.LocalOf(instant));
}

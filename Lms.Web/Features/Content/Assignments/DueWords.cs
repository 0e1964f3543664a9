using Lms.Data.Content.Assignments;
using Lms.Web.Shared;

namespace Lms.Web.Features.Content.Assignments;

/// <summary>Assignments in words: how far away a time is, what is handed in.</summary>
static class DueWords
{
    /// <summary>"in 3 days", "2 hours ago".</summary>
    internal static string Relative(this Say say, DateTime at, DateTime now)
    {
        var (span, over) = ((at - now).Duration(), at < now);
        return span switch
        {
            { TotalMinutes: < 1 } => say["Relative.Now"],
            { TotalHours: < 1 } => say[over ? "Relative.MinutesAgo" : "Relative.InMinutes", (int)span.TotalMinutes],
            { TotalHours: < 2 } => say[over ? "Relative.HourAgo" : "Relative.InHour"],
            { TotalDays: < 2 } => say[over ? "Relative.HoursAgo" : "Relative.InHours", (int)span.TotalHours],
            _ => say[over ? "Relative.DaysAgo" : "Relative.InDays", (int)span.TotalDays],
        };
    }

    internal static string Of(this Say say, HandIn handIn) => say[handIn switch
    {
        HandIn.Text => "HandIn.Text",
        HandIn.Files => "HandIn.Files",
        HandIn.OnPaper => "HandIn.OnPaper",
        _ => "HandIn.Both",
    }];
}

using System.Globalization;
using Lms.Data.Content.Assignments;
using Lms.Data.Shared;

namespace Lms.Web.Features.Content.Assignments;

/// <summary>What was typed of an assignment, and what is wrong with it. Day and time are the school's.</summary>
public sealed class AssignmentInput
{
    // Whoever gives a day, or its last minute, means all of it.
    static readonly TimeOnly lastMinute = new(23, 59), endOfDay = new(23, 59, 59);

    // What the fields showed, and the instant it was: clocks show some times twice, and no seconds.
    (string Day, string Time, DateTime? At) shown = ("", "", null);

    public string Title { get; set; } = "";

    public string Instructions { get; set; } = "";

    public string Points { get; set; } = "";

    public string Day { get; set; } = "";

    public string Time { get; set; } = "";

    public LateRule Late { get; set; } = LateRule.Accepted;

    public HandIn HandIn { get; set; } = HandIn.Text | HandIn.Files;

    public Problem? TitleProblem { get; set; }

    public Problem? InstructionsProblem { get; set; }

    public Problem? PointsProblem { get; set; }

    public Problem? DueProblem { get; set; }

    internal static AssignmentInput Of(AssignmentText text, SchoolClock clock)
    {
        var due = text.DueAt is { } at ? clock.LocalOf(at) : (DateTime?)null;
        var (day, time) = (due?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "", due?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "");
        return new()
        {
            shown = (day, time, text.DueAt),
            Title = text.Title,
            Instructions = text.Instructions,
            Points = PointsText.Of(text.Points, CultureInfo.CurrentCulture),
            Day = day,
            Time = time,
            Late = text.Late,
            HandIn = text.HandIn,
        };
    }

    /// <summary>What is meant; null where something is wrong, which is said beside it then.</summary>
    internal AssignmentText? Read(SchoolClock clock)
    {
        var points = PointsText.Read(Points, CultureInfo.CurrentCulture);
        var due = ReadDue(clock);
        (TitleProblem, InstructionsProblem, PointsProblem, DueProblem) = (
            string.IsNullOrWhiteSpace(Title) ? new Problem(Why.TitleMissing) : Title.Trim().Length > AssignmentRules.TitleLength ? new Problem(Why.TooLong, AssignmentRules.TitleLength) : null,
            Instructions.Length > AssignmentRules.InstructionsLength ? new Problem(Why.TooLong, AssignmentRules.InstructionsLength) : null,
            points.Problem ?? (points.Value is { } given ? AssignmentRules.CheckPoints(given, AssignmentRules.PointsLimit) : new Problem(Why.PointsUnreadable)),
            due.Problem);
        return (TitleProblem ?? InstructionsProblem ?? PointsProblem ?? DueProblem) is null
            ? new(Title, Instructions, points.Value!.Value, due.Value, Late, HandIn)
            : null;
    }

    /// <summary>Puts what the use case refused beside the field it is about; false where it is about none.</summary>
    internal bool Take(Problem problem)
    {
        if (problem.Why is not (Why.PointsBelowGrades or Why.PointsBelowHiddenGrades or Why.PointsOutOfRange or Why.PointsTooFine))
            return false;
        PointsProblem = problem;
        return true;
    }

    Result<DateTime?> ReadDue(SchoolClock clock)
    {
        if (Day.Length == 0 && Time.Length == 0)
            return Result.Of<DateTime?>(null);
        if ((Day, Time) == (shown.Day, shown.Time))
            return shown.At;
        var time = lastMinute;
        return DateOnly.TryParseExact(Day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 9000
            && (Time.Length == 0 || TimeOnly.TryParse(Time, CultureInfo.InvariantCulture, out time))
            ? Result.Of<DateTime?>(clock.InstantOf(day.ToDateTime(time == lastMinute ? endOfDay : time)))
            : Why.DueUnreadable;
    }
}

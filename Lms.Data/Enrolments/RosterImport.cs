using Lms.Data.Enrolments.Turns;
using Lms.Data.Shared;

namespace Lms.Data.Enrolments;

/// <summary>What was done with a list, line by line, and how to undo it.</summary>
public sealed record RosterReport(RosterPlan Plan, EnrolmentChange Change)
{
    /// <summary>Who had no account before.</summary>
    public IReadOnlyList<long> NewPeople { get; init; } = [];
}

/// <summary>Carries out a list of people, however long: all of it or nothing.</summary>
public sealed class RosterImport(ImportTurns turns, SchoolClock clock, RosterQueries queries)
{
    /// <summary>
    /// Carries the list out as the world is at each moment, in turns that let others pass; cancelling leaves nothing.
    /// <paramref name="progress"/> hears what part is done, 0 to 1.
    /// </summary>
    public async Task<Result<RosterReport>> EnrolAsync(
        Actor actor, long courseId, IReadOnlyList<RosterRow> rows, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        var enrolling = new RosterEnrolling(actor, courseId, rows, clock, queries, new Progressing(progress));
        return await turns.RunAsync(actor, rows.Count, (db, done, size) => enrolling.TurnAsync(db, done, size, cancel), cancel) is { } problem
            ? problem
            : enrolling.Report;
    }
}

using Lms.Data.Shared;

namespace Lms.Data.Enrolments.OneRoster;

/// <summary>Of all enrolments in a package, those that hold today: each person once in each class, as the greatest they are there. Pure.</summary>
sealed class OneRosterLines
{
    readonly OneRosterPackage package;
    readonly OneRosterFacts facts;
    readonly List<OneRosterProblem> problems;
    readonly HashSet<string> missing = [];
    readonly Dictionary<(string ClassId, string UserId), OneRosterEnrolment> needed = [];

    internal OneRosterLines(OneRosterPackage package, OneRosterFacts facts, List<OneRosterProblem> problems)
    {
        (this.package, this.facts, this.problems) = (package, facts, problems);
        foreach (var line in package.Enrolments)
        {
            if (line.Role == OneRosterRole.None)
                Skipped++;
            else if (Holds(line) && IsGreater(line))
                needed[(line.ClassId, line.UserId)] = line;
        }
    }

    /// <summary>How many lines are of people who have no place on a course.</summary>
    internal int Skipped { get; }

    internal IReadOnlyCollection<OneRosterEnrolment> Needed => needed.Values;

    bool Holds(OneRosterEnrolment line)
    {
        if (line.Gone || line.Ends < facts.Today || package.Users.GetValueOrDefault(line.UserId) is { Gone: true })
            return false;
        if (package.Classes.TryGetValue(line.ClassId, out var taught))
            return !taught.Gone && facts.Courses.GetValueOrDefault(line.ClassId) is not { Archived: true };
        if (missing.Add(line.ClassId))
            problems.Add(new(OneRosterPackage.EnrolmentsFile, line.Line, line.SourcedId, new Problem(Why.OneRosterClassMissing, line.ClassId)));
        return false;
    }

    bool IsGreater(OneRosterEnrolment line) => !needed.TryGetValue((line.ClassId, line.UserId), out var other)
        || line.Role > other.Role || (line.Role == other.Role && line.Primary && !other.Primary);
}

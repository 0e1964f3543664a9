using Lms.Data.Shared;

namespace Lms.Data.Enrolments.OneRoster;

/// <summary>Of all enrolments in a package, those that hold today: each person once in each class, as the greatest they are there. Pure.</summary>
sealed class OneRosterLines
{
    readonly OneRosterPackage package;
    readonly OneRosterFacts facts;
    readonly List<OneRosterProblem> problems;
    readonly HashSet<string> missing = [];
    readonly int[] needed;

    internal OneRosterLines(OneRosterPackage package, OneRosterFacts facts, List<OneRosterProblem> problems)
    {
        (this.package, this.facts, this.problems) = (package, facts, problems);
        var holding = new List<int>();
        for (var at = 0; at < package.Enrolments.Count; at++)
        {
            var line = package.Enrolments[at];
            if (line.Role == OneRosterRole.None)
                Skipped++;
            else if (Holds(line))
                holding.Add(at);
        }

        needed = Greatest([.. holding]);
    }

    /// <summary>How many lines are of people who have no place on a course.</summary>
    internal int Skipped { get; }

    internal IEnumerable<OneRosterEnrolment> Needed => needed.Select(at => package.Enrolments[at]);

    // By sorting: millions of places in a table of their own would take more room than the package.
    int[] Greatest(int[] lines)
    {
        var places = Array.ConvertAll(lines, package.Enrolments.PlaceOf);
        Array.Sort(places, lines);
        var count = 0;
        var first = new int[lines.Length];
        for (int from = 0, to; from < lines.Length; from = to)
        {
            var best = first[count] = lines[from];
            for (to = from + 1; to < lines.Length && places[to] == places[from]; to++)
            {
                first[count] = Math.Min(first[count], lines[to]);
                best = Greater(best, lines[to]);
            }

            lines[count++] = best;
        }

        // In the order in which they are first told.
        Array.Resize(ref lines, count);
        Array.Sort(first, lines, 0, count);
        return lines;
    }

    int Greater(int one, int other)
    {
        var (a, b) = (package.Enrolments[one], package.Enrolments[other]);
        var order = (a.Role, a.Primary).CompareTo((b.Role, b.Primary));
        return order > 0 || (order == 0 && one < other) ? one : other;
    }

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
}

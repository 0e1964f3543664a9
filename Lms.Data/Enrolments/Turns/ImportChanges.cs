using Lms.Data.Shared;

namespace Lms.Data.Enrolments.Turns;

/// <summary>What open pages are to be told of an import: of few people each, of many only the courses.</summary>
sealed class ImportChanges
{
    const int Each = 200, Courses = 1000;

    readonly HashSet<Change> changes = [];
    bool many;

    internal IReadOnlyCollection<Change> All => changes;

    internal void Add(IReadOnlyCollection<Change> more)
    {
        changes.UnionWith(many ? more.Select(OfCourse) : more);
        if (!many && changes.Count > Each)
        {
            many = true;
            List<Change> courses = [.. changes.Select(OfCourse)];
            changes.Clear();
            changes.UnionWith(courses);
        }

        if (changes.Count <= Courses)
            return;
        changes.Clear();
        changes.Add(Change.Everywhere);
    }

    static Change OfCourse(Change change) => change with { AccountId = 0 };
}

namespace Lms.Data.Enrolments.OneRoster;

/// <summary>Some of a plan, to be carried out at once: whom it describes and makes known, which courses it makes and changes, who goes and comes.</summary>
sealed record OneRosterSlice(
    IReadOnlyList<PlannedPerson> Described, IReadOnlyList<PlannedPerson> NewPeople, IReadOnlyList<PlannedCourse> NewCourses,
    IReadOnlyList<PlannedCourse> Changed, IReadOnlyList<OneRosterPlace> Removals, IReadOnlyList<PlannedRole> Roles,
    IReadOnlyList<PlannedEnrolment> Enrolments, IReadOnlyList<PlannedWithdrawal> Withdrawals)
{
    internal int Count =>
        Described.Count + NewPeople.Count + NewCourses.Count + Changed.Count + Removals.Count + Roles.Count + Enrolments.Count + Withdrawals.Count;
}

/// <summary>
/// The order in which a plan is carried out: people first, then courses, then who is on them. Described before made: an address that is
/// given up may be a new person's. Pure.
/// </summary>
sealed class OneRosterOrder
{
    readonly OneRosterSlice all;
    readonly HashSet<int> within = []; // places in Described where nothing may be cut

    internal OneRosterOrder(OneRosterPlan plan) => all = new(
        Chained([.. plan.People.Where(person => person.IsDescribed)]), [.. plan.People.Where(person => person.Account is null)],
        [.. plan.Courses.Where(course => course.Known is null)], [.. plan.Courses.Where(course => course.IsChanged)],
        plan.Removals, plan.Roles, plan.Enrolments, plan.Withdrawals);

    internal int Count => all.Count;

    /// <summary>About that many rows, and some more where people take each other's addresses.</summary>
    internal OneRosterSlice From(int at, int count)
    {
        while (within.Contains(at + count))
            count++;
        return new(Part(all.Described), Part(all.NewPeople), Part(all.NewCourses), Part(all.Changed), Part(all.Removals),
            Part(all.Roles), Part(all.Enrolments), Part(all.Withdrawals));

        IReadOnlyList<T> Part<T>(IReadOnlyList<T> list)
        {
            var (from, taken) = (Math.Min(at, list.Count), Math.Clamp(list.Count - at, 0, count));
            (at, count) = (at - from, count - taken);
            return taken == list.Count ? list : [.. Enumerable.Range(from, taken).Select(i => list[i])];
        }
    }

    // Whoever moves to an address that another gives up is described together with them.
    List<PlannedPerson> Chained(List<PlannedPerson> people)
    {
        var movers = people.Where(person => person.Moves).ToDictionary(person => person.Account!.NormalAddress);
        List<PlannedPerson> ordered = [.. people.Where(person => !person.Moves)];
        while (movers.Count > 0)
        {
            var chain = new LinkedList<PlannedPerson>();
            chain.AddFirst(movers.Values.First());
            movers.Remove(chain.First!.Value.Account!.NormalAddress);
            while (movers.Remove(chain.Last!.Value.NormalAddress, out var holder))
                chain.AddLast(holder);
            within.UnionWith(Enumerable.Range(ordered.Count + 1, chain.Count - 1));
            ordered.AddRange(chain.Reverse());
        }

        return ordered;
    }
}

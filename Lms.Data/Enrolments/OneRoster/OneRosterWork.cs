using Lms.Data.Enrolments.Turns;
using Lms.Data.Shared;
using Lms.Data.Storage;

namespace Lms.Data.Enrolments.OneRoster;

/// <summary>
/// One package while it is carried out: in each turn some of its plan. Where somebody changed meanwhile what was planned upon, the rest is
/// planned again, in the world as it is then: what was done is as the files have it, and so no longer in the plan.
/// </summary>
sealed class OneRosterWork(Actor actor, SchoolClock clock, Progressing progress)
{
    // So often others can be quicker, one after the other, before it is given up.
    const int MostPlans = 20;

    readonly DateTime now = clock.Now;
    readonly List<OneRosterSlice> earlier = [];
    OneRosterPlan? plan;
    OneRosterOrder? order;
    OneRosterIds made = new();
    int at, inVain;

    internal bool IsPlanned => order is not null;

    /// <summary>What was done, by all plans together.</summary>
    internal OneRosterPlan Report => earlier.Aggregate(plan!, (whole, part) => whole.Together(part));

    internal Problem? Begin(OneRosterPlan planned)
    {
        if (inVain == MostPlans)
            return new Problem(Why.StorageUnavailable);
        (plan, order, made, at) = (planned, new OneRosterOrder(planned), new OneRosterIds(), 0);
        return null;
    }

    internal async Task<Result<Turn>> TurnAsync(LmsDbContext db, TurnDone done, int size, CancellationToken cancel)
    {
        if (await OneRosterQueries.MayImportAsync(db, actor, cancel) is { } refused)
            return refused;
        var slice = order!.From(at, size);
        made.Forget(slice);
        if (!await new OneRosterCheck(db, made, clock.Today).HoldsAsync(slice, cancel))
            return new Turn(true, PlanAgain);
        await new OneRosterWriter(db, actor.AccountId, now, made, done).WriteAsync(slice, cancel);
        var reached = at + slice.Count;
        progress.Report(order.Count == 0 ? 1 : (double)reached / order.Count);
        return new Turn(reached < order.Count, () => at = reached);
    }

    void PlanAgain()
    {
        earlier.Add(order!.From(0, at));
        inVain = at == 0 ? inVain + 1 : 0;
        order = null;
    }
}

/// <summary>Which accounts and courses were made for the users and classes of a package.</summary>
sealed class OneRosterIds
{
    readonly Dictionary<string, long> people = [], courses = [];

    internal void MadePerson(string sourcedId, long id) => people[sourcedId] = id;

    internal void MadeCourse(string sourcedId, long id) => courses[sourcedId] = id;

    /// <summary>Null: not made yet.</summary>
    internal long? Of(PlannedPerson person) => person.Account?.Id ?? Found(people, person.SourcedId);

    /// <summary>Null: not made yet.</summary>
    internal long? Of(PlannedCourse course) => course.Known?.Id ?? Found(courses, course.Class.SourcedId);

    /// <summary>Forgets what a turn made that has to be done again.</summary>
    internal void Forget(OneRosterSlice slice)
    {
        foreach (var person in slice.NewPeople)
            people.Remove(person.SourcedId);
        foreach (var course in slice.NewCourses)
            courses.Remove(course.Class.SourcedId);
    }

    static long? Found(Dictionary<string, long> ids, string id) => ids.TryGetValue(id, out var found) ? found : null;
}

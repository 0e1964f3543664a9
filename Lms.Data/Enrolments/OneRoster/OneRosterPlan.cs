using Lms.Data.Accounts;
using Lms.Data.Shared;

namespace Lms.Data.Enrolments.OneRoster;

/// <summary>Somebody whom a class needs, with the name and the address they will have. Account null: they become pending.</summary>
public sealed record PlannedPerson(string SourcedId, string Name, string Address, string NormalAddress, OneRosterAccount? Account)
{
    /// <summary>What to call them.</summary>
    public string Called => AccountRules.NameOf(Name, Address);

    /// <summary>Whether their address is corrected.</summary>
    public bool Moves => Account is not null && NormalAddress != Account.NormalAddress;

    /// <summary>Whether anything is learnt about somebody who has an account: an address, a name, or their id.</summary>
    public bool IsDescribed => Account is { Status: not AccountStatus.Suspended } && (Moves || Name != Account.DisplayName || SourcedId != Account.SourcedId);
}

/// <summary>A class that is taught and its course. Known null: it is made, with this code; owner null: whoever imports owns it.</summary>
public sealed record PlannedCourse(OneRosterClass Class, OneRosterCourse? Known, string Code, PlannedPerson? Owner)
{
    /// <summary>Whether the file tells another title or term.</summary>
    public bool IsChanged => Known is not null && (Known.Title != Class.Title || Known.Term != Class.Term);
}

/// <summary>Somebody who is enrolled; before: how they were, if ever.</summary>
public readonly record struct PlannedEnrolment(PlannedCourse Course, PlannedPerson Person, EnrolmentState? Before);

/// <summary>Somebody who comes onto the staff.</summary>
public sealed record PlannedRole(PlannedCourse Course, PlannedPerson Person, long RoleId);

/// <summary>Somebody who is withdrawn, and how they were.</summary>
public sealed record PlannedWithdrawal(OneRosterPlace Place, EnrolmentState Before);

/// <summary>
/// How much there is of what. Present: enrolments that OneRoster files gave up to now. Stay withdrawn: a person decided so here.
/// Skipped: lines of parents, guardians and others who have no place on a course.
/// </summary>
public sealed record OneRosterTotals(
    int NewCourses, int ChangedCourses, int NewPeople, int DescribedPeople, int CorrectedAddresses, int Enrolled, int RolesGiven,
    int Withdrawn, int StaffRemoved, int Present, int StayWithdrawn, int Skipped, int Problems)
{
    /// <summary>Whether all is as the files have it.</summary>
    public bool ChangesNothing =>
        NewCourses + ChangedCourses + NewPeople + DescribedPeople + CorrectedAddresses + Enrolled + RolesGiven + Withdrawn + StaffRemoved == 0;
}

/// <summary>
/// What carrying out a package would do. Pure: nothing is read or written by making it. Courses: every class that is taught; people:
/// those who are made or described; the rest holds only what changes, and the lines that can't be carried out.
/// </summary>
public sealed record OneRosterPlan(
    IReadOnlyList<PlannedCourse> Courses, IReadOnlyList<PlannedPerson> People, IReadOnlyList<PlannedEnrolment> Enrolments,
    IReadOnlyList<PlannedRole> Roles, IReadOnlyList<PlannedWithdrawal> Withdrawals, IReadOnlyList<OneRosterPlace> Removals,
    IReadOnlyList<OneRosterProblem> Problems, OneRosterTotals Totals)
{
    const int FewWithdrawals = 20;

    /// <summary>What the courses are called that files gave up to now, by their ids: some may no longer be in this one.</summary>
    public IReadOnlyDictionary<long, string> Titles { get; init; } = new Dictionary<long, string>();

    /// <summary>A file that was exported by half must not empty a school; null: not that many are withdrawn.</summary>
    public Problem? TooManyWithdrawals => Totals.Withdrawn > FewWithdrawals && Totals.Withdrawn * 4L > Totals.Present
        ? new Problem(Why.TooManyWithdrawals, Totals.Withdrawn, Totals.Present)
        : null;

    /// <summary>The plan for this package in this world.</summary>
    public static OneRosterPlan Of(OneRosterPackage package, OneRosterFacts facts)
    {
        List<OneRosterProblem> problems = [.. package.Problems];
        var lines = new OneRosterLines(package, facts, problems);
        var people = new OneRosterPeople(package, facts, problems).Of(lines.Needed);
        var courses = OneRosterCourses.Of(package, facts, lines.Needed.Where(line => line.Role == OneRosterRole.Teacher).ToLookup(line => line.ClassId), people);
        var places = new OneRosterPlaces(facts, problems);
        foreach (var line in lines.Needed)
        {
            if (people.TryGetValue(line.UserId, out var person))
                places.Add(courses[line.ClassId], person, line);
        }

        List<PlannedPerson> told = [.. people.Values.Where(person => person.Account is null || person.IsDescribed)];
        List<PlannedWithdrawal> withdrawals = [.. places.Withdrawals];
        List<OneRosterPlace> removals = [.. places.Removals];
        var made = told.Count(person => person.Account is null);
        var moved = told.Count(person => person.Moves);
        return new(
            [.. courses.Values], told, places.Enrolments, places.Roles, withdrawals, removals,
            [.. problems.OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line)],
            new(courses.Values.Count(course => course.Known is null), courses.Values.Count(course => course.IsChanged),
                made, told.Count - made - moved, moved, places.Enrolments.Count, places.Roles.Count, withdrawals.Count, removals.Count,
                facts.Enrolments.Values.Count(OneRosterPlaces.IsGiven), places.StayWithdrawn, lines.Skipped, problems.Count))
        {
            Titles = facts.Courses.Values.ToDictionary(course => course.Id, course => course.Title),
        };
    }

    /// <summary>This plan and what was done by another one before it.</summary>
    internal OneRosterPlan Together(OneRosterSlice done)
    {
        var courses = done.NewCourses.Concat(done.Changed).ToDictionary(course => course.Class.SourcedId);
        var moved = done.Described.Count(person => person.Moves);
        return this with
        {
            Courses = [.. Courses.Select(course => courses.GetValueOrDefault(course.Class.SourcedId, course))],
            People = [.. done.Described, .. done.NewPeople, .. People],
            Enrolments = [.. done.Enrolments, .. Enrolments],
            Roles = [.. done.Roles, .. Roles],
            Withdrawals = [.. done.Withdrawals, .. Withdrawals],
            Removals = [.. done.Removals, .. Removals],
            Totals = Totals with
            {
                NewCourses = Totals.NewCourses + done.NewCourses.Count,
                ChangedCourses = Totals.ChangedCourses + done.Changed.Count,
                NewPeople = Totals.NewPeople + done.NewPeople.Count,
                DescribedPeople = Totals.DescribedPeople + done.Described.Count - moved,
                CorrectedAddresses = Totals.CorrectedAddresses + moved,
                Enrolled = Totals.Enrolled + done.Enrolments.Count,
                RolesGiven = Totals.RolesGiven + done.Roles.Count,
                Withdrawn = Totals.Withdrawn + done.Withdrawals.Count,
                StaffRemoved = Totals.StaffRemoved + done.Removals.Count,
                Present = Totals.Present - done.Enrolments.Count + done.Withdrawals.Count,
            },
        };
    }
}

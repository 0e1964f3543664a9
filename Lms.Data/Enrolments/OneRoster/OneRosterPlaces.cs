using Lms.Data.Accounts;
using Lms.Data.Permissions;
using Lms.Data.Shared;

namespace Lms.Data.Enrolments.OneRoster;

/// <summary>Who gets which place on which course, and who keeps theirs. Pure.</summary>
sealed class OneRosterPlaces(OneRosterFacts facts, List<OneRosterProblem> problems)
{
    readonly HashSet<OneRosterPlace> students = [], staff = [];
    readonly HashSet<string> told = [];

    internal List<PlannedEnrolment> Enrolments { get; } = [];

    internal List<PlannedRole> Roles { get; } = [];

    /// <summary>How many stay away because somebody decided so here.</summary>
    internal int StayWithdrawn { get; private set; }

    /// <summary>Enrolments that a OneRoster file gave and this one no longer holds.</summary>
    internal IEnumerable<PlannedWithdrawal> Withdrawals => facts.Enrolments
        .Where(enrolment => IsGiven(enrolment.Value) && !students.Contains(enrolment.Key)).Select(enrolment => new PlannedWithdrawal(enrolment.Key, enrolment.Value));

    /// <summary>The same of places on the staff.</summary>
    internal IEnumerable<OneRosterPlace> Removals => facts.Staff.Where(place => place.Value.FromOneRoster && !staff.Contains(place.Key)).Select(place => place.Key);

    internal static bool IsGiven(EnrolmentState enrolment) => enrolment is { IsEnrolled: true, Source: EnrolmentSource.OneRoster };

    internal void Add(PlannedCourse course, PlannedPerson person, OneRosterEnrolment line)
    {
        OneRosterPlace? place = course.Known is { } known && person.Account is { } account ? new(known.Id, account.Id) : null;
        var owns = course.Known is null
            ? course.Owner is null ? person.Account?.Id == facts.ImporterId : course.Owner == person
            : person.Account?.Id == course.Known.OwnerId;
        if (line.Role == OneRosterRole.Student)
            Enrol(course, person, place, owns, line);
        else if (!owns)
            GiveRole(course, person, place, line);
    }

    void GiveRole(PlannedCourse course, PlannedPerson person, OneRosterPlace? place, OneRosterEnrolment line)
    {
        if (place is { } there)
            staff.Add(there);
        if (place is { } known && facts.Staff.ContainsKey(known))
            return;
        if (person.Account is { Status: AccountStatus.Suspended })
            Refuse(person, line, new Problem(Why.PersonSuspended, person.Called));
        else
            Roles.Add(new(course, person, line.Role == OneRosterRole.Teacher ? CourseRole.CoTeacher : CourseRole.Observer));
    }

    void Enrol(PlannedCourse course, PlannedPerson person, OneRosterPlace? place, bool owns, OneRosterEnrolment line)
    {
        var before = place is { } known ? facts.Enrolments.GetValueOrDefault(known) : null;
        if (place is { } there)
            students.Add(there);
        if (before is { IsEnrolled: true })
            return;
        if (before is { Source: not EnrolmentSource.OneRoster })
        {
            StayWithdrawn++;
            return;
        }

        // A role that a file gave and this one doesn't hold ends by this import.
        var teaches = place is { } at && facts.Staff.TryGetValue(at, out var role) && role is { FromOneRoster: false, Counts: true };
        if (EnrolmentRules.CanBeStudent(person.Called, person.Account?.Status ?? AccountStatus.Pending, owns, teaches) is { } problem)
            Refuse(person, line, problem);
        else
            Enrolments.Add(new(course, person, before));
    }

    // Who is suspended is suspended everywhere: once is enough.
    void Refuse(PlannedPerson person, OneRosterEnrolment line, Problem problem)
    {
        if (person.Account is not { Status: AccountStatus.Suspended } || told.Add(line.UserId))
            problems.Add(new(OneRosterPackage.EnrolmentsFile, line.Line, line.SourcedId, problem));
    }
}

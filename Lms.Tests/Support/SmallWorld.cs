using Lms.Data.Accounts;
using Lms.Data.Enrolments;
using Lms.Data.Enrolments.OneRoster;

namespace Lms.Tests.Support;

/// <summary>What a OneRoster package meets, made by hand: no database. The importer is account 1, today is 25 November 2026.</summary>
sealed class SmallWorld
{
    internal const long Importer = 1;

    readonly Dictionary<string, OneRosterCourse> courses = [];
    readonly List<OneRosterAccount> accounts = [];
    readonly Dictionary<OneRosterPlace, EnrolmentState> enrolments = [];
    readonly Dictionary<OneRosterPlace, OneRosterStaff> staff = [];
    readonly HashSet<string> codes = [];

    public SmallWorld Code(string code)
    {
        codes.Add(TextFolding.Fold(code));
        return this;
    }

    public SmallWorld Course(long id, string sourcedId, string title = "Algebra", string term = "Autumn 2026", long owner = Importer, bool archived = false)
    {
        courses.Add(sourcedId, new(id, title, term, owner, archived));
        return this;
    }

    public SmallWorld Account(long id, string? sourcedId, string address, string name = "", AccountStatus status = AccountStatus.Pending, IReadOnlyList<string>? aliases = null)
    {
        accounts.Add(new(id, sourcedId, name, address, EmailAddress.Parse(address).Value.Normal, status) { Aliases = aliases ?? [] });
        return this;
    }

    public SmallWorld Enrolled(long course, long account, EnrolmentSource source = EnrolmentSource.OneRoster, bool withdrawn = false)
    {
        var then = TestDatabase.Start.UtcDateTime;
        enrolments.Add(new(course, account), new("", "", source, Importer, then, withdrawn ? then : null));
        return this;
    }

    public SmallWorld Staff(long course, long account, bool fromOneRoster = true, bool counts = true)
    {
        staff.Add(new(course, account), new(fromOneRoster, counts));
        return this;
    }

    public async Task<OneRosterPlan> PlanAsync(SmallSchool school) => OneRosterPlan.Of(
        await school.ReadAsync(), new(courses, codes, accounts, enrolments, staff, Importer, DateOnly.FromDateTime(TestDatabase.Start.UtcDateTime)));
}

using Lms.Data.Accounts;
using Lms.Data.Courses;
using Lms.Data.Shared;

namespace Lms.Data.Enrolments.OneRoster;

/// <summary>
/// Reads the files of a package, each once and row by row. What somebody is in a class, its enrolment says; so of orgs and roles
/// it is enough that they are there.
/// </summary>
sealed class OneRosterReader(IReadOnlyDictionary<string, Func<Stream>> files, ImportOptions limits)
{
    readonly Allowance allowance = new(limits.OneRosterBytes);
    readonly Dictionary<string, string> said = new(StringComparer.OrdinalIgnoreCase), sessions = [], courses = [];
    readonly Dictionary<string, OneRosterClass> classes = [];
    readonly Dictionary<string, OneRosterUser> users = [];
    readonly OneRosterEnrolments enrolments = new();
    readonly List<OneRosterProblem> problems = [];
    readonly HashSet<string> named = [];

    internal async Task<Result<OneRosterPackage>> ReadAsync(CancellationToken cancel)
    {
        var problem =
            await ReadAsync(OneRosterManifest.File, ["propertyName", "value"], row => said[row["propertyName"]] = row["value"], cancel)
            ?? OneRosterManifest.Check(said, [.. files.Keys.Select(file => file.ToLowerInvariant())])
            ?? await ReadIfThereAsync("academicSessions", row => sessions.TryAdd(row["sourcedId"], row["title"]), cancel)
            ?? await ReadIfThereAsync("courses", row => courses.TryAdd(row["sourcedId"], row["title"]), cancel)
            ?? await ReadAsync(OneRosterPackage.ClassesFile, ["sourcedId", "title"], AddClass, cancel)
            ?? await ReadAsync(OneRosterPackage.EnrolmentsFile, ["sourcedId", "classSourcedId", "userSourcedId", "role"], AddEnrolment, cancel)
            ?? await ReadAsync(OneRosterPackage.UsersFile, ["sourcedId", "givenName", "familyName", "email"], AddUser, cancel);
        return problem is null ? new OneRosterPackage(classes, users, enrolments, problems) : problem;
    }

    async Task<Problem?> ReadIfThereAsync(string name, Action<OneRosterTable> row, CancellationToken cancel) =>
        OneRosterManifest.Has(said, name) ? await ReadAsync($"{name}.csv", ["sourcedId", "title"], row, cancel) : null;

    async Task<Problem?> ReadAsync(string file, string[] required, Action<OneRosterTable> row, CancellationToken cancel)
    {
        var problem = await OneRosterTable.ReadAsync(file, files[file](), allowance, required, row, cancel);
        return allowance.UsedUp ? new Problem(Why.OneRosterTooLarge, limits.OneRosterMegabytes) : problem;
    }

    void AddClass(OneRosterTable row)
    {
        if (!HasCells(row, OneRosterPackage.ClassesFile, "sourcedId"))
            return;
        var (id, code) = (row["sourcedId"], AccountRules.CleanName(row["classCode"]));
        var title = First(row["title"], courses.GetValueOrDefault(row["courseSourcedId"], ""), code, id);
        var terms = row["termSourcedIds"].Split(',', StringSplitOptions.TrimEntries).Select(term => sessions.GetValueOrDefault(term, "")).Where(term => term.Length > 0);
        AddOnce(classes, OneRosterPackage.ClassesFile, id, new OneRosterClass(row.Line, id, AccountRules.CleanName(title, CourseRules.TitleLength),
            AccountRules.CleanName(string.Join(", ", terms), CourseRules.TermLength), code, row.IsGone), known => known.Line, row.Line);
    }

    void AddEnrolment(OneRosterTable row)
    {
        if (!HasCells(row, OneRosterPackage.EnrolmentsFile, "classSourcedId", "userSourcedId", "role"))
            return;
        var (user, role, gone) = (row["userSourcedId"], RoleOf(row["role"]), row.IsGone);
        enrolments.Add(row.Line, row.Bytes("sourcedId"), row["classSourcedId"], user, role, row.Is("primary", "true"), gone, row.Day("endDate"));
        if (!gone && role != OneRosterRole.None)
            named.Add(user);
    }

    void AddUser(OneRosterTable row)
    {
        var id = row["sourcedId"];
        if (!named.Contains(id))
            return; // whom no class needs, nobody has to know
        var name = $"{First(row["preferredGivenName"], row["givenName"])} {First(row["preferredFamilyName"], row["familyName"])}";
        AddOnce(users, OneRosterPackage.UsersFile, id, new OneRosterUser(row.Line, id, AccountRules.CleanName(name),
            EmailAddress.Parse(row["email"]), row.IsGone || row.Is("enabledUser", "false")), known => known.Line, row.Line);
    }

    void AddOnce<T>(Dictionary<string, T> into, string file, string id, T item, Func<T, int> lineOf, int line)
    {
        if (!into.TryAdd(id, item))
            problems.Add(new(file, line, id, new Problem(Why.OneRosterRepeated, lineOf(into[id]))));
    }

    bool HasCells(OneRosterTable row, string file, params ReadOnlySpan<string> columns)
    {
        foreach (var column in columns)
        {
            if (row[column].Length > 0)
                continue;
            problems.Add(new(file, row.Line, row["sourcedId"], new Problem(Why.OneRosterCellEmpty, column)));
            return false;
        }

        return true;
    }

    static OneRosterRole RoleOf(string role) => role.ToLowerInvariant() switch
    {
        "student" => OneRosterRole.Student,
        "teacher" => OneRosterRole.Teacher,
        "administrator" or "proctor" or "aide" => OneRosterRole.Observer,
        _ => OneRosterRole.None,
    };

    static string First(params ReadOnlySpan<string> texts)
    {
        foreach (var text in texts)
        {
            if (AccountRules.CleanName(text).Length > 0)
                return text;
        }

        return "";
    }
}

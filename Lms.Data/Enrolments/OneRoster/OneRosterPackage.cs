using Lms.Data.Accounts;
using Lms.Data.Shared;

namespace Lms.Data.Enrolments.OneRoster;

/// <summary>What an enrolment makes of somebody; of several, the greatest counts.</summary>
public enum OneRosterRole : byte
{
    /// <summary>Nothing here: parents, guardians and roles of a vendor's own.</summary>
    None,

    /// <summary>A student.</summary>
    Student,

    /// <summary>Staff who look on: administrators, proctors and aides.</summary>
    Observer,

    /// <summary>A teacher.</summary>
    Teacher,
}

/// <summary>A line of classes.csv: its title and term as a course has them, its code as it was written.</summary>
public sealed record OneRosterClass(int Line, string SourcedId, string Title, string Term, string Code, bool Gone);

/// <summary>A line of users.csv. Gone: deleted, or not to be let in.</summary>
public sealed record OneRosterUser(int Line, string SourcedId, string Name, Result<EmailAddress> Address, bool Gone);

/// <summary>Something in a file that has to be put right where the file comes from. The rest is not held up by it.</summary>
public sealed record OneRosterProblem(string File, int Line, string SourcedId, Problem Problem);

/// <summary>
/// A OneRoster package as it was read: every class, the users whom an enrolment names, and every enrolment; of each only what is
/// needed. Source of files and columns: 1EdTech OneRoster 1.2, CSV binding.
/// </summary>
public sealed record OneRosterPackage(
    IReadOnlyDictionary<string, OneRosterClass> Classes, IReadOnlyDictionary<string, OneRosterUser> Users,
    OneRosterEnrolments Enrolments, IReadOnlyList<OneRosterProblem> Problems)
{
    internal const string ClassesFile = "classes.csv", UsersFile = "users.csv", EnrolmentsFile = "enrollments.csv";
}

using Lms.Data.Accounts;

namespace Lms.Data.Enrolments.OneRoster;

/// <summary>A course that a class has become.</summary>
public sealed record OneRosterCourse(long Id, string Title, string Term, long OwnerId, bool Archived);

/// <summary>Somebody who has an account and whom the package names: by the user's id, or by the address.</summary>
public sealed record OneRosterAccount(long Id, string? SourcedId, string DisplayName, string Address, string NormalAddress, AccountStatus Status)
{
    /// <summary>Its further addresses, in normal form.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Whether the address is this account's.</summary>
    public bool Has(string normalAddress) => NormalAddress == normalAddress || Aliases.Contains(normalAddress);
}

/// <summary>Somebody's place on one course.</summary>
public readonly record struct OneRosterPlace(long CourseId, long AccountId);

/// <summary>What a place on the staff is: whether a OneRoster file gave it, and whether it counts today.</summary>
public readonly record struct OneRosterStaff(bool FromOneRoster, bool Counts);

/// <summary>
/// The world as a package meets it: the courses that classes have become, by the ids of these, and the places on those that are not
/// archived; the codes of all courses, folded; the accounts that the package names; who imports it, and on which day.
/// </summary>
public sealed record OneRosterFacts(
    IReadOnlyDictionary<string, OneRosterCourse> Courses, IReadOnlySet<string> Codes, IReadOnlyList<OneRosterAccount> Accounts,
    IReadOnlyDictionary<OneRosterPlace, EnrolmentState> Enrolments, IReadOnlyDictionary<OneRosterPlace, OneRosterStaff> Staff,
    long ImporterId, DateOnly Today);

using Lms.Data.Accounts;
using Lms.Data.Shared;

namespace Lms.Data.Enrolments;

/// <summary>Whom the roster shows.</summary>
public enum RosterShow
{
    /// <summary>Every student.</summary>
    Everyone,

    /// <summary>Students who have never signed in.</summary>
    Pending,
}

/// <summary>By what the roster is sorted; those who are alike, by name.</summary>
public enum RosterSort
{
    /// <summary>By name.</summary>
    Name,

    /// <summary>By section.</summary>
    Section,

    /// <summary>By when they were enrolled.</summary>
    Enrolled,
}

/// <summary>What the address of the roster says; section null for all, empty for those in none.</summary>
public sealed record RosterFilter(string Search, RosterShow Show, string? Section, RosterSort Sort, bool Descending, int Page)
{
    /// <summary>Everybody, by name.</summary>
    public static RosterFilter All { get; } = new("", RosterShow.Everyone, null, RosterSort.Name, false, 1);
}

/// <summary>One student on the roster; when and by whom enrolled, UTC.</summary>
public sealed record StudentRow(
    long AccountId, string Name, string Address, AccountStatus Status, string Section, string StudentNumber,
    EnrolmentSource Source, DateTime At, string ByName);

/// <summary>The roster: whether the reader may change it (null: yes), one page of students, the sections there are.</summary>
public sealed record RosterView(long CourseId, Problem? ReadOnly, Page<StudentRow> Students, IReadOnlyList<string> Sections)
{
    /// <summary>Whether the reader may look at the course as one of them sees it.</summary>
    public bool MayLookAs { get; init; }

    /// <summary>Whether any student has a number, for a column of their own.</summary>
    public bool HasNumbers => Students.Rows.Any(row => row.StudentNumber.Length > 0);
}

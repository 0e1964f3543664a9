using Lms.Data.Accounts;
using Lms.Data.Content.Assignments;
using Lms.Data.Shared;

namespace Lms.Data.Content.Submissions;

/// <summary>A file that was handed in; length in bytes, SHA-256 in hexadecimal digits.</summary>
public sealed record ReceiptFile(long FileId, string Name, string ContentType, long Length, string Sha256);

/// <summary>What was handed in at one moment (UTC), as the student gets it confirmed.</summary>
public sealed record Receipt(long Id, DateTime HandedInAt, bool Late, string Text, IReadOnlyList<ReceiptFile> Files)
{
    /// <summary>The number on it.</summary>
    public string Number => SubmissionRules.ReceiptNumber(Id);
}

/// <summary>A file to be handed in: its name, its content once it is wanted, and how long whoever sends it says that it is, in bytes.</summary>
public sealed record Upload(string Name, Func<Stream> Open, long Length = 0);

/// <summary>What came of handing in: the receipt, or – where it is null – what was wrong with which files. Then nothing was handed in.</summary>
public sealed record HandInAnswer(Receipt? Receipt, IReadOnlyList<Problem> Refused);

/// <summary>A grade as the student sees it; since when: UTC.</summary>
public sealed record ReleasedGrade(decimal? Points, string Feedback, DateTime ReleasedAt);

/// <summary>
/// An assignment with one's own work, the latest first. Student: whether one hands in here; refusal: why not now, null: one may.
/// </summary>
public sealed record OwnWork(
    AssignmentView Assignment, bool IsStudent, Problem? Refusal, IReadOnlyList<Receipt> Receipts, ReleasedGrade? Grade, WorkState State)
{
    /// <summary>Whether the reader is a student no more, and reads only what is theirs.</summary>
    public bool Former { get; init; }

    /// <summary>What the course is called.</summary>
    public string CourseTitle { get; init; } = "";

    /// <summary>Its code.</summary>
    public string CourseCode { get; init; } = "";

    /// <summary>Whether the reader may change the assignment.</summary>
    public bool MayManage { get; init; }

    /// <summary>Whether the reader may see what was handed in.</summary>
    public bool SeesSubmissions { get; init; }
}

/// <summary>Whom the table of submissions shows.</summary>
public enum SubmissionShow
{
    /// <summary>Every student.</summary>
    Everyone,

    /// <summary>Whose work waits to be graded.</summary>
    ToGrade,

    /// <summary>Who handed in late.</summary>
    Late,

    /// <summary>Who has handed in nothing and has no grade.</summary>
    Missing,

    /// <summary>Who has a grade.</summary>
    Graded,
}

/// <summary>By what the table is sorted; those who are alike, by name.</summary>
public enum SubmissionSort
{
    /// <summary>By name.</summary>
    Name,

    /// <summary>By section.</summary>
    Section,

    /// <summary>By when they handed in last.</summary>
    HandedIn,

    /// <summary>By points.</summary>
    Points,
}

/// <summary>What the address of the table says; section null for all, empty for those in none.</summary>
public sealed record SubmissionFilter(string Search, SubmissionShow Show, string? Section, SubmissionSort Sort, bool Descending, int Page)
{
    /// <summary>Everybody, by name.</summary>
    public static SubmissionFilter All { get; } = new("", SubmissionShow.Everyone, null, SubmissionSort.Name, false, 1);
}

/// <summary>One student's work in the table; handed in: UTC.</summary>
public sealed record SubmissionLine(
    long AccountId, string Name, string Address, AccountStatus Status, bool Withdrawn, string Section, WorkState State,
    DateTime? HandedInAt, bool Late, decimal? Points, bool Graded, bool Released);

/// <summary>How many grades wait to be released, how many were, and how many students have none.</summary>
public sealed record ReleaseCounts(int ToRelease, int Released, int WithoutGrade);

/// <summary>The submissions of an assignment: whether the reader may grade (null: yes), one page of students, the sections there are.</summary>
public sealed record SubmissionsView(
    AssignmentView Assignment, Problem? ReadOnly, AssignmentCounts Counts, ReleaseCounts Release, Page<SubmissionLine> Students, IReadOnlyList<string> Sections);

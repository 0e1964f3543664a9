using Lms.Data.Accounts;

namespace Lms.Data.Content.Grades;

/// <summary>What the address of the gradebook says; section null for all, empty for those in none; former: also who is no longer a student.</summary>
public sealed record GradebookFilter(string Search, string? Section, bool Former)
{
    /// <summary>Every student.</summary>
    public static GradebookFilter All { get; } = new("", null, false);
}

/// <summary>An assignment at the head of the gradebook; average: of the students' points that the filter shows, null while there are none; due: UTC.</summary>
public sealed record GradebookColumn(long AssignmentId, string Title, decimal Points, DateTime? DueAt, decimal? Average);

/// <summary>The gradebook without its students, who are read as they come into sight; which sections there are to choose from.</summary>
public sealed record Gradebook(IReadOnlyList<GradebookColumn> Columns, int Students, IReadOnlyList<string> Sections)
{
    /// <summary>Whether the reader may open what was handed in.</summary>
    public bool OpensWork { get; init; }
}

/// <summary>How one student stands with one assignment.</summary>
public enum CellState
{
    /// <summary>Nothing is expected yet, or nothing is handed in here at all.</summary>
    Nothing,

    /// <summary>Nothing came, and it is due.</summary>
    Missing,

    /// <summary>It waits for a grade.</summary>
    HandedIn,

    /// <summary>It came after the due date and waits for a grade.</summary>
    Late,

    /// <summary>There are points, which the student does not see yet.</summary>
    Graded,

    /// <summary>The student sees the points.</summary>
    Released,
}

/// <summary>One cell; points only where there are any.</summary>
public readonly record struct GradebookCell(CellState State, decimal? Points);

/// <summary>A student's line, a cell for each column; share: points out of what could be had in what was graded, from 0 to 1.</summary>
public sealed record GradebookRow(
    long AccountId, string Name, string Address, AccountStatus Status, string Section, string StudentNumber, bool Enrolled, IReadOnlyList<GradebookCell> Cells, decimal? Share);

/// <summary>What a student got for one assignment; points and feedback once released.</summary>
public sealed record OwnGrade(long AssignmentId, string Title, decimal OutOf, DateTime? DueAt, GradebookCell Cell, string Feedback, string? GraderName);

/// <summary>A student's own grades on one course; former: they are no longer enrolled and see nothing else of it.</summary>
public sealed record OwnGrades(string CourseTitle, string CourseCode, bool Former, IReadOnlyList<OwnGrade> Grades, decimal? Share);

/// <summary>A course that somebody attended once, and where they have grades to read.</summary>
public sealed record EarlierCourse(long Id, string Code, string Title, string Term);

using Lms.Data.Content.Submissions;
using Lms.Data.Shared;

namespace Lms.Data.Content.Assignments;

/// <summary>An assignment as its pages show it.</summary>
public sealed record AssignmentView(long Id, long CourseId, AssignmentText Text, AssignmentState State)
{
    internal static AssignmentView Of(Assignment row) => new(row.Id, row.CourseId, AssignmentText.Of(row), row.State);
}

/// <summary>How far the work of a course's students is: so many of them have handed in, so many wait to be graded.</summary>
public sealed record AssignmentCounts(int Students, int HandedIn, int ToGrade);

/// <summary>What a student has of an assignment; points null: none, or not released.</summary>
public sealed record OwnState(WorkState State, decimal? Points);

/// <summary>An assignment in the list: own for students, counts for who may see what was handed in.</summary>
public sealed record AssignmentRow(AssignmentView Assignment, OwnState? Own, AssignmentCounts? Counts);

/// <summary>One page of the assignments of a course, and whether the reader may change them (null: yes).</summary>
public sealed record AssignmentList(long CourseId, Problem? ReadOnly, Page<AssignmentRow> Assignments);

/// <summary>An assignment to be changed; work: whether anything was handed in or graded.</summary>
public sealed record AssignmentEdit(AssignmentView Assignment, DateTime ChangedAt, bool HasWork);

/// <summary>A course that an assignment can be copied to.</summary>
public sealed record CourseChoice(long Id, string Code, string Title);

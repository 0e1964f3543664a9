using System.Globalization;
using Lms.Data.Accounts;
using Lms.Data.Content.Assignments;
using Lms.Data.Content.Files;
using Lms.Data.Permissions;
using Lms.Data.Shared;

namespace Lms.Data.Content.Submissions;

/// <summary>How far a student is with an assignment.</summary>
public enum WorkState
{
    /// <summary>Nothing was handed in yet, and need not be.</summary>
    ToDo,

    /// <summary>It was due and nothing was handed in.</summary>
    Missing,

    /// <summary>Handed in.</summary>
    HandedIn,

    /// <summary>Handed in after the due date.</summary>
    Late,

    /// <summary>Graded, and nothing was handed in since.</summary>
    Graded,
}

/// <summary>Who hands in what and when, and who reads it. Pure.</summary>
public static class SubmissionRules
{
    /// <summary>The longest text, in characters.</summary>
    public const int TextLength = 200_000;

    /// <summary>How often a student hands in for one assignment.</summary>
    public const int Attempts = 100;

    /// <summary>Whether the person may see what students handed in.</summary>
    public static Problem? MaySee(Standing actor, CourseStanding course) => PermissionRules.May(actor, course, Permission.ViewSubmissions);

    /// <summary>Whether the student may hand in at this moment (UTC).</summary>
    public static Problem? MayHandIn(Standing actor, CourseStanding course, AssignmentView assignment, DateTime now) =>
        actor.Status == AccountStatus.Suspended ? new Problem(Why.ActorSuspended)
        : !actor.IsStudent ? new Problem(actor.WasStudent ? Why.NoLongerStudent : Why.OnlyStudentsHandIn, course.OwnerName)
        : course.Hidden ? new Problem(Why.CourseNotOpen, course.OwnerName)
        : course.Archived ? new Problem(Why.CourseArchived)
        : assignment.State == AssignmentState.Draft ? new Problem(Why.AssignmentNotFound)
        : assignment.State == AssignmentState.Closed ? new Problem(Why.AssignmentClosed)
        : assignment.Text.HandIn == HandIn.OnPaper ? new Problem(Why.HandedInOnPaper)
        : assignment.Text.Late == LateRule.Refused && IsLate(assignment, now) ? new Problem(Why.TooLateToHandIn)
        : null;

    /// <summary>Whether this can be handed in: what was asked for, and something, with no more than <paramref name="most"/> files.</summary>
    public static Problem? Check(HandIn handIn, string text, int files, int most) =>
        text.Length > TextLength ? new Problem(Why.TooLong, TextLength)
        : files > most ? new Problem(Why.TooManyFilesHandedIn, most)
        : (text.Length > 0 && !handIn.HasFlag(HandIn.Text)) || (files > 0 && !handIn.HasFlag(HandIn.Files)) ? new Problem(Why.NotAskedFor)
        : text.Length == 0 && files == 0 ? new Problem(Why.NothingToHandIn)
        : null;

    /// <summary>Whether there is room for what comes beside what the student handed in before: so many times, and so many bytes.</summary>
    public static Problem? CheckRoom(int times, long before, long added, FilesOptions limits, string ownerName) =>
        times >= Attempts ? new Problem(Why.HandedInTooOften, Attempts, ownerName)
        : added > 0 && before + added > limits.BytesPerAssignment ? new Problem(Why.HandedInTooMuch, limits.MegabytesPerAssignment, ownerName)
        : null;

    /// <summary>Whether it is past the due date; the due moment itself is in time.</summary>
    public static bool IsLate(AssignmentView assignment, DateTime now) => assignment.Text.DueAt < now;

    /// <summary>How far the student is; handed in and graded: when last, UTC, null where never – for the student, only what was released.</summary>
    public static WorkState StateOf(AssignmentView assignment, DateTime? handedInAt, bool late, DateTime? gradedAt, DateTime now) =>
        gradedAt is not null && !(handedInAt > gradedAt) ? WorkState.Graded : Came(assignment, handedInAt is null ? null : late, now);

    /// <summary>How far the work itself is, whatever it got; late: null when nothing was handed in.</summary>
    public static WorkState Came(AssignmentView assignment, bool? late, DateTime now) =>
        late is { } came ? came ? WorkState.Late : WorkState.HandedIn
        : assignment.Text.HandIn != HandIn.OnPaper && (IsLate(assignment, now) || assignment.State == AssignmentState.Closed) ? WorkState.Missing
        : WorkState.ToDo;

    /// <summary>The number on a receipt: short enough to be told over the telephone.</summary>
    public static string ReceiptNumber(long submissionId) => submissionId.ToString("D6", CultureInfo.InvariantCulture);
}

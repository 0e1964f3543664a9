using Lms.Data.Accounts;
using Lms.Data.Content.Assignments;
using Lms.Data.Permissions;
using Lms.Data.Shared;

namespace Lms.Data.Content.Grades;

/// <summary>What a grade must look like, who gives it and who sees it. Pure.</summary>
public static class GradeRules
{
    /// <summary>The longest feedback, in characters.</summary>
    public const int FeedbackLength = 20_000;

    /// <summary>For how long what one writes about the same work counts as one and the same thing done.</summary>
    public static TimeSpan OneSitting { get; } = TimeSpan.FromMinutes(10);

    /// <summary>Whether the person may give, change and release grades.</summary>
    public static Problem? MayGrade(Standing actor, CourseStanding course) => PermissionRules.May(actor, course, Permission.GradeSubmissions);

    /// <summary>Whether the person may grade this student: nobody grades themselves.</summary>
    public static Problem? MayGrade(Standing actor, CourseStanding course, long studentId) =>
        MayGrade(actor, course) ?? (studentId == actor.AccountId ? new Problem(Why.OwnWork) : null);

    /// <summary>Whether somebody can get a grade on the course: its students, and who was one. That they never signed in does not matter.</summary>
    public static Problem? CanBeGraded(Standing student) =>
        student.IsStudent || student.WasStudent ? null
        : student.Grants is null && !student.IsOwner ? new Problem(Why.PersonNotFound) // graders don't know the whole school
        : new Problem(Why.NotEnrolled, student.Name);

    /// <summary>Whether somebody who was withdrawn goes on reading what is theirs: what they handed in, and what they got that was released.</summary>
    public static bool KeepsOwn(Standing actor, bool hasOwn) => actor.WasStudent && hasOwn && actor.Status != AccountStatus.Suspended;

    /// <summary>
    /// Whether the person sees points and feedback before the student does: who grades, and who has the gradebook. Who only
    /// views submissions reads the work, not what others think of it.
    /// </summary>
    public static bool SeesUnreleased(Standing actor, CourseStanding course)
    {
        var held = PermissionRules.Holds(actor, course with { Archived = false });
        return held.Has(Permission.GradeSubmissions) || held.Has(Permission.ViewGradebook);
    }

    /// <summary>
    /// Whether what this student got is to be seen: once released by whoever may see their work, before by who sees what is
    /// unreleased – of others. Nobody sees their own earlier than their classmates, not even through another's eyes.
    /// </summary>
    public static bool MaySee(Standing actor, CourseStanding course, long studentId, bool released) =>
        released || (SeesUnreleased(actor, course) && !IsOwn(actor, studentId));

    /// <summary>Whether it is about the person themselves, or about who looks through their eyes.</summary>
    public static bool IsOwn(Standing actor, long studentId) => studentId == actor.AccountId || studentId == actor.Behind;

    /// <summary>Whether the grade will do; most: the points of the assignment.</summary>
    public static Problem? Check(decimal? points, string feedback, decimal most) =>
        feedback.Length > FeedbackLength ? new Problem(Why.TooLong, FeedbackLength)
        : points is { } given ? AssignmentRules.CheckPoints(given, most)
        : null;

    /// <summary>Whether anything was given: points or words.</summary>
    public static bool IsGraded(decimal? points, string feedback) => points is not null || feedback.Length > 0;

    /// <summary>
    /// Whether a change is worth an entry of its own. Feedback is saved while one types, and an autosave is no event: what the same grader goes on
    /// writing about the same work within <see cref="OneSitting"/> of their last entry adds none. Points always do.
    /// </summary>
    public static bool AddsEntry(bool pointsChanged, DateTime? lastEntryAt, DateTime now) =>
        pointsChanged || lastEntryAt is null || now - lastEntryAt > OneSitting;
}

using Lms.Data.Enrolments;

namespace Lms.Data.Audit;

/// <summary>Which entries can be undone, and what undoing them would make of a student's place. Pure.</summary>
public static class AuditUndoRules
{
    /// <summary>What is done to somebody's place on the staff of a course.</summary>
    public static IReadOnlyList<AuditAction> Staff { get; } =
    [
        AuditAction.PermissionAllowed, AuditAction.PermissionDenied, AuditAction.PermissionBackToRole, AuditAction.RoleGiven, AuditAction.UntilSet,
        AuditAction.StaffRemoved, AuditAction.StaffLeft, AuditAction.StaffCopied, AuditAction.StaffChangeUndone,
    ];

    /// <summary>What is done to somebody's place as a student of a course.</summary>
    public static IReadOnlyList<AuditAction> Places { get; } =
    [
        AuditAction.Enrolled, AuditAction.Withdrawn, AuditAction.EnrolmentChanged, AuditAction.EnrolmentUndone, AuditAction.CourseLeft, AuditAction.Joined,
    ];

    /// <summary>What is done to somebody's right to create courses.</summary>
    public static IReadOnlyList<AuditAction> CourseCreation { get; } = [AuditAction.CourseCreationAllowed, AuditAction.CourseCreationDenied];

    /// <summary>Who becomes administrator and who no longer is.</summary>
    public static IReadOnlyList<AuditAction> Administration { get; } =
        [AuditAction.AdministratorMade, AuditAction.AdministratorEnded, AuditAction.AdministratorBySetting];

    /// <summary>Suspensions and their ends.</summary>
    public static IReadOnlyList<AuditAction> Suspension { get; } = [AuditAction.AccountSuspended, AuditAction.AccountReinstated];

    // What somebody did with their own place is theirs; a setting would come back; and who is to be suspended again is suspended, for a new reason.
    static readonly HashSet<AuditAction> never =
    [
        AuditAction.StaffLeft, AuditAction.StaffChangeUndone, AuditAction.EnrolmentUndone, AuditAction.CourseLeft, AuditAction.Joined,
        AuditAction.AdministratorBySetting, AuditAction.AccountReinstated,
    ];

    static readonly HashSet<AuditAction> undoable = [.. Staff.Concat(Places).Concat(CourseCreation).Concat(Administration).Concat(Suspension).Except(never)];

    /// <summary>Whether entries of this kind can be undone at all.</summary>
    public static bool CanUndo(AuditAction action) => undoable.Contains(action);

    /// <summary>Whether there is any use in offering it: nobody changes their own permissions, nor their own standing.</summary>
    public static bool MayOffer(AuditAction action, bool own) =>
        CanUndo(action) && (!own || Places.Contains(action) || CourseCreation.Contains(action));

    /// <summary>
    /// What the entry did to the student's place, as far as it is still so; null when the place is another by now. Entries of earlier
    /// versions say less: a place they gave is taken away again as a withdrawal, and one they took is given as of now.
    /// </summary>
    internal static EnrolmentStep? StepOf(AuditEntry entry, string name, EnrolmentState? present, DateTime now)
    {
        if (present is null)
            return null;
        var (before, after) = (PlaceState.Read(entry.Before), PlaceState.Read(entry.After));
        var became = after?.Over(present, present.At) ?? (present.IsEnrolled ? null : present);
        var was = before?.Over(present, now)
            ?? (after is { At: null } ? present.Withdrawn(EnrolmentSource.Staff, present.ById, now) : null);
        return became == present ? new(entry.PersonId, name, was, became) : null;
    }
}

using Lms.Data.Content.Grades;
using Lms.Data.Enrolments;
using Lms.Data.Permissions;
using Lms.Data.Shared;

namespace Lms.Data.Accounts;

/// <summary>What it takes to move something that refers to one account to another, or to another address.</summary>
public enum MovingRight
{
    /// <summary>Nothing of its own: it tells and gives no more than what it goes along with.</summary>
    GoesAlong,

    /// <summary>To manage the staff of its course, and to hold every permission that moves.</summary>
    ManageStaff,

    /// <summary>To manage the students of its course.</summary>
    ManageStudents,

    /// <summary>To manage the staff or the students of its course.</summary>
    ManagePeople,

    /// <summary>To grade on its course: to see what was handed in and got, unreleased too, and to give it.</summary>
    GradeSubmissions,

    /// <summary>To be an administrator.</summary>
    Administration,
}

/// <summary>Something that would move; course null: of the school.</summary>
public readonly record struct Belonging(PersonReference Kind, long? CourseId);

/// <summary>A course on which something would move: who moves it, whose it is, and whose it becomes (null: somebody unknown).</summary>
public sealed record MovingCourse(string Title, CourseStanding Course, Standing Mover, Standing Person, Standing? Into);

/// <summary>
/// Who may move what belongs to an account, however it moves: whoever could see and give all of it. Administrators may all; so may whom
/// Google proves to be at the address, for it was given to whoever that is. Pure.
/// </summary>
public static class MovingRules
{
    /// <summary>What each kind of reference takes. What a person did, made or vouched for is never given to others by staff.</summary>
    public static MovingRight Takes(PersonReference kind) => kind switch
    {
        PersonReference.Staff or PersonReference.Switches => MovingRight.ManageStaff,
        PersonReference.Attends => MovingRight.ManageStudents,
        PersonReference.HandedIn or PersonReference.GotGrades => MovingRight.GradeSubmissions,
        PersonReference.Concerned => MovingRight.ManagePeople,
        PersonReference.SignInRequest or PersonReference.Invited or PersonReference.SawAnnouncements => MovingRight.GoesAlong,
        PersonReference.Link or PersonReference.SignedIn or PersonReference.Aliases or PersonReference.Vouched or PersonReference.Named or PersonReference.Owns
            or PersonReference.AddedStaff or PersonReference.GaveRoles or PersonReference.Switched or PersonReference.Enrolled
            or PersonReference.AskedToInvite or PersonReference.Announced or PersonReference.MadeMaterials or PersonReference.Uploaded
            or PersonReference.SetAssignments or PersonReference.GaveGrades or PersonReference.Did => MovingRight.Administration,
        _ => throw new InvalidOperationException($"Nobody has said what it takes to move {kind}."),
    };

    /// <summary>Whether staff may move all of it.</summary>
    public static Problem? MayMove(IReadOnlyCollection<Belonging> belongings, IReadOnlyDictionary<long, MovingCourse> courses) =>
        belongings.OrderByDescending(b => Takes(b.Kind) == MovingRight.Administration)
            .Select(b => MayMove(Takes(b.Kind), b.CourseId is { } id ? courses.GetValueOrDefault(id) : null))
            .FirstOrDefault(problem => problem is not null);

    /// <summary>Whether the mover, on one course, may move what takes this right.</summary>
    public static Problem? MayMove(MovingRight right, MovingCourse? course)
    {
        if (right == MovingRight.GoesAlong)
            return null;
        if (right == MovingRight.Administration || course is null)
            return new Problem(Why.WaitingBeyondYou);
        var (mover, standing) = (course.Mover, course.Course);
        return right switch
        {
            MovingRight.ManageStaff => MayGive(course),
            MovingRight.ManageStudents => Beyond(EnrolmentRules.MayManageStudents(mover, standing)),
            MovingRight.ManagePeople => EnrolmentRules.MayManageStudents(mover, standing with { Archived = false }) is null
                ? null
                : Beyond(PermissionRules.MayManageStaff(mover, standing with { Archived = false })),
            _ => GradeRules.MayGrade(mover, standing, course.Into?.AccountId ?? 0) is not { } problem ? null
                : problem.Why == Why.OwnWork ? problem
                : PermissionRules.IsOutside(problem) ? new Problem(Why.WaitingBeyondYou)
                : new Problem(Why.MovingTakes, Permission.GradeSubmissions, course.Title, standing.OwnerName),
        };
    }

    /// <summary>Whether the mover knows of the person at all: as colleagues do, or as who sees the students.</summary>
    public static bool Knows(MovingCourse course) => PermissionRules.MaySeeStaff(course.Mover, course.Course) is null
        && (course.Person.Grants is not null || EnrolmentRules.MaySeeStudents(course.Mover, course.Course) is null);

    // Taking it from the one and giving it to the other, each as if it were done by hand.
    static Problem? MayGive(MovingCourse course)
    {
        if (PermissionRules.MayChange(course.Mover, course.Person, null, course.Course) is not null)
            return new Problem(Why.WaitingBeyondYou);
        if (course is not { Into: { IsOwner: false } into, Person.Grants: { } moved })
            return null;
        var merged = Grants.Merge(into.Grants ?? moved, moved, course.Course.Today);
        return PermissionRules.MayChange(course.Mover, into, merged, course.Course);
    }

    static Problem? Beyond(Problem? problem) => problem is null ? null : new Problem(Why.WaitingBeyondYou);
}

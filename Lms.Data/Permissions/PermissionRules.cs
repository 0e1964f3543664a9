using Lms.Data.Accounts;
using Lms.Data.Shared;

namespace Lms.Data.Permissions;

/// <summary>Who holds which permission and who may change it. Pure: no database, no clock.</summary>
public static class PermissionRules
{
    /// <summary>What remains on an archived course.</summary>
    public static PermissionSet Viewing { get; } = PermissionSet.Of(
        Permission.ViewStudents, Permission.ViewSubmissions, Permission.ViewGradebook);

    static readonly PermissionSet[] needs = [.. PermissionSet.Everything.Select(Closure)];

    /// <summary>The permission with everything it implies, all the way down.</summary>
    public static PermissionSet Needs(Permission permission) => needs[(int)permission];

    /// <summary>These permissions with everything they imply.</summary>
    public static PermissionSet Needs(PermissionSet permissions) =>
        permissions.Aggregate(PermissionSet.None, (all, permission) => all | Needs(permission));

    /// <summary>What the person can do on the course today.</summary>
    public static PermissionSet Holds(Standing person, CourseStanding course)
    {
        if (person.Status == AccountStatus.Suspended)
            return PermissionSet.None;
        var held = person.IsOwner || person.IsAdministrator ? PermissionSet.All
            : person.Grants is null || person.Grants.EndedOn(course.Today) ? PermissionSet.None
            : person.Grants.Effective;
        held &= person.Within ?? PermissionSet.All;
        return course.Archived ? held & Viewing : held;
    }

    /// <summary>Whether the person may open the course: its staff, and its students once it is open to them.</summary>
    public static Problem? MayOpen(Standing actor, CourseStanding course) =>
        MaySeeStaff(actor, course) is not { } problem ? null
        : !actor.IsStudent || actor.Status == AccountStatus.Suspended ? problem
        : course.Hidden ? new Problem(Why.CourseNotOpen, course.OwnerName)
        : null;

    /// <summary>Whether the person may open the staff page: whoever is on the staff, whatever they may do there.</summary>
    public static Problem? MaySeeStaff(Standing actor, CourseStanding course) =>
        actor.Status == AccountStatus.Suspended ? new Problem(Why.ActorSuspended)
        : actor.IsOwner || actor.IsAdministrator || (actor.Grants is { } grants && !grants.EndedOn(course.Today)) ? null
        : NotOfTheStaff(actor, course);

    /// <summary>Whether the person may do what the permission is for. On an archived course only what is viewing.</summary>
    public static Problem? May(Standing actor, CourseStanding course, Permission permission) =>
        MaySeeStaff(actor, course) is { } problem ? problem
        : Holds(actor, course).Has(permission) ? null
        : course.Archived && Holds(actor, course with { Archived = false }).Has(permission) ? new Problem(Why.CourseArchived)
        : new Problem(Why.NeedsPermission, permission, course.OwnerName);

    /// <summary>Whether the person may change anything about the staff of the course.</summary>
    public static Problem? MayManageStaff(Standing actor, CourseStanding course)
    {
        if (MaySeeStaff(actor, course) is { } problem)
            return problem;
        if (course.Archived)
            return new Problem(Why.CourseArchived);
        return Holds(actor, course).Has(Permission.ManageStaff) ? null : new Problem(Why.NeedsManageStaff, course.OwnerName);
    }

    /// <summary>Whether the person may see what happened on the course: whoever manages its staff, on an archived course too.</summary>
    public static Problem? MaySeeHistory(Standing actor, CourseStanding course) =>
        MayManageStaff(actor, course with { Archived = false });

    /// <summary>Whether the person may look at the course as somebody else sees it: whoever manages its staff, on an archived course too.</summary>
    public static Problem? MayLookAs(Standing actor, CourseStanding course) => MaySeeHistory(actor, course);

    /// <summary>Whether what belongs to this person alone is to be seen: by themselves, or by who looks through their eyes and may see everybody's.</summary>
    public static Problem? MaySeeOwn(Standing person, Permission everybodys) =>
        person is { AccountId: not 0, Within: { } within } && !within.Has(everybodys) ? new Problem(Why.NotHeldByYou, everybodys) : null;

    /// <summary>Whose own work is to be read: the person's, or nobody's.</summary>
    internal static long OwnerOfWork(Standing person) => MaySeeOwn(person, Permission.ViewSubmissions) is null ? person.AccountId : 0;

    /// <summary>
    /// Whether the actor may make <paramref name="after"/> of what the person has now (null: not on the staff).
    /// Every permission that comes or goes, now or by the end date, must be one the actor holds; what an ended or suspended
    /// membership would come back with counts as well, so that nothing can be stored up for later.
    /// </summary>
    public static Problem? MayChange(Standing actor, Standing person, Grants? after, CourseStanding course)
    {
        if (MayManageStaff(actor, course) is { } problem)
            return problem;
        if (person.IsOwner)
            return new Problem(Why.OwnerLocked, course.OwnerName);
        if (person.AccountId == actor.AccountId)
            return new Problem(Why.OwnPermissions);
        if (person.Status == AccountStatus.Suspended && after is not null)
            return new Problem(Why.PersonSuspended, person.Name);

        var before = person.Grants;
        var touched = before?.Until == after?.Until
            ? EffectiveOf(before) ^ EffectiveOf(after)
            : EffectiveOf(before) | EffectiveOf(after);
        var beyond = touched - Holds(actor, course);
        return beyond.Count > 0 ? new Problem(Why.NotHeldByYou, beyond.First()) : null;
    }

    /// <summary>Whether the actor may flip this switch of the person.</summary>
    public static Problem? MaySwitch(Standing actor, Standing person, Permission permission, bool on, CourseStanding course)
    {
        if (MayManageStaff(actor, course) is { } problem)
            return problem;
        if (person.IsAdministrator && !person.IsOwner)
            return new Problem(Why.AdministratorHoldsAll, person.Name);
        if (person.Grants is { } had && had.EndedOn(course.Today))
            return new Problem(Why.MembershipEnded, person.Name);
        var grants = person.Grants ?? Grants.Nothing;
        return MayChange(actor, person, on ? grants.SwitchOn(permission) : grants.SwitchOff(permission), course);
    }

    /// <summary>Where the state of a permission comes from, and through which other permission.</summary>
    public static (SwitchSource Source, Permission? Through) SourceOf(Standing person, Permission permission)
    {
        if (person.IsOwner)
            return (SwitchSource.Owner, null);
        if (person.IsAdministrator)
            return (SwitchSource.Administrator, null);
        if (person.Grants is not { } grants)
            return (SwitchSource.None, null);
        if (grants.Deny.Has(permission))
            return (SwitchSource.Denied, null);

        var given = Needs(grants.Role | grants.Allow);
        if (given.Has(permission) && Needs(permission).Meets(grants.Deny))
            return (SwitchSource.Blocked, (Needs(permission) & grants.Deny).First());
        if (grants.Allow.Has(permission))
            return (SwitchSource.Allowed, null);
        if (grants.Role.Has(permission))
            return (SwitchSource.Role, null);
        return (grants.Role | grants.Allow).Where(p => grants.Effective.Has(p) && Needs(p).Has(permission))
            .Select(p => (Permission?)p).FirstOrDefault() is { } through
            ? (SwitchSource.Implied, through)
            : (SwitchSource.None, null);
    }

    /// <summary>Whether the person may give up their own place on the staff. Nobody has to keep what they were given.</summary>
    public static Problem? MayLeave(Standing actor, CourseStanding course) =>
        actor.Status == AccountStatus.Suspended ? new Problem(Why.ActorSuspended)
        : actor.IsOwner ? new Problem(Why.OwnerLocked, course.OwnerName)
        : actor.IsOutsider ? new Problem(Why.CourseNotFound)
        : actor.Grants is null ? new Problem(Why.NotOnStaff, actor.Name)
        : null;

    /// <summary>Whether the person is there as an administrator alone, without a part in the course.</summary>
    public static bool Visits(Standing actor, CourseStanding course) =>
        actor is { IsAdministrator: true, IsOwner: false, IsStudent: false, Status: not AccountStatus.Suspended }
        && (actor.Grants is not { } grants || grants.EndedOn(course.Today));

    /// <summary>
    /// Whether the answer is one for somebody outside: whatever stands in the course, to them it is not there. Whether they guess
    /// a number that is in use must not show.
    /// </summary>
    internal static bool IsOutside(Problem problem) =>
        problem.Why is Why.CourseNotFound or Why.NotOnCourse or Why.ForStaff or Why.ActorSuspended;

    // Who owns a course is told to those who have, or had, a part in it; to all others a course they have none in is as one there is none of.
    static Problem NotOfTheStaff(Standing actor, CourseStanding course) =>
        actor.IsOutsider ? new Problem(Why.CourseNotFound)
        : new Problem(actor.IsStudent ? Why.ForStaff : Why.NotOnCourse, course.OwnerName);

    static PermissionSet EffectiveOf(Grants? grants) => grants?.Effective ?? PermissionSet.None;

    static PermissionSet Closure(Permission permission) => Implies(permission) is { } implied
        ? PermissionSet.Of(permission) | Closure(implied)
        : PermissionSet.Of(permission);

    static Permission? Implies(Permission permission) => permission switch
    {
        Permission.ManageStaff or Permission.ManageStudents or Permission.ViewSubmissions or Permission.ViewGradebook
            => Permission.ViewStudents,
        Permission.ManageAssignments or Permission.GradeSubmissions => Permission.ViewSubmissions,
        _ => null,
    };
}

using Lms.Data.Accounts;
using Lms.Data.Permissions;
using Lms.Data.Shared;

namespace Lms.Data.Enrolments;

/// <summary>Who may see and change the students of a course, and who can be one. Pure: no database, no clock.</summary>
public static class EnrolmentRules
{
    /// <summary>The longest name of a section, in characters.</summary>
    public const int SectionLength = 60;

    /// <summary>The longest student number, in characters.</summary>
    public const int NumberLength = 60;

    /// <summary>Whether the person may see the roster.</summary>
    public static Problem? MaySeeStudents(Standing actor, CourseStanding course) =>
        PermissionRules.MaySeeStaff(actor, course)
        ?? (PermissionRules.Holds(actor, course).Has(Permission.ViewStudents)
            ? null
            : new Problem(Why.NeedsViewStudents, course.OwnerName));

    /// <summary>Whether the person may enrol and withdraw students and export the roster.</summary>
    public static Problem? MayManageStudents(Standing actor, CourseStanding course)
    {
        if (PermissionRules.MaySeeStaff(actor, course) is { } problem)
            return problem;
        if (course.Archived)
            return new Problem(Why.CourseArchived);
        return PermissionRules.Holds(actor, course).Has(Permission.ManageStudents) ? null : new Problem(Why.NeedsManageStudents, course.OwnerName);
    }

    /// <summary>Whether somebody can be a student of the course: not its owner, nor somebody who teaches there, nor suspended.</summary>
    public static Problem? CanBeStudent(string name, AccountStatus status, bool isOwner, bool isStaff) =>
        isOwner ? new Problem(Why.OwnerIsNoStudent, name)
        : isStaff ? new Problem(Why.StaffIsNoStudent, name)
        : status == AccountStatus.Suspended ? new Problem(Why.SuspendedStudent, name)
        : null;

    /// <summary>Whether the person may give up their own place. Nobody has to keep what others gave them.</summary>
    public static Problem? MayLeave(Standing actor) =>
        actor.Status == AccountStatus.Suspended ? new Problem(Why.ActorSuspended)
        : actor.IsStudent ? null
        : actor.IsOutsider ? new Problem(Why.CourseNotFound)
        : new Problem(Why.NotEnrolled, actor.Name);

    /// <summary>
    /// Whether the person may enrol by the course's join link: at an allowed domain, where any is set, and not whom staff withdrew;
    /// those who left may come back. <paramref name="place"/> is the place they have or had; domain null: they have no address any more.
    /// </summary>
    public static Problem? MayJoin(
        Standing actor, CourseStanding course, EnrolmentState? place, string? domain, IReadOnlyCollection<string> allowedDomains) =>
        actor.Status == AccountStatus.Suspended ? new Problem(Why.ActorSuspended)
        : place is { IsEnrolled: true } ? null
        : course.Archived ? new Problem(Why.CourseArchived)
        : place is { Source: not EnrolmentSource.Student } ? new Problem(Why.WithdrawnByStaff, course.OwnerName)
        : allowedDomains.Count > 0 && domain is null ? new Problem(Why.NoAddressMayNotJoin, string.Join(", ", allowedDomains))
        : allowedDomains.Count > 0 && domain is not null && !allowedDomains.Contains(domain)
            ? new Problem(Why.DomainMayNotJoin, domain, string.Join(", ", allowedDomains))
        : CanBeStudent(actor.Name, actor.Status, actor.IsOwner, actor.Grants is { } grants && !grants.EndedOn(course.Today));
}

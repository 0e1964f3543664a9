using Lms.Data.Accounts;
using Lms.Data.Enrolments;
using Lms.Data.Permissions;
using Lms.Data.Shared;

namespace Lms.Data.Mail;

/// <summary>Somebody who may be written to: everything the rules need to know of them. Staff and student: of the course in question.</summary>
public sealed record Invitee(
    long AccountId, string Name, AccountStatus Status, bool HasAddress, bool IsStaff, bool IsStudent, bool Waits, DateTimeOffset? WrittenAt);

/// <summary>Who may have an invitation sent, to whom, how often, and when it is tried again. Pure: no database, no clock.</summary>
public static class InvitationRules
{
    /// <summary>Nobody gets more than one mail in this time, whoever asks.</summary>
    public static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>How long a mail waits that the server took none of.</summary>
    public static readonly TimeSpan PauseAfterTrouble = TimeSpan.FromMinutes(5);

    static readonly TimeSpan stale = TimeSpan.FromDays(7);

    static readonly TimeSpan[] pauses =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(12)];

    /// <summary>Whether the person may have anybody on the course written to.</summary>
    public static Problem? MayInvite(Standing actor, CourseStanding course) =>
        PermissionRules.MayManageStaff(actor, course) is { } problem && EnrolmentRules.MayManageStudents(actor, course) is not null ? problem : null;

    /// <summary>Whether they may have this person written to: staff by who manages the staff, students by who manages the students.</summary>
    public static Problem? MayInvite(Standing actor, CourseStanding course, Invitee person)
    {
        var staff = PermissionRules.MayManageStaff(actor, course);
        var students = EnrolmentRules.MayManageStudents(actor, course);
        return (person.IsStaff && staff is null) || (person.IsStudent && students is null) ? null
            : person.IsStaff ? staff
            : person.IsStudent ? students
            : new Problem(Why.NotOnThisCourse, person.Name);
    }

    /// <summary>Whether the person may be written to now: pending, at an address, and not within a day of the last mail.</summary>
    public static Problem? MayWriteTo(Invitee person, DateTimeOffset now) =>
        person.Status == AccountStatus.Suspended ? new Problem(Why.ReinstateFirst, person.Name)
        : person.Status != AccountStatus.Pending ? new Problem(Why.HasSignedIn, person.Name)
        : !person.HasAddress ? new Problem(Why.NoAddressToWriteTo, person.Name)
        : person.Waits ? new Problem(Why.InvitationWaits, person.Name)
        : person.WrittenAt is { } last && now - last < Day ? new Problem(Why.InvitedToday, person.Name, last)
        : null;

    /// <summary>Whether what was asked for is still to be sent: the world may have changed since.</summary>
    public static bool StillWanted(Invitee person, bool askerIsActive, bool? isOnCourse, DateTimeOffset now) =>
        askerIsActive && isOnCourse != false && MayWriteTo(person, now) is null;

    /// <summary>Whether it has waited so long that what was asked for is no longer what is meant.</summary>
    public static bool IsStale(DateTimeOffset askedAt, DateTimeOffset now) => now - askedAt >= stale;

    /// <summary>How long to wait after this many attempts have failed; null: it is given up.</summary>
    public static TimeSpan? PauseAfter(int attempts) => attempts <= pauses.Length ? pauses[attempts - 1] : null;

    /// <summary>Whether sending may begin once more.</summary>
    public static bool MayTryAgain(int attempts) => attempts <= pauses.Length;
}

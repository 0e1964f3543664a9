using Lms.Data.Audit;
using Lms.Data.Courses;
using Lms.Data.Enrolments;
using Lms.Data.Mail;
using Lms.Data.Permissions;
using Microsoft.AspNetCore.Identity;

namespace Lms.Data.Accounts;

/// <summary>Where something that refers to a person stands on their page.</summary>
public enum PersonReference
{
    /// <summary>The Google identity that signs them in.</summary>
    Link,

    /// <summary>Somebody at the door who may be them.</summary>
    SignInRequest,

    /// <summary>People whom they named first.</summary>
    Named,

    /// <summary>Courses they own.</summary>
    Owns,

    /// <summary>Their places on the staff.</summary>
    Staff,

    /// <summary>People whom they put on the staff.</summary>
    AddedStaff,

    /// <summary>Roles that they gave.</summary>
    GaveRoles,

    /// <summary>Switches that were set for them.</summary>
    Switches,

    /// <summary>Switches that they set.</summary>
    Switched,

    /// <summary>Courses they attend or attended.</summary>
    Attends,

    /// <summary>Students whom they enrolled or withdrew.</summary>
    Enrolled,

    /// <summary>Mails to them.</summary>
    Invited,

    /// <summary>Mails that they asked for.</summary>
    AskedToInvite,

    /// <summary>What was done to them.</summary>
    Concerned,

    /// <summary>What they did.</summary>
    Did,
}

/// <summary>Every column that refers to a person, and its place on their page. A test walks the model: none can be forgotten.</summary>
static class PersonReferences
{
    internal static readonly IReadOnlyDictionary<(Type Entity, string Property), PersonReference> All = new Dictionary<(Type, string), PersonReference>
    {
        [(typeof(IdentityUserLogin<long>), nameof(IdentityUserLogin<long>.UserId))] = PersonReference.Link,
        [(typeof(SignInRequest), nameof(SignInRequest.AccountId))] = PersonReference.SignInRequest,
        [(typeof(Account), nameof(Account.CreatedById))] = PersonReference.Named,
        [(typeof(Course), nameof(Course.OwnerId))] = PersonReference.Owns,
        [(typeof(StaffMembership), nameof(StaffMembership.AccountId))] = PersonReference.Staff,
        [(typeof(StaffMembership), nameof(StaffMembership.AddedById))] = PersonReference.AddedStaff,
        [(typeof(StaffMembership), nameof(StaffMembership.RoleGivenById))] = PersonReference.GaveRoles,
        [(typeof(PermissionOverride), nameof(PermissionOverride.AccountId))] = PersonReference.Switches,
        [(typeof(PermissionOverride), nameof(PermissionOverride.ById))] = PersonReference.Switched,
        [(typeof(Enrolment), nameof(Enrolment.AccountId))] = PersonReference.Attends,
        [(typeof(Enrolment), nameof(Enrolment.ById))] = PersonReference.Enrolled,
        [(typeof(Invitation), nameof(Invitation.AccountId))] = PersonReference.Invited,
        [(typeof(Invitation), nameof(Invitation.ById))] = PersonReference.AskedToInvite,
        [(typeof(AuditEntry), nameof(AuditEntry.PersonId))] = PersonReference.Concerned,
        [(typeof(AuditEntry), nameof(AuditEntry.ActorId))] = PersonReference.Did,
    };
}

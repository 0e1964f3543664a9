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

    /// <summary>Their further addresses.</summary>
    Aliases,

    /// <summary>Further addresses of others that they vouched for.</summary>
    Vouched,

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

/// <summary>What becomes of something that refers to a person who is erased.</summary>
enum Erasure
{
    /// <summary>It is theirs alone and goes with them.</summary>
    Goes,

    /// <summary>It is somebody else's now.</summary>
    PassesOn,

    /// <summary>It stays without its words, which may tell who they were.</summary>
    FallsSilent,

    /// <summary>It is about others, and stays as it is: a former member did it.</summary>
    Stays,
}

/// <summary>Every column that refers to a person, and its place on their page. A test walks the model: none can be forgotten.</summary>
static class PersonReferences
{
    internal static readonly IReadOnlyDictionary<(Type Entity, string Property), PersonReference> All = new Dictionary<(Type, string), PersonReference>
    {
        [(typeof(IdentityUserLogin<long>), nameof(IdentityUserLogin<long>.UserId))] = PersonReference.Link,
        [(typeof(Alias), nameof(Alias.AccountId))] = PersonReference.Aliases,
        [(typeof(Alias), nameof(Alias.AddedById))] = PersonReference.Vouched,
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

    /// <summary>What becomes of each when the person is erased.</summary>
    internal static Erasure WhenErased(PersonReference reference) => reference switch
    {
        PersonReference.Link or PersonReference.Aliases or PersonReference.SignInRequest
            or PersonReference.Staff or PersonReference.Switches or PersonReference.Attends or PersonReference.Invited => Erasure.Goes,
        PersonReference.Owns => Erasure.PassesOn,
        PersonReference.Concerned => Erasure.FallsSilent,
        PersonReference.Named or PersonReference.Vouched or PersonReference.AddedStaff or PersonReference.GaveRoles
            or PersonReference.Switched or PersonReference.Enrolled or PersonReference.AskedToInvite or PersonReference.Did => Erasure.Stays,
        _ => throw new InvalidOperationException($"Nobody has said what becomes of {reference}."),
    };
}

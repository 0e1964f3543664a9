using Lms.Data.Audit;
using Lms.Data.Content.Announcements;
using Lms.Data.Content.Assignments;
using Lms.Data.Content.Files;
using Lms.Data.Content.Grades;
using Lms.Data.Content.Materials;
using Lms.Data.Content.Submissions;
using Lms.Data.Courses;
using Lms.Data.Enrolments;
using Lms.Data.Mail;
using Lms.Data.Permissions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Lms.Data.Accounts;

/// <summary>Every column that refers to a person, and its place on their page. A test walks the model: none can be forgotten.</summary>
static class PersonReferences
{
    internal static readonly IReadOnlyDictionary<(Type Entity, string Property), PersonReference> All = new Dictionary<(Type, string), PersonReference>
    {
        [(typeof(IdentityUserLogin<long>), nameof(IdentityUserLogin<long>.UserId))] = PersonReference.Link,
        [(typeof(Alias), nameof(Alias.AccountId))] = PersonReference.Aliases,
        [(typeof(Alias), nameof(Alias.AddedById))] = PersonReference.Vouched,
        [(typeof(SignInRequest), nameof(SignInRequest.AccountId))] = PersonReference.SignInRequest,
        [(typeof(SignInSession), nameof(SignInSession.AccountId))] = PersonReference.SignedIn,
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
        [(typeof(Announcement), nameof(Announcement.AuthorId))] = PersonReference.Announced,
        [(typeof(AnnouncementsSeen), nameof(AnnouncementsSeen.AccountId))] = PersonReference.SawAnnouncements,
        [(typeof(Material), nameof(Material.AuthorId))] = PersonReference.MadeMaterials,
        [(typeof(StoredFile), nameof(StoredFile.UploadedById))] = PersonReference.Uploaded,
        [(typeof(Assignment), nameof(Assignment.AuthorId))] = PersonReference.SetAssignments,
        [(typeof(Submission), nameof(Submission.AccountId))] = PersonReference.HandedIn,
        [(typeof(Grade), nameof(Grade.AccountId))] = PersonReference.GotGrades,
        [(typeof(Grade), nameof(Grade.GraderId))] = PersonReference.GaveGrades,
        [(typeof(AuditEntry), nameof(AuditEntry.PersonId))] = PersonReference.Concerned,
        [(typeof(AuditEntry), nameof(AuditEntry.ActorId))] = PersonReference.Did,
    };

    /// <summary>What becomes of each when the person is erased.</summary>
    internal static Erasure WhenErased(PersonReference reference) => reference switch
    {
        PersonReference.Link or PersonReference.Aliases or PersonReference.SignInRequest or PersonReference.SignedIn
            or PersonReference.Staff or PersonReference.Switches or PersonReference.Attends or PersonReference.Invited
            or PersonReference.SawAnnouncements or PersonReference.HandedIn => Erasure.Goes,
        PersonReference.Owns => Erasure.PassesOn,
        PersonReference.Concerned => Erasure.FallsSilent,
        PersonReference.Named or PersonReference.Vouched or PersonReference.AddedStaff or PersonReference.GaveRoles
            or PersonReference.Switched or PersonReference.Enrolled or PersonReference.AskedToInvite or PersonReference.Did
            or PersonReference.Announced or PersonReference.MadeMaterials or PersonReference.Uploaded or PersonReference.SetAssignments
            or PersonReference.GotGrades or PersonReference.GaveGrades => Erasure.Stays,
        _ => throw new InvalidOperationException($"Nobody has said what becomes of {reference}."),
    };

    /// <summary>Every column that refers to an account, with whether it is part of a key.</summary>
    internal static IEnumerable<(IForeignKey Reference, bool InKey)> In(IModel model) =>
        from entity in model.GetEntityTypes()
        from reference in entity.GetForeignKeys()
        where reference.PrincipalEntityType.ClrType == typeof(Account)
        let column = reference.Properties[0]
        select (reference, column.IsPrimaryKey() || column.GetContainingIndexes().Any(index => index.IsUnique));

    /// <summary>Where it stands on the person's page.</summary>
    internal static PersonReference PlaceOf(IForeignKey reference) => All[(reference.DeclaringEntityType.ClrType, reference.Properties[0].Name)];

    /// <summary>Where a reference is stored.</summary>
    internal static (string Table, string Column) ColumnOf(IForeignKey reference)
    {
        var table = StoreObjectIdentifier.Create(reference.DeclaringEntityType, StoreObjectType.Table)!.Value;
        return (table.Name, reference.Properties[0].GetColumnName(table)!);
    }
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lms.Data.Audit;

/// <summary>How a state is written into the audit: readable, and without what is not there.</summary>
static class AuditText
{
    static readonly JsonSerializerOptions json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    internal static string Of(object state) => JsonSerializer.Serialize(state, json);

    /// <summary>Whose words tell nothing of who the person is: switches, roles, courses. Anything else may.</summary>
    internal static IReadOnlyList<AuditAction> Harmless { get; } =
    [
        AuditAction.PermissionAllowed, AuditAction.PermissionDenied, AuditAction.PermissionBackToRole, AuditAction.RoleGiven, AuditAction.UntilSet,
        AuditAction.StaffRemoved, AuditAction.StaffLeft, AuditAction.StaffCopied, AuditAction.StaffChangeUndone,
        AuditAction.CourseCreated, AuditAction.CourseChanged, AuditAction.CourseHandedOver, AuditAction.JoinLinkMade, AuditAction.JoinLinkEnded,
        AuditAction.RoleCreated, AuditAction.RoleRenamed, AuditAction.RoleChanged, AuditAction.RoleRemoved,
        AuditAction.CourseEdited, AuditAction.CourseArchived, AuditAction.CourseReopened, AuditAction.CourseCopied,
        AuditAction.AnnouncementPosted, AuditAction.AnnouncementScheduled, AuditAction.AnnouncementEdited, AuditAction.AnnouncementPinned,
        AuditAction.AnnouncementUnpinned, AuditAction.AnnouncementRemoved, AuditAction.AnnouncementRestored,
        AuditAction.AssignmentCreated, AuditAction.AssignmentChanged, AuditAction.AssignmentPublished, AuditAction.AssignmentClosed, AuditAction.AssignmentReopened,
        AuditAction.AssignmentUnpublished, AuditAction.AssignmentRemoved, AuditAction.AssignmentCopied,
        AuditAction.CourseVisited, AuditAction.RefusedOften,
        AuditAction.HandedIn, AuditAction.GradeGiven, AuditAction.FeedbackGiven, AuditAction.GradesReleased, AuditAction.GradesHidden,
        AuditAction.SectionAdded, AuditAction.SectionRenamed, AuditAction.SectionMoved, AuditAction.SectionPublished, AuditAction.SectionRemoved,
        AuditAction.MaterialAdded, AuditAction.MaterialChanged, AuditAction.MaterialPublished, AuditAction.MaterialUnpublished, AuditAction.MaterialMoved, AuditAction.MaterialRemoved,
    ];

    /// <summary>What tells of points and feedback, which are not for everybody who reads the log.</summary>
    internal static IReadOnlyList<AuditAction> Grades { get; } = [AuditAction.GradeGiven, AuditAction.FeedbackGiven];

    /// <summary>Whose words are an address that was the person's own.</summary>
    internal static IReadOnlyList<AuditAction> Had { get; } =
    [
        AuditAction.SignInLinked, AuditAction.NewcomerSignedIn, AuditAction.AddressFollowedGoogle, AuditAction.AdministratorBySetting,
        AuditAction.AddressCorrected, AuditAction.AccountsMerged, AuditAction.AliasAdded, AuditAction.AliasRemoved,
    ];

    /// <summary>Whose words are an address, which may be somebody else's.</summary>
    internal static IReadOnlyList<AuditAction> Addresses { get; } =
        [.. Had, AuditAction.AddressNotTaken, AuditAction.RequestSamePerson, AuditAction.RequestSomebodyNew, AuditAction.RequestRefused];

    /// <summary>Whose words somebody wrote freely.</summary>
    internal static IReadOnlyList<AuditAction> Reasons { get; } = [AuditAction.AccountSuspended, AuditAction.AccountReinstated];

    /// <summary>What was written; null where it is something else.</summary>
    internal static T? Read<T>(string? written)
        where T : class
    {
        try
        {
            return written is null ? null : JsonSerializer.Deserialize<T>(written, json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

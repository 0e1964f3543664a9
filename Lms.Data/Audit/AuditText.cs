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

    /// <summary>Whether an entry's words may tell who the person is. Anything not known to be harmless may.</summary>
    internal static bool IsPersonal(AuditAction action) => action is not (
        (>= AuditAction.PermissionAllowed and <= AuditAction.StaffChangeUndone)
        or AuditAction.CourseCreated or AuditAction.CourseChanged or AuditAction.CourseHandedOver or AuditAction.JoinLinkMade or AuditAction.JoinLinkEnded
        or (>= AuditAction.RoleCreated and <= AuditAction.RoleRemoved));

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

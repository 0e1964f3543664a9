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

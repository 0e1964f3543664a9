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
    };

    internal static string Of(object state) => JsonSerializer.Serialize(state, json);
}

using System.Text.Json.Serialization;
using Lms.Data.Audit;

namespace Lms.Data.Enrolments;

/// <summary>
/// A student's place, as the audit keeps it. Entries of earlier versions don't say since when, and nothing of somebody who was not enrolled.
/// </summary>
public sealed record PlaceState(
    [property: JsonConverter(typeof(JsonStringEnumConverter<EnrolmentSource>))] EnrolmentSource Source,
    string? Section = null, string? StudentNumber = null, DateTime? At = null, DateTime? WithdrawnAt = null)
{
    /// <summary>What was written; null where it is something else.</summary>
    public static PlaceState? Read(string? written) => AuditText.Read<PlaceState>(written);

    /// <summary>Whether the person was a student of the course.</summary>
    [JsonIgnore]
    public bool IsEnrolled => WithdrawnAt is null;

    /// <summary>As it is written.</summary>
    public override string ToString() => AuditText.Of(this);

    internal static PlaceState Of(EnrolmentState state) => new(
        state.Source, Said(state.Section), Said(state.StudentNumber), state.At, state.WithdrawnAt);

    /// <summary>The state it speaks of, by whoever brought the present one; since then, where it doesn't say since when.</summary>
    internal EnrolmentState Over(EnrolmentState present, DateTime otherwise) => new(
        Section ?? "", StudentNumber ?? "", Source, present.ById, At ?? otherwise, WithdrawnAt);

    static string? Said(string text) => text.Length > 0 ? text : null;
}

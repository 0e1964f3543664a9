using Lms.Data.Audit;
using Lms.Web.Shared;

namespace Lms.Web.Features.Audit;

/// <summary>An entry as a sentence.</summary>
static class AuditWords
{
    internal static string Sentence(this Say say, AuditLine line) => say[
        $"Audit.{line.Action}", line.ActorName, line.ActorId == line.PersonId ? say["Audit.Themselves"] : line.PersonName, line.CourseTitle ?? "",
        line.Permission is { } permission ? permission : line.After ?? "", line.Before ?? ""];
}

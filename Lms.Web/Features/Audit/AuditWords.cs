using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Web.Shared;

namespace Lms.Web.Features.Audit;

/// <summary>An entry as a sentence.</summary>
static class AuditWords
{
    internal static string Sentence(this Say say, AuditLine line) => say[
        $"Audit.{line.Action}", line.ActorName, line.ActorId == line.PersonId ? say["Audit.Themselves"] : line.PersonName, line.CourseTitle ?? "",
        line.Permission is { } permission ? permission : say.Stated(line.After), say.Stated(line.Before)];

    /// <summary>How it was or became; what stands for no address is not for reading.</summary>
    internal static string Stated(this Say say, string? state) => state is null ? "" : EmailAddress.IsGivenUp(state) ? say["Audit.NoAddress"] : state;
}

using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Data.Permissions;
using Lms.Web.Features.Permissions;
using Lms.Web.Shared;

namespace Lms.Web.Features.Audit;

/// <summary>An entry as a sentence.</summary>
static class AuditWords
{
    internal static string Sentence(this Say say, AuditLine line)
    {
        var (key, after, before) = StaffEntryWords.Of(say, line) ?? PlaceEntryWords.Of(say, line) ?? CourseEntryWords.Of(say, line) ?? WorkEntryWords.Of(line) ?? Plainly(say, line);
        return say[$"Audit.{key}", line.ActorName, line.ActorId == line.PersonId ? say["Audit.Themselves"] : line.PersonName, line.CourseTitle ?? "", after, before];
    }

    /// <summary>How it was or became; what stands for no address is not for reading.</summary>
    internal static string Stated(this Say say, string? state) => state is null ? "" : EmailAddress.IsGivenUp(state) ? say["Audit.NoAddress"] : state;

    static (string Key, object After, object Before) Plainly(Say say, AuditLine line) =>
        (Case(line), line.Permission is { } permission ? permission : State(say, line, line.After), State(say, line, line.Before));

    // A role that nobody had has sent nobody anywhere.
    static string Case(AuditLine line) =>
        line is { Action: AuditAction.RoleRemoved, After: not null } ? "RoleRemovedInUse"
        : line.Action == AuditAction.CourseHandedOver && line.ActorId == line.PersonId ? "CourseTakenOver"
        : line is { Action: AuditAction.RefusedOften, CourseTitle: not null } ? line.Permission is null ? "RefusedOftenThere" : "RefusedOftenFor"
        : line.Action == AuditAction.AnnouncementEdited && line.Before != line.After ? "AnnouncementRetitled"
        : line.Action.ToString();

    static string State(Say say, AuditLine line, string? written) =>
        line.Action is >= AuditAction.RoleCreated and <= AuditAction.RoleRemoved && RoleState.Read(written) is { } role ? say.Of(role) : say.Stated(written);
}

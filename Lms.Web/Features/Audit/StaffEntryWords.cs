using Lms.Data.Audit;
using Lms.Data.Permissions;
using Lms.Web.Shared;

namespace Lms.Web.Features.Audit;

/// <summary>What entries about somebody's place on the staff say besides who and where: which role, until when, what is again as it was.</summary>
static class StaffEntryWords
{
    /// <summary>The text and what fills it; null where the entry says no more than its kind.</summary>
    internal static (string Key, object After, object Before)? Of(Say say, AuditLine line)
    {
        if (!AuditUndoRules.Staff.Contains(line.Action))
            return null;
        var (before, after) = (StaffState.Read(line.Before)?.ToGrants(), StaffState.Read(line.After)?.ToGrants());
        return line switch
        {
            { Action: AuditAction.RoleGiven, RoleAfter: { } role, RoleBefore: { } old } when role != old => ("RoleGivenInstead", role, old),
            { Action: AuditAction.RoleGiven, RoleAfter: { } role } => ("RoleGivenAs", role, ""),
            { Action: AuditAction.StaffCopied, RoleAfter: { } role } => ("StaffCopiedAs", role, ""),
            { Action: AuditAction.StaffRemoved, RoleBefore: { } role } => ("StaffRemovedAs", "", role),
            { Action: AuditAction.UntilSet } when after?.Until is { } day => ("UntilSetTo", day, ""),
            { Action: AuditAction.UntilSet } when before?.Until is { } day => ("UntilCleared", "", day),
            { Action: AuditAction.StaffChangeUndone } when (before ?? after) is not null => ("StaffChangeUndoneTo", Again(say, line, before, after), ""),
            _ => null,
        };
    }

    static string Again(Say say, AuditLine line, Grants? before, Grants? after)
    {
        if (after is null)
            return say["Again.OffStaff"];
        if (before is null)
            return line.RoleAfter is { } role ? say["Again.OnStaffAs", role] : say["Again.OnStaff"];

        var told = new List<string>();
        if (before.RoleId != after.RoleId)
            told.Add(line.RoleAfter is { } role ? say["Again.Role", role] : say["Again.OtherRole"]);
        if (before.Until != after.Until)
            told.Add(after.Until is { } day ? say["Again.Until", day] : say["Again.NoEnd"]);
        told.AddRange(((before.Allow ^ after.Allow) | (before.Deny ^ after.Deny)).Select(permission =>
            say[after.Deny.Has(permission) ? "Again.Off" : after.Allow.Has(permission) ? "Again.Allowed" : "Again.AsRole", permission]));
        return string.Join(", ", told);
    }
}

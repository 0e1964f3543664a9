using Lms.Data.Audit;
using Lms.Data.Storage;

namespace Lms.Data.Permissions;

/// <summary>Writes what a person was given as rows, touching only the rows that differ, with the audit entry beside them.</summary>
sealed class GrantsWriter(LmsDbContext db, long courseId, long actorId, DateTime now)
{
    internal void Write(long accountId, Grants? before, Grants? after, AuditAction action, Permission? permission = null)
    {
        WriteMembership(accountId, before, after);
        if (after is not null)
            WriteOverrides(accountId, before ?? Grants.Nothing, after);
        db.Record(new AuditEntry
        {
            At = now,
            ActorId = actorId,
            PersonId = accountId,
            CourseId = courseId,
            Action = action,
            Permission = permission,
            Before = Describe(before),
            After = Describe(after),
        });
    }

    internal static string? Describe(Grants? grants) => grants is null ? null : StaffState.Of(grants).ToString();

    void WriteMembership(long accountId, Grants? before, Grants? after)
    {
        if (after is null)
        {
            db.Memberships.Remove(Attached(accountId, before!)); // overrides go with it
            return;
        }

        if (before is null)
        {
            db.Memberships.Add(new StaffMembership
            {
                CourseId = courseId,
                AccountId = accountId,
                RoleId = after.RoleId,
                Until = after.Until,
                AddedById = actorId,
                AddedAt = now,
                RoleGivenById = actorId,
                RoleGivenAt = now,
            });
            return;
        }

        var membership = Attached(accountId, before);
        membership.Until = after.Until;
        if (before.RoleId != after.RoleId)
        {
            membership.RoleId = after.RoleId;
            membership.RoleGivenById = actorId;
            membership.RoleGivenAt = now;
        }
    }

    void WriteOverrides(long accountId, Grants before, Grants after)
    {
        foreach (var permission in (before.Allow ^ after.Allow) | (before.Deny ^ after.Deny))
        {
            var had = before.Allow.Has(permission) || before.Deny.Has(permission);
            var has = after.Allow.Has(permission) || after.Deny.Has(permission);
            var row = new PermissionOverride { CourseId = courseId, AccountId = accountId, Permission = permission };
            if (had)
                db.Overrides.Attach(row);
            if (!has)
            {
                db.Overrides.Remove(row);
                continue;
            }

            if (!had)
                db.Overrides.Add(row);
            var allowed = after.Allow.Has(permission) && !after.Deny.Has(permission);
            (row.Allowed, row.ById, row.At) = (allowed, actorId, now);
            if (had)
                db.Entry(row).Property(o => o.Allowed).IsModified = true;
        }
    }

    StaffMembership Attached(long accountId, Grants before) => db.Memberships.Attach(new StaffMembership
    {
        CourseId = courseId,
        AccountId = accountId,
        RoleId = before.RoleId,
        Until = before.Until,
    }).Entity;
}

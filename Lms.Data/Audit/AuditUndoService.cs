using Lms.Data.Accounts;
using Lms.Data.Enrolments;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Audit;

/// <summary>Takes back what an entry of the audit tells, by the same rules as everything else, while nobody has changed it since.</summary>
public sealed class AuditUndoService(
    LmsStore store, SchoolClock clock, PermissionService permissions, EnrolmentService enrolments, StandingService standings)
{
    /// <summary>Undoes one entry. A reason is asked for where reinstating somebody asks for one.</summary>
    public Task<Result<Done>> UndoAsync(Actor actor, long entryId, string reason = "", CancellationToken cancel = default) =>
        store.WriteAsync<Done>(actor, async db =>
        {
            var entry = await db.Audit.AsNoTracking().FirstOrDefaultAsync(e => e.Id == entryId, cancel);
            if (await StrangerAsync(db, actor, entry, cancel) is { } stranger)
                return stranger;
            if (entry is null || !AuditUndoRules.CanUndo(entry.Action))
                return Why.CannotUndo;
            if (!await Latest(db, [entryId]).AnyAsync(cancel))
                return await ChangedSinceAsync(db, entry, cancel);
            var problem = AuditUndoRules.Staff.Contains(entry.Action) ? await UndoStaffAsync(db, actor, entry, cancel)
                : AuditUndoRules.Places.Contains(entry.Action) ? await UndoPlaceAsync(db, actor, entry, cancel)
                : await UndoStandingAsync(db, actor, entry, reason, cancel);
            return problem is null ? new Done() : problem;
        }, cancel);

    /// <summary>Those of the entries after which nothing was done to the same person's same thing. Each looks along one person's later entries.</summary>
    internal static IQueryable<AuditEntry> Latest(LmsDbContext db, IReadOnlyList<long> entryIds) => db.Audit.Where(entry =>
        EF.Parameter(entryIds).Contains(entry.Id)
        && !db.Audit.Any(later => later.PersonId == entry.PersonId && later.Id > entry.Id && later.Action == AuditAction.AccountsMerged) // it may speak of the other one
        && !db.Audit.Any(later => later.PersonId == entry.PersonId && later.Id > entry.Id && later.CourseId == entry.CourseId
            && ((AuditUndoRules.Staff.Contains(entry.Action) && AuditUndoRules.Staff.Contains(later.Action))
                || (AuditUndoRules.Places.Contains(entry.Action) && AuditUndoRules.Places.Contains(later.Action))
                || (AuditUndoRules.CourseCreation.Contains(entry.Action) && AuditUndoRules.CourseCreation.Contains(later.Action))
                || (AuditUndoRules.Administration.Contains(entry.Action) && AuditUndoRules.Administration.Contains(later.Action))
                || (AuditUndoRules.Suspension.Contains(entry.Action) && AuditUndoRules.Suspension.Contains(later.Action)))));

    // Whoever could not change it learns nothing of it, not even whether it is there.
    async Task<Problem?> StrangerAsync(LmsDbContext db, Actor actor, AuditEntry? entry, CancellationToken cancel)
    {
        if (await Administrators.AreAsync(db, actor, cancel))
            return null;
        if (entry?.CourseId is not { } courseId)
            return new Problem(Why.AdministratorsOnly);
        var students = AuditUndoRules.Places.Contains(entry.Action);
        var problem = (await CourseStaff.EnterAsync(
            db, clock, actor, courseId, students ? EnrolmentRules.MayManageStudents : PermissionRules.MayManageStaff, cancel)).Problem;
        return problem is not null && PermissionRules.IsOutside(problem) ? new Problem(Why.AdministratorsOnly) : problem;
    }

    async Task<Problem?> UndoStaffAsync(LmsDbContext db, Actor actor, AuditEntry entry, CancellationToken cancel)
    {
        var (before, after) = (StaffState.Read(entry.Before)?.ToGrants(), StaffState.Read(entry.After)?.ToGrants());
        if ((before is null && entry.Before is not null) || (after is null && entry.After is not null))
            return new Problem(Why.CannotUndo); // it speaks of permissions that are no more
        var change = new StaffChange(entry.CourseId!.Value, [new StaffStep(entry.PersonId, "", before, after, false)]);
        return (await permissions.UndoInAsync(db, actor, change, cancel)).Problem;
    }

    async Task<Problem?> UndoPlaceAsync(LmsDbContext db, Actor actor, AuditEntry entry, CancellationToken cancel)
    {
        var courseId = entry.CourseId!.Value;
        var states = await EnrolmentWriter.StatesAsync(db, courseId, [entry.PersonId], cancel);
        var name = (await AccountNames.OfAsync(db, [entry.PersonId], cancel))[entry.PersonId];
        return AuditUndoRules.StepOf(entry, name, states.GetValueOrDefault(entry.PersonId), clock.Now) is { } step
            ? (await enrolments.UndoInAsync(db, actor, new EnrolmentChange(courseId, [step]), cancel)).Problem
            : new Problem(Why.ChangedSince, name);
    }

    async Task<Problem?> UndoStandingAsync(LmsDbContext db, Actor actor, AuditEntry entry, string reason, CancellationToken cancel)
    {
        var (person, action) = (entry.PersonId, entry.Action);
        var now = await db.Users.Where(a => a.Id == person).Select(a => new { a.IsAdministrator, a.MayCreateCourses }).FirstAsync(cancel);
        var stillSo = action switch
        {
            AuditAction.AdministratorMade or AuditAction.AdministratorEnded => now.IsAdministrator == (action == AuditAction.AdministratorMade),
            AuditAction.CourseCreationAllowed or AuditAction.CourseCreationDenied => now.MayCreateCourses == (action == AuditAction.CourseCreationAllowed),
            _ => true, // reinstating asks itself
        };
        if (!stillSo)
            return await ChangedSinceAsync(db, entry, cancel);
        var undone = action switch
        {
            AuditAction.AccountSuspended => await standings.ReinstateInAsync(db, actor, person, reason, cancel),
            AuditAction.AdministratorMade or AuditAction.AdministratorEnded =>
                await standings.SetAdministratorInAsync(db, actor, person, action == AuditAction.AdministratorEnded, cancel),
            _ => await standings.LetCreateCoursesInAsync(db, actor, person, action == AuditAction.CourseCreationDenied, cancel),
        };
        return undone.Problem;
    }

    static async Task<Problem> ChangedSinceAsync(LmsDbContext db, AuditEntry entry, CancellationToken cancel) =>
        new(Why.ChangedSince, (await AccountNames.OfAsync(db, [entry.PersonId], cancel))[entry.PersonId]);
}

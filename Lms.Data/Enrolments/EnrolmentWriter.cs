using Lms.Data.Audit;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Enrolments;

/// <summary>Writes what became of the students of a course, however many, with an audit entry for each.</summary>
sealed class EnrolmentWriter(LmsDbContext db, long courseId, long actorId, DateTime now)
{
    // Open pages of this many people are told one by one; beyond, the course is.
    const int ToldEach = 100;

    /// <summary>The rows as they are, each enrolled person's and each withdrawn one's.</summary>
    internal static async Task<Dictionary<long, EnrolmentState>> StatesAsync(
        LmsDbContext db, long courseId, IReadOnlyCollection<long> ids, CancellationToken cancel) =>
        await db.Enrolments.AsNoTracking().Where(e => e.CourseId == courseId && EF.Parameter(ids).Contains(e.AccountId))
            .ToDictionaryAsync(e => e.AccountId, EnrolmentState.Of, cancel);

    /// <summary><paramref name="written"/> hears how many rows are there so far, out of two per step.</summary>
    internal Task WriteAsync(IReadOnlyList<EnrolmentStep> steps, AuditAction? action, Action<long>? written, CancellationToken cancel) =>
        WriteAsync(db, actorId, now, [new(courseId, steps)], action, written, cancel);

    /// <summary>The same for several courses at once.</summary>
    internal static async Task WriteAsync(
        LmsDbContext db, long actorId, DateTime now, IReadOnlyList<EnrolmentChange> changes, AuditAction? action, Action<long>? written, CancellationToken cancel)
    {
        foreach (var (courseId, steps) in changes)
        {
            var had = steps.Where(step => step.Before is not null).Select(step => step.AccountId).ToList();
            if (had.Count > 0)
                await db.Enrolments.Where(e => e.CourseId == courseId && EF.Parameter(had).Contains(e.AccountId)).ExecuteDeleteAsync(cancel);
            db.Announce(steps.Count <= ToldEach ? steps.Select(step => new Change(step.AccountId, courseId)) : [new Change(0, courseId)]);
        }

        var all = changes.Sum(change => change.Steps.Count);
        await db.InsertManyAsync([.. changes.SelectMany(change => change.Steps.Where(step => step.After is not null)
            .Select(step => step.After!.Row(change.CourseId, step.AccountId)))], written, cancel);
        await db.InsertManyAsync([.. changes.SelectMany(change => change.Steps.Select(step => new AuditEntry
        {
            At = now,
            ActorId = actorId,
            PersonId = step.AccountId,
            CourseId = change.CourseId,
            Action = action ?? ActionOf(step),
            Before = Describe(step.Before),
            After = Describe(step.After),
        }))], done => written?.Invoke(all + done), cancel);
    }

    static AuditAction ActionOf(EnrolmentStep step) =>
        step.Before == step.After ? AuditAction.PersonDescribed // only their name was learnt
        : step.After is not { IsEnrolled: true } ? AuditAction.Withdrawn
        : step.Before is not { IsEnrolled: true } ? AuditAction.Enrolled
        : AuditAction.EnrolmentChanged;

    static string? Describe(EnrolmentState? state) => state is null ? null : PlaceState.Of(state).ToString();
}

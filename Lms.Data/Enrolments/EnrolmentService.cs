using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Data.Enrolments.Turns;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Enrolments;

/// <summary>Changes to the students of a course. Each is idempotent: whom it does not concern any more is passed over.</summary>
public sealed class EnrolmentService(LmsStore store, ImportTurns turns, SchoolClock clock)
{
    /// <summary>Withdraws these students. Their rows stay, so that their work does.</summary>
    public Task<Result<EnrolmentChange>> WithdrawAsync(Actor actor, long courseId, IReadOnlyList<long> accountIds, CancellationToken cancel = default) =>
        ChangeAsync(actor, courseId, accountIds, state => state.Withdrawn(EnrolmentSource.Staff, actor.AccountId, clock.Now), cancel);

    /// <summary>Puts these students into a section; empty: into none.</summary>
    public Task<Result<EnrolmentChange>> SetSectionAsync(
        Actor actor, long courseId, IReadOnlyList<long> accountIds, string section, CancellationToken cancel = default) =>
        AccountRules.CleanName(section) is { Length: <= EnrolmentRules.SectionLength } clean
            ? ChangeAsync(actor, courseId, accountIds, state => state with { Section = clean }, cancel)
            : Task.FromResult<Result<EnrolmentChange>>(new Problem(Why.TooLong, EnrolmentRules.SectionLength));

    /// <summary>Takes a change back as a whole, unless somebody changed the same thing since; a long one in turns that let others pass.</summary>
    public async Task<Result<EnrolmentChange>> UndoAsync(Actor actor, EnrolmentChange change, CancellationToken cancel = default)
    {
        List<EnrolmentStep> steps = [.. change.Steps.DistinctBy(step => step.AccountId)], back = [];
        var at = 0;
        var problem = await turns.RunAsync(actor, steps.Count, async (db, done, size) =>
        {
            var some = steps.GetRange(at, Math.Min(size, steps.Count - at));
            var undone = await UndoInAsync(db, actor, change with { Steps = some }, cancel);
            if (!undone.Succeeded)
                return undone.Problem!;
            done.Add(undone.Value);
            return new Turn(at + some.Count < steps.Count, () =>
            {
                at += some.Count;
                back.AddRange(undone.Value.Steps);
            });
        }, cancel);
        return problem is null ? change with { Steps = back } : problem;
    }

    internal async Task<Result<EnrolmentChange>> UndoInAsync(LmsDbContext db, Actor actor, EnrolmentChange change, CancellationToken cancel)
    {
        var entered = await CourseStaff.EnterAsync(db, clock, actor, change.CourseId, EnrolmentRules.MayManageStudents, cancel);
        if (!entered.Succeeded)
            return entered.Problem!;
        var steps = change.Steps.Where(step => step.Before != step.After).DistinctBy(step => step.AccountId).ToList();
        var states = await EnrolmentWriter.StatesAsync(db, change.CourseId, [.. steps.Select(step => step.AccountId)], cancel);
        if (steps.Find(step => states.GetValueOrDefault(step.AccountId) != step.After) is { } changed)
            return new Problem(Why.ChangedSince, changed.Name);
        if (await InTheWayAsync(db, entered.Value, steps, cancel) is { } problem)
            return problem;

        // What comes back is what this person could have done: a row that somebody made up says who brought it here.
        var back = steps.ConvertAll(step => step with { Before = step.After, After = Signed(step.Before, step.After, actor) });
        await new EnrolmentWriter(db, change.CourseId, actor.AccountId, clock.Now).WriteAsync(back, AuditAction.EnrolmentUndone, null, cancel);
        return change with { Steps = back };
    }

    /// <summary>Gives up one's own place.</summary>
    public Task<Result<Done>> LeaveAsync(Actor actor, long courseId, CancellationToken cancel = default) =>
        store.WriteAsync<Done>(actor, async db =>
        {
            var loaded = await CourseStaff.LoadAsync(db, clock, actor, courseId, cancel);
            if (!loaded.Succeeded)
                return loaded.Problem!;
            if (EnrolmentRules.MayLeave(loaded.Value.Actor) is { } problem)
                return problem;
            var before = (await EnrolmentWriter.StatesAsync(db, courseId, [actor.AccountId], cancel))[actor.AccountId];
            var after = before.Withdrawn(EnrolmentSource.Student, actor.AccountId, clock.Now);
            await new EnrolmentWriter(db, courseId, actor.AccountId, clock.Now).WriteAsync(
                [new(actor.AccountId, loaded.Value.Actor.Name, before, after)], AuditAction.CourseLeft, null, cancel);
            return new Done();
        }, cancel);

    Task<Result<EnrolmentChange>> ChangeAsync(
        Actor actor, long courseId, IReadOnlyList<long> accountIds, Func<EnrolmentState, EnrolmentState> change, CancellationToken cancel) =>
        store.WriteAsync<EnrolmentChange>(actor, async db =>
        {
            var entered = await CourseStaff.EnterAsync(db, clock, actor, courseId, EnrolmentRules.MayManageStudents, cancel);
            if (!entered.Succeeded)
                return entered.Problem!;
            var states = await EnrolmentWriter.StatesAsync(db, courseId, accountIds, cancel);
            var names = await AccountNames.OfAsync(db, accountIds, cancel);
            List<EnrolmentStep> steps = [.. states.Where(s => s.Value.IsEnrolled)
                .Select(s => new EnrolmentStep(s.Key, names[s.Key], s.Value, change(s.Value))).Where(step => step.Before != step.After)];
            await new EnrolmentWriter(db, courseId, actor.AccountId, clock.Now).WriteAsync(steps, null, null, cancel);
            return new EnrolmentChange(courseId, steps);
        }, cancel);

    // Whoever comes back as a student must still be there and able to be one.
    async Task<Problem?> InTheWayAsync(LmsDbContext db, CourseStaff staff, List<EnrolmentStep> steps, CancellationToken cancel)
    {
        var (course, today) = (staff.Course, clock.Today);
        IReadOnlyList<long> ids = [.. steps.Select(step => step.AccountId)];
        var people = await db.Users.AsNoTracking().Where(a => EF.Parameter(ids).Contains(a.Id))
            .Select(a => new
            {
                a.Id,
                a.DisplayName,
                a.Email,
                a.Status,
                IsStaff = db.Memberships.Any(m => m.CourseId == course.Id && m.AccountId == a.Id && (m.Until == null || m.Until >= today)),
            })
            .ToDictionaryAsync(a => a.Id, cancel);
        if (people.Count < ids.Count)
            return new Problem(Why.PersonNotFound);
        return steps.Where(step => step.Before is { IsEnrolled: true } && step.After is not { IsEnrolled: true })
            .Select(step => people[step.AccountId])
            .Select(a => EnrolmentRules.CanBeStudent(AccountRules.NameOf(a.DisplayName, a.Email), a.Status, a.Id == course.OwnerId, a.IsStaff))
            .FirstOrDefault(problem => problem is not null);
    }

    static EnrolmentState? Signed(EnrolmentState? state, EnrolmentState? present, Actor actor)
    {
        if (state is null)
            return null;
        var signed = state.IsEnrolled == present?.IsEnrolled ? present : state with { ById = actor.AccountId };
        return signed with
        {
            Section = AccountRules.CleanName(state.Section, EnrolmentRules.SectionLength),
            StudentNumber = AccountRules.CleanName(state.StudentNumber, EnrolmentRules.NumberLength),
        };
    }
}

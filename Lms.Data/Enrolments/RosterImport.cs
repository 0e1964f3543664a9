using Lms.Data.Accounts;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Enrolments;

/// <summary>What was done with a list, line by line, and how to undo it.</summary>
public sealed record RosterReport(RosterPlan Plan, EnrolmentChange Change)
{
    /// <summary>Who had no account before.</summary>
    public IReadOnlyList<long> NewPeople { get; init; } = [];
}

/// <summary>Carries out a list of people, however long: all of it or nothing.</summary>
public sealed class RosterImport(LmsStore store, SchoolClock clock, RosterQueries queries)
{
    // An account is found by its words, which costs more than the two rows about it.
    const int AccountWeight = 8;

    /// <summary>
    /// Carries the list out as the world is now, in one transaction; cancelling leaves nothing.
    /// <paramref name="progress"/> hears what part is done, 0 to 1.
    /// </summary>
    public Task<Result<RosterReport>> EnrolAsync(
        Actor actor, long courseId, IReadOnlyList<RosterRow> rows, IProgress<double>? progress = null, CancellationToken cancel = default) =>
        store.WriteAsync<RosterReport>(actor, async db =>
        {
            var entered = await CourseStaff.EnterAsync(db, clock, actor, courseId, EnrolmentRules.MayManageStudents, cancel);
            if (!entered.Succeeded)
                return entered.Problem!;
            var plan = RosterPlan.Of(rows, await queries.FactsAsync(db, entered.Value, rows, cancel));
            var (accounts, now) = ((double)plan.Totals.EnrolNew * AccountWeight, clock.Now);
            var all = accounts + (2 * (plan.Totals.Enrol + plan.Totals.Update));

            var made = await MakeAsync(db, actor, plan, now, done => progress?.Report(done * AccountWeight / all), cancel);
            await NameAsync(db, plan, cancel);
            List<EnrolmentStep> steps = [.. plan.Lines.Select(line => Step(line, made, actor, now)).OfType<EnrolmentStep>()];
            await new EnrolmentWriter(db, courseId, actor.AccountId, now)
                .WriteAsync(steps, null, done => progress?.Report((accounts + done) / all), cancel);
            return new RosterReport(plan, new EnrolmentChange(courseId, steps)) { NewPeople = [.. made.Values] };
        }, cancel);

    // Imports are bounded by their lines, not by how many people one may name within an hour.
    static async Task<Dictionary<string, long>> MakeAsync(
        LmsDbContext db, Actor actor, RosterPlan plan, DateTime now, Action<long> written, CancellationToken cancel)
    {
        IReadOnlyList<Account> accounts = [.. plan.Lines.Where(line => line.Outcome == LineOutcome.EnrolNew)
            .Select(line => PersonResolver.NewAccount(line.Row.Address!, line.Row.Name, actor.AccountId, now))];
        if (accounts.Count == 0)
            return [];
        await db.InsertManyAsync(accounts, written, cancel);
        IReadOnlyList<string> addresses = [.. accounts.Select(account => account.NormalizedEmail!)];
        return await db.Users.AsNoTracking().Where(a => EF.Parameter(addresses).Contains(a.NormalizedEmail))
            .Select(a => new { a.NormalizedEmail, a.Id }).ToDictionaryAsync(a => a.NormalizedEmail!, a => a.Id, cancel);
    }

    // A name out of a list is better than none; the one that Google told stays.
    static async Task NameAsync(LmsDbContext db, RosterPlan plan, CancellationToken cancel)
    {
        var names = plan.Lines.Where(line => line is { NamesPending: true, Outcome: LineOutcome.EnrolKnown or LineOutcome.Update })
            .ToDictionary(line => line.Person!.AccountId, line => line.Row);
        if (names.Count == 0)
            return;
        IReadOnlyList<long> ids = [.. names.Keys];
        foreach (var account in await db.Users.Where(a => EF.Parameter(ids).Contains(a.Id)).ToListAsync(cancel))
            AccountRules.Describe(account, names[account.Id].Name, EmailAddress.Kept(account.Email!));
        await db.SaveChangesAsync(cancel);
    }

    static EnrolmentStep? Step(PlannedLine line, Dictionary<string, long> made, Actor actor, DateTime now)
    {
        var (row, before) = (line.Row, line.Person?.State);
        if (line.Outcome is not (LineOutcome.EnrolKnown or LineOutcome.EnrolNew or LineOutcome.Update))
            return null;
        var state = line.Outcome == LineOutcome.Update
            ? before!
            : EnrolmentState.Enrolled(before, EnrolmentSource.Staff, actor.AccountId, now);
        return new EnrolmentStep(
            line.Person?.AccountId ?? made[row.Address!.Normal],
            AccountRules.NameOf(line.Name, row.Address!.Display),
            before,
            state with
            {
                Section = row.Section.Length > 0 ? row.Section : state.Section,
                StudentNumber = row.StudentNumber.Length > 0 ? row.StudentNumber : state.StudentNumber,
            });
    }
}

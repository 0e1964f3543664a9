using Lms.Data.Accounts;
using Lms.Data.Enrolments.Turns;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Enrolments;

/// <summary>One list while it is carried out: in each turn some of its lines, by the rights and in the world of that moment.</summary>
sealed class RosterEnrolling(Actor actor, long courseId, IReadOnlyList<RosterRow> rows, SchoolClock clock, RosterQueries queries, Progressing progress)
{
    // An account is found by its words, which costs more than the two rows about it.
    const int AccountWeight = 8;

    readonly RosterPlanner planner = new(rows);
    readonly DateTime now = clock.Now;
    readonly List<PlannedLine> lines = new(rows.Count);
    readonly List<EnrolmentStep> steps = [];
    readonly List<long> newPeople = [];

    internal RosterReport Report => new(RosterPlan.Of(lines), new EnrolmentChange(courseId, steps)) { NewPeople = newPeople };

    internal async Task<Result<Turn>> TurnAsync(LmsDbContext db, TurnDone done, int size, CancellationToken cancel)
    {
        var entered = await CourseStaff.EnterAsync(db, clock, actor, courseId, EnrolmentRules.MayManageStudents, cancel);
        if (!entered.Succeeded)
            return entered.Problem!;
        var (from, count) = (lines.Count, Math.Min(size, rows.Count - lines.Count));
        List<RosterRow> some = [.. rows.Skip(from).Take(count)];
        var plan = RosterPlan.Of([.. planner.Judge(from, count, await queries.FactsAsync(db, entered.Value, some, cancel))]);
        var accounts = (double)plan.Totals.EnrolNew * AccountWeight;
        var all = accounts + (2 * (plan.Totals.Enrol + plan.Totals.Update));

        var made = await MakeAsync(db, plan, written => Tell(written * AccountWeight / all), cancel);
        done.People.AddRange(made.Values);
        done.Described.AddRange(await NameAsync(db, plan, cancel));
        List<EnrolmentStep> taken = [.. plan.Lines.Select(line => Step(line, made)).OfType<EnrolmentStep>()];
        await new EnrolmentWriter(db, courseId, actor.AccountId, now).WriteAsync(taken, null, written => Tell((accounts + written) / all), cancel);
        done.Add(new EnrolmentChange(courseId, taken));
        return new Turn(from + count < rows.Count, () =>
        {
            lines.AddRange(plan.Lines);
            steps.AddRange(taken);
            newPeople.AddRange(made.Values);
        });

        void Tell(double part) => progress.Report((from + (part * count)) / rows.Count);
    }

    // Imports are bounded by their lines, not by how many people one may name within an hour.
    async Task<Dictionary<string, long>> MakeAsync(LmsDbContext db, RosterPlan plan, Action<long> written, CancellationToken cancel)
    {
        IReadOnlyList<Account> accounts = [.. plan.Lines.Where(line => line.Outcome == LineOutcome.EnrolNew)
            .Select(line => PersonResolver.NewAccount(line.Row.Address!, line.Row.Name, actor.AccountId, now, fromList: true))];
        if (accounts.Count == 0)
            return [];
        await db.InsertManyAsync(accounts, written, cancel);
        IReadOnlyList<string> addresses = [.. accounts.Select(account => account.NormalizedEmail!)];
        return await db.Users.AsNoTracking().Where(a => EF.Parameter(addresses).Contains(a.NormalizedEmail))
            .Select(a => new { a.NormalizedEmail, a.Id }).ToDictionaryAsync(a => a.NormalizedEmail!, a => a.Id, cancel);
    }

    // A name out of a list is better than none; the one that Google told stays.
    static async Task<List<PersonDone>> NameAsync(LmsDbContext db, RosterPlan plan, CancellationToken cancel)
    {
        var names = plan.Lines.Where(line => line is { NamesPending: true, Outcome: LineOutcome.EnrolKnown or LineOutcome.Update })
            .ToDictionary(line => line.Person!.AccountId, line => line.Row);
        if (names.Count == 0)
            return [];
        IReadOnlyList<long> ids = [.. names.Keys];
        var named = new List<PersonDone>();
        foreach (var account in await db.Users.Where(a => EF.Parameter(ids).Contains(a.Id)).ToListAsync(cancel))
        {
            var before = PersonTold.Of(account);
            AccountRules.Describe(account, names[account.Id].Name, EmailAddress.Kept(account.Email!));
            named.Add(new(account.Id, before, PersonTold.Of(account)));
        }

        await db.SaveChangesAsync(cancel);
        return named;
    }

    EnrolmentStep? Step(PlannedLine line, Dictionary<string, long> made)
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

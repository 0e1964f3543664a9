using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Data.Enrolments.Turns;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Enrolments.OneRoster;

/// <summary>Writes whom a file makes known; the audit entries are the caller's to write.</summary>
sealed class OneRosterPeopleWriter(LmsDbContext db, long actorId, DateTime now, TurnDone done)
{
    /// <summary>Makes these people pending.</summary>
    internal async Task MakeAsync(IReadOnlyList<PlannedPerson> people, OneRosterIds made, CancellationToken cancel)
    {
        if (people.Count == 0)
            return;
        await db.InsertManyAsync<Account>([.. people.Select(NewAccount)], null, cancel);
        IReadOnlyList<string> ids = [.. people.Select(person => person.SourcedId)];
        foreach (var account in await db.Users.AsNoTracking().Where(a => EF.Parameter(ids).Contains(a.SourcedId)).Select(a => new { a.SourcedId, a.Id }).ToListAsync(cancel))
        {
            made.MadePerson(account.SourcedId!, account.Id);
            done.People.Add(account.Id);
        }
    }

    /// <summary>Gives these people, who have accounts, the name, address and id that are planned.</summary>
    internal async Task<IReadOnlyList<AuditEntry>> DescribeAsync(IReadOnlyList<PlannedPerson> people, CancellationToken cancel)
    {
        if (people.Count == 0)
            return [];
        var described = people.ToDictionary(person => person.Account!.Id);
        IReadOnlyList<long> ids = [.. described.Keys], moved = [.. people.Where(person => person.Moves).Select(person => person.Account!.Id)];
        if (moved.Count > 0)
        {
            // Two may change places: all addresses are given up before any is taken. Whoever asked for an old one has no claim on the new.
            await db.Users.Where(a => EF.Parameter(moved).Contains(a.Id)).ExecuteUpdateAsync(set => set.SetProperty(a => a.NormalizedEmail, a => a.UserName), cancel);
            var requests = db.SignInRequests.Where(r => EF.Parameter(moved).Contains(r.AccountId));
            done.Requests.AddRange(await requests.AsNoTracking().ToListAsync(cancel));
            await requests.ExecuteDeleteAsync(cancel);
        }

        var entries = new List<AuditEntry>();
        foreach (var account in await db.Users.Where(a => EF.Parameter(ids).Contains(a.Id)).ToListAsync(cancel))
        {
            var person = described[account.Id];
            entries.Add(person.Moves
                ? Entry(account.Id, AuditAction.AddressCorrected, account.Email, person.Address)
                : Entry(account.Id, AuditAction.PersonDescribed, Describe(account.DisplayName, account.SourcedId), Describe(person.Name, person.SourcedId)));
            var before = PersonTold.Of(account);
            AccountRules.Describe(account, person.Name, EmailAddress.Kept(person.Address));
            account.SourcedId = person.SourcedId;
            done.Described.Add(new(account.Id, before, PersonTold.Of(account)));
        }

        await db.SaveChangesAsync(cancel);
        return entries;
    }

    Account NewAccount(PlannedPerson person)
    {
        var account = PersonResolver.NewAccount(EmailAddress.Parse(person.Address).Value, person.Name, actorId, now, fromList: true);
        account.SourcedId = person.SourcedId;
        return account;
    }

    AuditEntry Entry(long personId, AuditAction action, string? before, string? after) =>
        AuditEntry.Of(new Actor(actorId), personId, action, now, before, after);

    static string Describe(string name, string? sourcedId) => AuditText.Of(new { Name = name.Length > 0 ? name : null, SourcedId = sourcedId });
}

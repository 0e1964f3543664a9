using System.Globalization;
using System.Text.Json;
using Lms.Data.Audit;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Accounts;

/// <summary>
/// Takes everything personal of some people out of the database, inside the caller's transaction. What refers to them is found in
/// the model itself and goes, stays or falls silent as <see cref="PersonReferences.WhenErased"/> says: nothing new can be forgotten.
/// </summary>
static class AccountEraser
{
    const string Silence = "…";

    /// <summary>
    /// Whether nobody can be erased now: the notes of an import under way may tell of them, and taking it back would bring that back. They
    /// are thrown away when the import is over, or taken back.
    /// </summary>
    internal static Task<bool> HasToWaitAsync(LmsDbContext db, CancellationToken cancel) => db.ImportNotes.AnyAsync(cancel);

    /// <summary>Erases these accounts; the courses that they own are passed on before.</summary>
    internal static async Task EraseAsync(LmsDbContext db, IReadOnlyList<Account> leaving, DateTime now, CancellationToken cancel)
    {
        IReadOnlyList<long> ids = [.. leaving.Select(account => account.Id)];
        var addresses = new ErasedAddresses(await AddressesAsync(db, leaving, ids, cancel));
        await ForgetAtTheDoorAsync(db, ids, addresses, cancel);
        await SilenceAsync(db, leaving, ids, addresses, cancel);
        foreach (var account in leaving)
        {
            await SignInSessions.EndAllAsync(db, account, SessionEnding.SignedOutEverywhere, now, cancel); // its pages close; the rows go below
            account.Aliases.Clear();
            AccountRules.Erase(account, now);
        }

        await db.SaveChangesAsync(cancel);
        foreach (var (reference, _) in PersonReferences.In(db.Model))
        {
            if (PersonReferences.WhenErased(PersonReferences.PlaceOf(reference)) != Erasure.Goes)
                continue;
            var (table, column) = PersonReferences.ColumnOf(reference);
            var sql = string.Create(CultureInfo.InvariantCulture, $"DELETE FROM \"{table}\" WHERE \"{column}\" IN (SELECT value FROM json_each({{0}}))");
            await db.Database.ExecuteSqlRawAsync(sql, [JsonSerializer.Serialize(ids)], cancel);
        }
    }

    // Every address they ever had here, as far as it is nobody else's by now: the log knows the earlier ones.
    static async Task<HashSet<string>> AddressesAsync(LmsDbContext db, IReadOnlyList<Account> leaving, IReadOnlyList<long> ids, CancellationToken cancel)
    {
        var theirs = leaving.SelectMany(a => a.Aliases.Select(alias => alias.NormalAddress).Append(a.NormalizedEmail!)).ToHashSet();
        var had = await About(db, ids).Where(e => AuditText.Had.Contains(e.Action)).Select(e => new { e.Before, e.After }).ToListAsync(cancel);
        foreach (var written in had.SelectMany(e => (string?[])[e.Before, e.After]))
        {
            if (EmailAddress.Parse(written) is { Succeeded: true } parsed)
                theirs.Add(parsed.Value.Normal);
        }

        theirs.RemoveWhere(EmailAddress.IsGivenUp);
        var others = await AddressBook.Holders(db, theirs).Where(held => !EF.Parameter(ids).Contains(held.AccountId)).Select(held => held.NormalAddress).ToListAsync(cancel);
        theirs.ExceptWith(others);
        return theirs;
    }

    // Refusals and requests are kept as whoever stood there wrote their address.
    static async Task ForgetAtTheDoorAsync(LmsDbContext db, IReadOnlyList<long> ids, ErasedAddresses addresses, CancellationToken cancel)
    {
        var subs = await db.UserLogins.Where(link => EF.Parameter(ids).Contains(link.UserId)).Select(link => link.ProviderKey).ToListAsync(cancel);
        IReadOnlyList<long> refused = [.. (await db.RefusedSignIns.Select(r => new { r.Id, r.Address }).ToListAsync(cancel))
            .Where(r => addresses.Are(r.Address)).Select(r => r.Id)];
        await db.RefusedSignIns.Where(r => EF.Parameter(refused).Contains(r.Id)).ExecuteDeleteAsync(cancel);
        IReadOnlyList<long> asked = [.. (await db.SignInRequests.Select(r => new { r.Id, r.Address }).ToListAsync(cancel))
            .Where(r => addresses.Are(r.Address)).Select(r => r.Id)];
        await db.SignInRequests.Where(r => subs.Contains(r.Sub) || EF.Parameter(asked).Contains(r.Id)).ExecuteDeleteAsync(cancel);
    }

    static async Task SilenceAsync(
        LmsDbContext db, IReadOnlyList<Account> leaving, IReadOnlyList<long> ids, ErasedAddresses addresses, CancellationToken cancel)
    {
        await About(db, ids).Where(e => !AuditText.Harmless.Contains(e.Action)).ExecuteUpdateAsync(set => set
            .SetProperty(e => e.Before, e => e.Before == null ? null : Silence).SetProperty(e => e.After, e => e.After == null ? null : Silence), cancel);

        // Points stay for the averages of their courses; what was said about their work was said to them.
        await db.Grades.Where(g => EF.Parameter(ids).Contains(g.AccountId) && g.Feedback != "").ExecuteUpdateAsync(set => set.SetProperty(g => g.Feedback, ""), cancel);

        // Entries about others may tell of them too: an address that changed hands, a reason that names them.
        foreach (var entry in await Addressed(db, addresses).ToListAsync(cancel))
        {
            entry.Before = addresses.Are(entry.Before) ? Silence : entry.Before;
            entry.After = addresses.Are(entry.After) ? Silence : entry.After;
        }

        IReadOnlyList<string> names = [.. leaving.Select(a => a.DisplayName).Where(name => name.Contains(' ', StringComparison.Ordinal))]; // a single name may be a word like any other
        foreach (var entry in await db.Audit.Where(e => AuditText.Reasons.Contains(e.Action) && e.After != null).ToListAsync(cancel))
        {
            if (addresses.Silence(entry.After!, names, Silence) is var silent && silent != entry.After)
                entry.After = silent;
        }
    }

    // Of all that were ever written only those that begin alike are read: the part before the @ has one form but for its case.
    static IQueryable<AuditEntry> Addressed(LmsDbContext db, ErasedAddresses addresses)
    {
        var locals = addresses.Locals;
#pragma warning disable CA1304, CA1311, CA1866 // the database does it, which knows no culture and no single letters
        return db.Audit.Where(e => AuditText.Addresses.Contains(e.Action)
            && (EF.Parameter(locals).Contains(e.Before!.Substring(0, e.Before!.IndexOf("@")).ToLower())
                || EF.Parameter(locals).Contains(e.After!.Substring(0, e.After!.IndexOf("@")).ToLower())));
#pragma warning restore CA1304, CA1311, CA1866
    }

    static IQueryable<AuditEntry> About(LmsDbContext db, IReadOnlyList<long> ids) => db.Audit.Where(e => EF.Parameter(ids).Contains(e.PersonId));
}

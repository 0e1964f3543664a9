using System.Globalization;
using System.Text.RegularExpressions;
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

    /// <summary>Erases these accounts; the courses that they own are passed on before.</summary>
    internal static async Task EraseAsync(LmsDbContext db, IReadOnlyList<Account> leaving, DateTime now, CancellationToken cancel)
    {
        IReadOnlyList<long> ids = [.. leaving.Select(account => account.Id)];
        var words = await WordsAsync(db, leaving, ids, cancel);
        await ForgetAtTheDoorAsync(db, ids, words, cancel);
        await SilenceAsync(db, ids, words, cancel);
        foreach (var account in leaving)
        {
            account.Aliases.Clear();
            AccountRules.Erase(account, now);
        }

        await db.SaveChangesAsync(cancel);
        foreach (var (reference, _) in AccountMerger.References(db.Model))
        {
            var place = PersonReferences.All[(reference.DeclaringEntityType.ClrType, reference.Properties[0].Name)];
            if (PersonReferences.WhenErased(place) != Erasure.Goes)
                continue;
            var (table, column) = AccountMerger.ColumnOf(reference);
            var sql = string.Create(CultureInfo.InvariantCulture, $"DELETE FROM \"{table}\" WHERE \"{column}\" = {{0}}");
            foreach (var id in ids)
                await db.Database.ExecuteSqlRawAsync(sql, [id], cancel);
        }
    }

    // Their names, and every address they ever had here: the log knows the earlier ones.
    static async Task<HashSet<string>> WordsAsync(LmsDbContext db, IReadOnlyList<Account> leaving, IReadOnlyList<long> ids, CancellationToken cancel)
    {
        var words = leaving.SelectMany(a => a.Aliases.SelectMany(alias => (string[])[alias.Address, alias.NormalAddress]).Concat([a.DisplayName, a.Email!, a.NormalizedEmail!])).ToHashSet();
        await foreach (var entry in About(db, ids).Select(e => new { e.Before, e.After }).AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (entry.Before is { } before && EmailAddress.Parse(before).Succeeded)
                words.Add(before);
            if (entry.After is { } after && EmailAddress.Parse(after).Succeeded)
                words.Add(after);
        }

        words.RemoveWhere(word => word.Length < 3 || EmailAddress.IsGivenUp(word));
        return words;
    }

    static async Task ForgetAtTheDoorAsync(LmsDbContext db, IReadOnlyList<long> ids, HashSet<string> words, CancellationToken cancel)
    {
        IReadOnlyList<string> lower = [.. words.Select(word => word.ToLowerInvariant())];
        var subs = await db.UserLogins.Where(link => EF.Parameter(ids).Contains(link.UserId)).Select(link => link.ProviderKey).ToListAsync(cancel);
#pragma warning disable CA1304, CA1311 // the database lowers it, which knows no culture
        await db.RefusedSignIns.Where(r => EF.Parameter(lower).Contains(r.Address.ToLower())).ExecuteDeleteAsync(cancel);
        await db.SignInRequests.Where(r => subs.Contains(r.Sub) || EF.Parameter(lower).Contains(r.Address.ToLower())).ExecuteDeleteAsync(cancel);
#pragma warning restore CA1304, CA1311
    }

    static async Task SilenceAsync(LmsDbContext db, IReadOnlyList<long> ids, HashSet<string> words, CancellationToken cancel)
    {
        foreach (var action in Enum.GetValues<AuditAction>().Where(AuditText.IsPersonal))
        {
            await About(db, ids).Where(e => e.Action == action).ExecuteUpdateAsync(set => set
                .SetProperty(e => e.Before, e => e.Before == null ? null : Silence).SetProperty(e => e.After, e => e.After == null ? null : Silence), cancel);
        }

        // Entries about others may tell of them too: a reason, an address that changed hands.
        if (words.Count == 0)
            return;
        var told = new Regex($@"(?<![\w.@-])({string.Join('|', words.Select(Regex.Escape))})(?![\w@-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        var found = new List<long>();
        await foreach (var entry in db.Audit.Where(e => e.CourseId == null && (e.Before != null || e.After != null))
            .Select(e => new { e.Id, e.Before, e.After }).AsAsyncEnumerable().WithCancellation(cancel))
        {
            if ((entry.Before is { } before && told.IsMatch(before)) || (entry.After is { } after && told.IsMatch(after)))
                found.Add(entry.Id);
        }

        foreach (var entry in await db.Audit.Where(e => EF.Parameter(found).Contains(e.Id)).ToListAsync(cancel))
            (entry.Before, entry.After) = (Without(entry.Before), Without(entry.After));

        string? Without(string? text) => text is null ? null : told.Replace(text, Silence);
    }

    static IQueryable<AuditEntry> About(LmsDbContext db, IReadOnlyList<long> ids) => db.Audit.Where(e => EF.Parameter(ids).Contains(e.PersonId));
}

using System.Globalization;
using Lms.Data.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Accounts;

/// <summary>
/// Search on SQLite. A rare needle is answered by the full-text index, whose few hits are sorted; a common one by
/// walking the names in order, where enough hits come early. The index is asked first, for no more than
/// <see cref="Probe"/> hits; the walk ends after <see cref="Walk"/> names.
/// </summary>
sealed class SqlitePersonSearch : IPersonSearch
{
    /// <summary>How many hits of the index are sorted at most.</summary>
    internal const int Probe = 4000;

    /// <summary>How many names a walk looks at, at most.</summary>
    internal const int Walk = 100_000;

    public async Task<IReadOnlyList<long>> FindAsync(LmsDbContext db, PersonNeedle needle, int limit, CancellationToken cancel)
    {
        if (needle.Words.Count == 0)
            return await WalkAsync(db, needle, limit, cancel);

        var hits = await ProbeAsync(db, needle, cancel);
        var found = Sorted(hits.Where(hit => Fits(hit, needle)), needle).Take(limit).ToList();
        if (hits.Count < Probe)
            return found;

        var walked = await WalkAsync(db, needle, limit, cancel);
        return walked.Count >= Math.Min(limit, found.Count) ? walked : found;
    }

    static async Task<List<Hit>> ProbeAsync(LmsDbContext db, PersonNeedle needle, CancellationToken cancel)
    {
        // Three letters and more are found anywhere by trigrams; one and two only at the beginning of words.
        var trigrams = string.Join(' ', needle.Words.Where(w => !TextFolding.IsShort(w)).Select(Quoted));
        var (index, query) = trigrams.Length > 0
            ? ("PersonTrigrams", trigrams)
            : ("PersonWords", string.Join(' ', needle.Words.Select(w => Quoted(w) + "*")));
        var sql = $"""
            SELECT a."Id", a."SearchText", a."Status" FROM "{index}" f
            CROSS JOIN "Accounts" a ON a."Id" = f.rowid
            WHERE f."{index}" MATCH @query LIMIT {Number(Probe)}
            """;
        return await db.Database.SqlQueryRaw<Hit>(sql, new SqliteParameter("query", query)).ToListAsync(cancel);
    }

    static async Task<IReadOnlyList<long>> WalkAsync(LmsDbContext db, PersonNeedle needle, int limit, CancellationToken cancel)
    {
        var direction = needle.Descending ? "DESC" : "ASC";
        var status = needle.Status is { } wanted ? $" AND \"Status\" = {Number((int)wanted)}" : "";
        var words = string.Concat(needle.Words.Select((_, i) => $" AND instr(\"SearchText\", @w{Number(i)}) > 0"));

        // The inner query runs along an index that has all it needs; the outer one only drops rows.
        var sql = $"""
            SELECT "Id", "SearchText", 0 AS "Status" FROM (
                SELECT "Id", "SearchText" FROM "Accounts" WHERE "SearchText" > ''{status}
                ORDER BY "SearchText" {direction}, "Id" {direction} LIMIT {Number(Walk)})
            WHERE true{words}
            """;
        object[] parameters = [.. needle.Words.Select((word, i) => new SqliteParameter($"w{Number(i)}", word))];
        var found = new List<long>();
        await foreach (var name in db.Database.SqlQueryRaw<Hit>(sql, parameters).AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (!TextFolding.Holds(name.SearchText, needle.Words))
                continue;
            found.Add(name.Id);
            if (found.Count == limit)
                break;
        }

        return found;
    }

    static IEnumerable<long> Sorted(IEnumerable<Hit> hits, PersonNeedle needle)
    {
        var byName = hits.OrderBy(h => h.SearchText, StringComparer.Ordinal).ThenBy(h => h.Id).Select(h => h.Id);
        return needle.Descending ? byName.Reverse() : byName;
    }

    static bool Fits(Hit hit, PersonNeedle needle) =>
        (needle.Status is null || hit.Status == (int)needle.Status) && TextFolding.Holds(hit.SearchText, needle.Words);

    static string Quoted(string word) => $"\"{word.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    sealed record Hit(long Id, string SearchText, int Status);
}

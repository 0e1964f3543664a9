using System.Globalization;
using System.Text.Unicode;
using CsvHelper;
using Lms.Data.Shared;

namespace Lms.Data.Enrolments.OneRoster;

/// <summary>One file of a package, read row by row: columns by name, in any order; unknown ones are passed over.</summary>
sealed class OneRosterTable
{
    // A quotation mark that never closes must not swallow a school.
    const int GreatestRow = 1_000_000;

    readonly CsvReader csv;

    OneRosterTable(CsvReader csv) => this.csv = csv;

    internal int Line => (int)csv.LineNumber;

    /// <summary>The cell without surrounding blanks; empty where the file has no such column.</summary>
    internal string this[string column] => csv.TryGetFieldIndex(column, out var at) ? csv.GetString(at).Trim() : "";

    /// <summary>The same as it was written, without making a text of it.</summary>
    internal ReadOnlySpan<byte> Bytes(string column) => csv.TryGetFieldIndex(column, out var at) ? csv.GetSpan(at).Trim(" \t"u8) : [];

    /// <summary>Deleted rows are marked in some exports, although whole ones should leave them out.</summary>
    internal bool IsGone => this["status"].Equals("tobedeleted", StringComparison.OrdinalIgnoreCase);

    internal bool Is(string column, string value) => this[column].Equals(value, StringComparison.OrdinalIgnoreCase);

    /// <summary>The day, also where a time stands behind it; null where none can be made out.</summary>
    internal DateOnly? Day(string column) => this[column] is { Length: >= 10 } text
        && DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Hands over each row. What is wrong with the file as a whole is the answer; null: nothing.</summary>
    internal static async Task<Problem?> ReadAsync(
        string file, Stream stream, Allowance allowance, string[] required, Action<OneRosterTable> row, CancellationToken cancel)
    {
        var malformed = new Dictionary<long, CsvMalformedReason>();
        await using var csv = CsvReader.Create(new MeteredStream(stream, allowance), CsvReaderOptions.Default with
        {
            Separator = ',',
            TrackLineNumbers = true,
            MaxRecordSize = GreatestRow,
            PoolStrings = true,
            OnMalformedRecord = record => malformed[record.LineNumber] = record.Reason,
        });
        var table = new OneRosterTable(csv);
        try
        {
            await csv.ReadHeaderAsync(cancel);
            if (required.FirstOrDefault(column => !csv.TryGetFieldIndex(column, out _)) is { } missing)
                return allowance.UsedUp ? null : new Problem(Why.OneRosterColumnMissing, file, missing);
            while (await csv.ReadAsync(cancel) && !allowance.UsedUp)
            {
                if (malformed.TryGetValue(csv.LineNumber, out var reason) && table.Swallows(reason))
                    return new Problem(Why.OneRosterBroken, file, table.Line);
                if (!Utf8.IsValid(csv.RawRecord))
                    return new Problem(Why.OneRosterNotUtf8, file, table.Line);
                row(table);
            }

            return null;
        }
        catch (CsvFormatException)
        {
            return new Problem(Why.OneRosterBroken, file, table.Line + 1);
        }
    }

    // A stray quotation mark within a line does no harm; one that joins lines has taken rows away.
    bool Swallows(CsvMalformedReason reason) =>
        reason == CsvMalformedReason.UnterminatedQuote || csv.RawRecord.IndexOfAny((byte)'\n', (byte)'\r') >= 0;
}

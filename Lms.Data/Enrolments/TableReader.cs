using System.Text;
using CsvHelper;
using Lms.Data.Shared;

namespace Lms.Data.Enrolments;

/// <summary>Lists that are tables: comma, semicolon, tab or bar between the columns, with headings or without.</summary>
static class TableReader
{
    const int SampleRows = 50, SampleLength = 40_000;

    // What a column holds can be chosen, of each.
    const int MostColumns = 100;

    static readonly char[] separators = ['\t', ';', ',', '|'];

    /// <summary>How the text is understood as a table; null when it is none.</summary>
    internal static RosterTable? Recognise(string text)
    {
        var sample = Sample(text);
        var tables = separators.Select(separator =>
            (Separator: separator, Records: Records(sample, separator, SampleRows, MostColumns, record => record))).ToList();
        foreach (var (separator, records) in tables)
        {
            if (RosterColumns.OfHeadings([.. records.Select(r => r.Cells)]) is { } headings)
                return new(separator, true, headings.Columns, records[headings.Row].Cells, headings.Unsure) { HeadingLine = records[headings.Row].Line };
        }

        foreach (var (separator, records) in tables)
        {
            IReadOnlyList<IReadOnlyList<string>> cells = [.. records.Select(r => r.Cells)];
            if (AddressColumn(cells, separator) is { } email)
                return new(separator, false, RosterColumns.Guess(cells, email), cells[0], true);
        }

        return null;
    }

    internal static IReadOnlyList<RosterRow> Read(string text, RosterTable table)
    {
        var places = Enum.GetValues<RosterColumn>().ToDictionary(column => column, column => table.Columns.ToList().IndexOf(column));
        return Records(text, table.Separator, int.MaxValue, table.Columns.Count, record => record.Line > table.HeadingLine ? Row(record, places) : null);
    }

    static RosterRow Row(Record record, Dictionary<RosterColumn, int> places)
    {
        var email = Cell(RosterColumn.Email);
        var row = RosterRow.Of(record.Line, record.Text, email, NameOf(), Cell(RosterColumn.Section), Cell(RosterColumn.StudentNumber));
        return row.Address is null && record.Unclosed ? row with { Name = "", Problem = new Problem(Why.QuoteUnclosed) } : row;

        string Cell(RosterColumn column)
        {
            var at = places[column];
            return at >= 0 && at < record.Cells.Count ? RosterCsv.Restored(record.Cells[at].Trim()) : "";
        }

        string NameOf() =>
            Cell(RosterColumn.Name) is { Length: > 0 } name ? name
            : $"{Cell(RosterColumn.GivenName)} {Cell(RosterColumn.FamilyName)}" is { Length: > 1 } names ? names
            : email.IndexOf('<', StringComparison.Ordinal) is var open and > 0 ? AddressList.Name(email[..open])
            : "";
    }

    // A cell may hold a line break; but a quotation mark without a partner must not swallow other lines.
    static List<T> Records<T>(string text, char separator, int most, int width, Func<Record, T?> take) where T : class =>
        Records(text, separator, most, width, take, breaks: true) ?? Records(text, separator, most, width, take, breaks: false)!;

    // Null when lines were swallowed.
    static List<T>? Records<T>(string text, char separator, int most, int width, Func<Record, T?> take, bool breaks) where T : class
    {
        CsvMalformedReason? broken = null;
        using var csv = CsvReader.FromText(text, CsvReaderOptions.Default with
        {
            Separator = separator,
            HasHeader = false,
            TrackLineNumbers = true,
            AllowLineBreaksInQuotes = breaks,
            OnMalformedRecord = record => broken = record.Reason,
        });
        var taken = new List<T>();
        for (; taken.Count < most && csv.Read(); broken = null)
        {
            var written = Encoding.UTF8.GetString(csv.RawRecord);
            if (written.All(c => c == separator || c == '"' || char.IsWhiteSpace(c)))
                continue;
            var fields = Enumerable.Range(0, csv.FieldCount).Select(csv.GetString);
            if (breaks && written.AsSpan().ContainsAny('\r', '\n') && (broken is not null || fields.Any(cell => HoldsRows(cell, separator))))
                return null;
            List<string> cells = [.. fields.Take(width)];
            var unclosed = broken is CsvMalformedReason.LineBreakInQuotes or CsvMalformedReason.UnterminatedQuote;
            if (take(new((int)csv.LineNumber, written, cells, unclosed)) is { } item)
                taken.Add(item);
        }

        return taken;
    }

    // Two marks without partners make one pair: what looks like a cell of several lines is rows.
    static bool HoldsRows(string cell, char separator)
    {
        foreach (var line in cell.AsSpan().EnumerateLines())
        {
            if (line.Length < cell.Length && line.Contains('@') && line.Contains(separator))
                return true;
        }

        return false;
    }

    // Most cells of the column are addresses, and something stands beside them that is none: otherwise it is a list of addresses.
    static int? AddressColumn(IReadOnlyList<IReadOnlyList<string>> rows, char separator)
    {
        if (rows.Count == 0 || rows[0].Count < 2 || rows.Any(row => row.Count != rows[0].Count))
            return null;
        var counts = Enumerable.Range(0, rows[0].Count).Select(at => rows.Count(row => IsAt(row[at]))).ToList();
        var email = counts.IndexOf(counts.Max());
        var beside = counts.Where((count, at) => count == 0 && rows.Any(row => !string.IsNullOrWhiteSpace(row[at]))).Any();
        if (!beside || counts[email] <= rows.Count / 2 || (rows.Count == 1 && (counts.Count < 3 || counts.Count(c => c > 0) > 1)))
            return null;
        return separator is '\t' or '|' || rows.All(row => !row[email].Contains('<', StringComparison.Ordinal) && !row[email].Trim().Contains(' ', StringComparison.Ordinal))
            ? email
            : null;
    }

    static bool IsAt(string cell) => cell.Contains('@', StringComparison.Ordinal);

    static string Sample(string text)
    {
        if (text.Length <= SampleLength)
            return text;
        var end = text.AsSpan(0, SampleLength).LastIndexOfAny('\r', '\n');
        return text[..(end > 0 ? end : SampleLength)];
    }

    sealed record Record(int Line, string Text, List<string> Cells, bool Unclosed);
}

using CsvHelper;
using Lms.Data.Shared;

namespace Lms.Data.Enrolments;

/// <summary>Lists that are tables: comma, semicolon, tab or bar between the columns, with headings or without.</summary>
static class TableReader
{
    const int SampleRows = 50, SampleLength = 40_000;
    static readonly char[] separators = ['\t', ';', ',', '|'];

    /// <summary>How the text is understood as a table; null when it is none.</summary>
    internal static RosterTable? Recognise(string text)
    {
        var sample = Sample(text);
        foreach (var separator in separators)
        {
            var rows = Cells(sample, separator).Take(SampleRows).ToList();
            if (rows.Count > 0 && RosterColumns.OfHeadings(rows[0]) is { } columns && (rows[0].Count > 1 || separator == separators[^1]))
                return new(separator, true, columns, rows[0], columns.Count > 1 && columns.All(c => c is RosterColumn.Email or RosterColumn.Ignored));
        }

        foreach (var separator in separators)
        {
            var rows = Cells(sample, separator).Take(SampleRows).ToList();
            if (AddressColumn(rows) is { } email)
                return new(separator, false, RosterColumns.Guess(rows, email), rows[0], true);
        }

        return null;
    }

    internal static IReadOnlyList<RosterRow> Read(string text, RosterTable table)
    {
        // A cell may hold a line break; but one quotation mark without a partner must not swallow the rest of the list.
        var broken = new Dictionary<long, CsvMalformedReason>();
        var rows = Read(text, table, allowLineBreaks: true, broken);
        if (!broken.ContainsValue(CsvMalformedReason.UnterminatedQuote))
            return rows;
        broken.Clear();
        return Read(text, table, allowLineBreaks: false, broken);
    }

    static List<RosterRow> Read(string text, RosterTable table, bool allowLineBreaks, Dictionary<long, CsvMalformedReason> broken)
    {
        using var csv = CsvReader.FromText(text, Options(table.Separator) with
        {
            AllowLineBreaksInQuotes = allowLineBreaks,
            OnMalformedRecord = record => broken[record.LineNumber] = record.Reason,
        });
        var rows = new List<RosterRow>();
        var heading = table.HasHeadings;
        while (csv.Read())
        {
            var cells = Cells(csv);
            if (cells.TrueForAll(string.IsNullOrWhiteSpace) || (heading && !(heading = false)))
                continue;
            rows.Add(Row(csv, cells, table, broken));
        }

        return rows;
    }

    static RosterRow Row(CsvReader csv, List<string> cells, RosterTable table, Dictionary<long, CsvMalformedReason> broken)
    {
        var line = (int)csv.LineNumber;
        var written = System.Text.Encoding.UTF8.GetString(csv.RawRecord).Trim('\r', '\n');
        var row = RosterRow.Of(line, written, Cell(RosterColumn.Email), NameOf(), Cell(RosterColumn.Section), Cell(RosterColumn.StudentNumber));
        return row.Address is null && broken.TryGetValue(line, out var reason) && reason is CsvMalformedReason.LineBreakInQuotes or CsvMalformedReason.UnterminatedQuote
            ? row with { Problem = new Problem(Why.QuoteUnclosed) }
            : row;

        string Cell(RosterColumn column)
        {
            var at = Index(table.Columns, column);
            return at >= 0 && at < cells.Count ? RosterCsv.Restored(cells[at].Trim()) : "";
        }

        string NameOf() => Cell(RosterColumn.Name) is { Length: > 0 } name
            ? name
            : $"{Cell(RosterColumn.GivenName)} {Cell(RosterColumn.FamilyName)}";
    }

    // The one column whose cells are addresses, most of them at least, while no other cell holds an @.
    static int? AddressColumn(List<List<string>> rows)
    {
        if (rows.Count == 0 || rows[0].Count < 2 || rows.Exists(row => row.Count != rows[0].Count) || (rows.Count == 1 && rows[0].Count < 3))
            return null;
        var columns = Enumerable.Range(0, rows[0].Count).Where(at => rows.Exists(row => IsAt(row[at]))).ToList();
        return columns is [var email]
            && rows.Count(row => IsAt(row[email])) > rows.Count / 2
            && !rows.Exists(row => row[email].Contains('<', StringComparison.Ordinal) || row[email].Trim().Contains(' ', StringComparison.Ordinal))
            ? email
            : null;
    }

    static bool IsAt(string cell) => cell.Contains('@', StringComparison.Ordinal);

    static IEnumerable<List<string>> Cells(string text, char separator)
    {
        using var csv = CsvReader.FromText(text, Options(separator));
        while (csv.Read())
        {
            if (Cells(csv) is var cells && !cells.TrueForAll(string.IsNullOrWhiteSpace))
                yield return cells;
        }
    }

    static List<string> Cells(CsvReader csv) => [.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)];

    static CsvReaderOptions Options(char separator) => CsvReaderOptions.Default with
    {
        Separator = separator,
        HasHeader = false,
        TrackLineNumbers = true,
    };

    static string Sample(string text)
    {
        if (text.Length <= SampleLength)
            return text;
        var end = text.LastIndexOf('\n', SampleLength);
        return end > 0 ? text[..end] : text[..SampleLength];
    }

    static int Index(IReadOnlyList<RosterColumn> columns, RosterColumn column)
    {
        for (var at = 0; at < columns.Count; at++)
        {
            if (columns[at] == column)
                return at;
        }

        return -1;
    }
}

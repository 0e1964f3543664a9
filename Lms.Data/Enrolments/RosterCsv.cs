using System.Text.RegularExpressions;
using CsvHelper;

namespace Lms.Data.Enrolments;

/// <summary>
/// Writes tables that spreadsheets open as text; every table that leaves the product is written here. Every cell is quoted.
/// What would be read as a formula gets an apostrophe in front, and so does what already has it, so that reading takes off
/// exactly what writing put on. Source: OWASP, CSV injection.
/// </summary>
public static partial class RosterCsv
{
    const string Formula = @"[=+\-@\t\r\n＝＋－＠]";

    // A spreadsheet may part cells elsewhere than we do, and then quotation marks keep nothing together.
    const string CellMayBegin = @"(?<=\A|[,;|\t\r\n])";

    static readonly CsvWriterOptions options = CsvWriterOptions.Default with
    {
        WriteByteOrderMark = true,
        Quoting = CsvQuoting.Always,
    };

    /// <summary>The headings, which <see cref="RosterColumns"/> recognises when the table comes back.</summary>
    public static IReadOnlyList<string> Headings { get; } = ["E-mail", "Name", "Section", "Student number"];

    /// <summary>The table as UTF-8 with a byte order mark, by which spreadsheets know it.</summary>
    public static byte[] Write(IEnumerable<string> headings, IEnumerable<IEnumerable<string>> rows)
    {
        using var memory = new MemoryStream();
        using (var csv = CsvWriter.Create(memory, options, leaveOpen: true))
        {
            csv.WriteRecord([.. headings.Select(Neutral)]);
            foreach (var row in rows)
                csv.WriteRecord([.. row.Select(Neutral)]);
        }

        return memory.ToArray();
    }

    /// <summary>One line of a table, as it would be read again.</summary>
    internal static string Line(IEnumerable<string> cells, char separator) => string.Join(separator, cells.Select(cell =>
        cell.AsSpan().ContainsAny([separator, '"', '\r', '\n']) ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell));

    /// <summary>The cell with an apostrophe before whatever a spreadsheet would calculate.</summary>
    internal static string Neutral(string cell) => Calculated().Replace(cell, "'");

    /// <summary>The cell without the apostrophes that <see cref="Neutral"/> put there.</summary>
    internal static string Restored(string cell) => Marked().Replace(cell, "");

    [GeneratedRegex($"{CellMayBegin}(?='*{Formula})")]
    private static partial Regex Calculated();

    [GeneratedRegex($"{CellMayBegin}'(?='*{Formula})")]
    private static partial Regex Marked();
}

using Lms.Data.Accounts;
using Lms.Data.Shared;

namespace Lms.Data.Enrolments;

/// <summary>
/// One entry of a list: where it stands, what was written there, and what was read out of it: an address, or why there is none.
/// <see cref="Sure"/>: the suggestion was seen and declined.
/// </summary>
public sealed record RosterRow(int Line, string Text, EmailAddress? Address, string Name, string Section, string StudentNumber, Problem? Problem)
{
    /// <summary>Whether the address is meant as it is written.</summary>
    public bool Sure { get; init; }

    internal static RosterRow Of(int line, string text, string address, string name, string section = "", string number = "")
    {
        var parsed = EmailAddress.Parse(address);
        return new(line, text, parsed.Succeeded ? parsed.Value : null, AccountRules.CleanName(name),
            Short(section, EnrolmentRules.SectionLength), Short(number, EnrolmentRules.NumberLength), parsed.Problem);
    }

    // No longer than is kept, and never half a letter.
    internal static string Short(string text, int length)
    {
        var clean = AccountRules.CleanName(text);
        return clean.Length <= length ? clean
            : clean[..(char.IsHighSurrogate(clean[length - 1]) ? length - 1 : length)].TrimEnd();
    }
}

/// <summary>How a table was understood: its columns with a sample of each, and whether somebody should look.</summary>
public sealed record RosterTable(char Separator, bool HasHeadings, IReadOnlyList<RosterColumn> Columns, IReadOnlyList<string> Samples, bool Unsure);

/// <summary>A list as it was read: entries in their order, and the table it came from; null for addresses written in any way.</summary>
public sealed record RosterFile(IReadOnlyList<RosterRow> Rows, RosterTable? Table)
{
    /// <summary>Reads addresses in any mixture of separators, or a table whose columns are recognised or were chosen. Never throws.</summary>
    public static Result<RosterFile> Read(string text, int maxLines, IReadOnlyList<RosterColumn>? chosen = null)
    {
        if (string.IsNullOrWhiteSpace(text))
            return Why.ListEmpty;
        if (Lines(text) > maxLines)
            return new Problem(Why.TooManyLines, maxLines);

        var table = TableReader.Recognise(text);
        if (table is null)
            return AddressList.Read(text, maxLines) is { } entries
                ? entries.Count == 0 ? Why.ListEmpty : new RosterFile(entries, null)
                : new Problem(Why.TooManyLines, maxLines);
        if (chosen is not null && chosen.Count == table.Columns.Count)
            table = table with { Columns = chosen, Unsure = false };
        if (!table.Columns.Contains(RosterColumn.Email))
            return Why.NoAddressColumn;
        var rows = TableReader.Read(text, table);
        return rows.Count == 0 ? Why.ListEmpty : new RosterFile(rows, table);
    }

    /// <summary>What is left to mend, as it was written: below the headings, where the list had some.</summary>
    public string Remainder(IEnumerable<RosterRow> rows)
    {
        IEnumerable<string> lines = rows.Select(row => row.Text);
        return string.Join('\n', Table is { HasHeadings: true } ? lines.Prepend(string.Join(Table.Separator, Table.Samples)) : lines);
    }

    static int Lines(string text)
    {
        var lines = 1;
        foreach (var _ in text.AsSpan().EnumerateLines())
            lines++;
        return lines - (text[^1] is '\n' or '\r' ? 2 : 1);
    }
}

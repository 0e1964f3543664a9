using System.Globalization;
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

    /// <summary>What stands where the address should.</summary>
    internal string Typed { get; init; } = "";

    internal static RosterRow Of(int line, string text, string address, string name, string section = "", string number = "")
    {
        var typed = Unlabelled(Visible(address));
        var parsed = EmailAddress.Parse(typed);
        return new(line, text, parsed.Succeeded ? parsed.Value : null, AccountRules.CleanName(InOrder(name)),
            AccountRules.CleanName(section, EnrolmentRules.SectionLength), AccountRules.CleanName(number, EnrolmentRules.NumberLength),
            parsed.Problem is { Why: Why.AddressMissing } ? new Problem(Why.NoAddressInLine) : parsed.Problem)
        {
            Typed = typed,
        };
    }

    /// <summary>The address without "mailto:" and its like: no address has a colon.</summary>
    internal static string Unlabelled(string address)
    {
        var at = address.IndexOf('@', StringComparison.Ordinal);
        var label = at < 0 ? -1 : address.LastIndexOf(':', at);
        return label < 0 ? address : address[(label + 1)..].Split('?')[0];
    }

    // "Lovelace, Ada" as it is spoken.
    static string InOrder(string name) => name.Split(',', 3) is [var family, var given] ? $"{given} {family}" : name;

    // Directories and chats hide marks around what is copied from them. Within an address they stay a problem.
    static string Visible(string text)
    {
        var (from, to) = (0, text.Length);
        while (from < to && IsHidden(text[from]))
            from++;
        while (from < to && IsHidden(text[to - 1]))
            to--;
        return text[from..to];
    }

    static bool IsHidden(char c) => char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format;
}

/// <summary>How a table was understood: its columns with a sample of each, and whether somebody should look.</summary>
public sealed record RosterTable(char Separator, bool HasHeadings, IReadOnlyList<RosterColumn> Columns, IReadOnlyList<string> Samples, bool Unsure)
{
    /// <summary>The line of the headings; 0 without.</summary>
    internal int HeadingLine { get; init; }
}

/// <summary>A list as it was read: entries in their order, and the table it came from; null for addresses written in any way.</summary>
public sealed record RosterFile(IReadOnlyList<RosterRow> Rows, RosterTable? Table)
{
    /// <summary>Reads addresses in any mixture of separators, or a table whose columns are recognised or were chosen. Never throws.</summary>
    public static Result<RosterFile> Read(string text, int maxLines, IReadOnlyList<RosterColumn>? chosen = null)
    {
        text = text.TrimStart('\uFEFF');
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

    /// <summary>What is left to mend, as it was written, and below headings if it was a table: it reads again as it was read.</summary>
    public string Remainder(IEnumerable<RosterRow> rows)
    {
        var lines = rows.Select(row => row.Text);
        return string.Join('\n', Table is null ? lines : lines.Prepend(RosterCsv.Line(Table.Columns.Select(Heading), Table.Separator)));
    }

    // The heading of the list itself, unless somebody chose that the column holds something else.
    string Heading(RosterColumn column, int at) =>
        Table!.HasHeadings && RosterColumns.OfHeading(Table.Samples[at]) == column ? Table.Samples[at] : RosterColumns.Heading(column);

    static int Lines(string text)
    {
        var breaks = text.AsSpan().Count('\n') + text.AsSpan().Count('\r') - text.AsSpan().Count("\r\n");
        return text[^1] is '\n' or '\r' ? breaks : breaks + 1;
    }
}

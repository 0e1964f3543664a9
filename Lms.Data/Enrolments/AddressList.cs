using System.Text;
using Lms.Data.Shared;

namespace Lms.Data.Enrolments;

/// <summary>Addresses as people paste them: any separators, with names before them, around them or behind them.</summary>
static class AddressList
{
    // With those of Chinese, Japanese and Arabic keyboards, and the line breaks that no text box counts.
    const string Within = ",\t|，、،", Between = ";；\v\f\u0085\u2028\u2029";

    // What stands around addresses and names without being part of them; apostrophes can be part of a name.
    const string Dressing = " \"“”„‟«»<>[]{}(–—-*•·=/…,;:";
    static readonly char[] dressing = [.. Dressing], around = [.. Dressing, .. ")'‘’.!?"], numbering = [.. Dressing, .. "0123456789.)#"];

    /// <summary>An entry per address, and one per piece that is none; null when there are more than the limit.</summary>
    internal static IReadOnlyList<RosterRow>? Read(string text, int limit)
    {
        var rows = new List<RosterRow>();
        using var lines = new StringReader(text);
        for (var number = 1; lines.ReadLine() is { } line; number++)
        {
            if (rows.Count == 0 && RosterColumns.OfHeading(line) == RosterColumn.Email)
                continue;
            foreach (var row in Joined(line).SelectMany(entry => Entries(number, entry.Text, entry.Said)))
            {
                rows.Add(row);
                if (rows.Count > limit)
                    return null;
            }
        }

        return rows;
    }

    /// <summary>A name without numbering, bullets, quotation marks and "To:".</summary>
    internal static string Name(string said)
    {
        var name = said.TrimEnd(dressing);
        name = name[(name.LastIndexOf(':') + 1)..].TrimStart(numbering);
        name = name.EndsWith(')') && !name.Contains('(', StringComparison.Ordinal) ? name[..^1] : name;
        return name is ['\'', .. var inner, '\''] ? inner : name;
    }

    // Cut at separators and behind each < >, except between quotation marks around a name.
    static IEnumerable<(int From, int To, bool Last)> Pieces(string line)
    {
        var (start, closing, opened) = (0, -1, false);
        for (var at = 0; at < line.Length; at++)
        {
            var c = line[at];
            if (c is '"' && at != closing && line.IndexOf('"', at + 1) is var close and > 0)
            {
                closing = close;
                if (IsQuotedName(line, at, close))
                    at = close;
            }

            opened |= c is '<';
            var ends = c is '>' && opened;
            if (!ends && !Within.Contains(c, StringComparison.Ordinal) && !Between.Contains(c, StringComparison.Ordinal))
                continue;
            yield return (start, ends ? at + 1 : at, ends || Between.Contains(c, StringComparison.Ordinal));
            (start, opened) = (at + 1, false);
        }

        yield return (start, line.Length, true);
    }

    // "Lovelace, Ada", but not "ada@school.example, alan@school.example".
    static bool IsQuotedName(string line, int open, int close)
    {
        var behind = line.AsSpan(close + 1).TrimStart();
        return behind.StartsWith('<') || !line.AsSpan(open, close - open).Contains('@');
    }

    // One person may be written in two pieces: of more that belong together, the last two.
    static IEnumerable<(string Text, string Said)> Joined(string line)
    {
        var (held, more) = (new List<(int From, string Text, string Said)>(), false);
        foreach (var (from, to, last) in Pieces(line))
        {
            if (line[from..to].Trim() is { Length: > 0 } text)
                held.Add((from, text, text));
            if (held.Count > 2)
            {
                yield return (held[0].Text, held[0].Said);
                held.RemoveAt(0);
                more = true;
            }

            if (!last)
                continue;
            if (held is [var first, var second] && OnePerson(first.Text, second.Text, more) is { } both)
                held = [(first.From, line[first.From..to].Trim(), both)];
            foreach (var (_, written, said) in held)
                yield return (written, said);
            (held, more) = ([], false);
        }
    }

    // "Lovelace, Ada <ada@school.example>" is written family name first; "Ada Lovelace, ada@school.example" is a row of two cells.
    static string? OnePerson(string first, string second, bool more) =>
        !HasAt(first) && second.Contains('<', StringComparison.Ordinal) ? $"{first}, {second}"
        : !more && ((IsName(first) && IsAddress(second)) || (IsAddress(first) && IsName(second))) ? $"{first} {second}"
        : null;

    static IEnumerable<RosterRow> Entries(int line, string text, string said)
    {
        var addresses = Words(said).Where(HasAt).Select(Bare).Distinct(StringComparer.OrdinalIgnoreCase).Take(2).ToList();
        if (addresses.Count == 2)
            return Words(said).Select(word => RosterRow.Of(line, word, Bare(word), ""));
        var words = Words(said).Where(word => !HasAt(word)).Take(50).ToList();
        if (addresses is [var address])
        {
            // Of "ada @school.example" both words are what was typed.
            var name = IsRemark(words) ? "" : Name(string.Join(' ', words));
            var row = RosterRow.Of(line, text, address, RosterColumns.OfHeading(name) == RosterColumn.Email ? "" : name);
            return [address.StartsWith('@') && words.Count == 1 ? row with { Typed = text } : row];
        }

        return words.Count == 0 ? []
            : said.EndsWith('>') && said.LastIndexOf('<') is var open and >= 0 ? [RosterRow.Of(line, text, Bare(said[open..]), Name(said[..open]))]
            : [RosterRow.Of(line, text, Bare(said), "") with { Problem = new Problem(words.Count > 1 ? Why.NoAddressInLine : Why.AddressNeedsOneAt) }];
    }

    // "ada@school.example (moved from 7A)" tells no name, "(Ada Lovelace)" does.
    static bool IsRemark(List<string> words) => words is [['(' or '[', ..], ..] && words.Exists(word => word.Any(char.IsDigit));

    // One by one, for there may be millions. What has neither letter nor digit is a bullet or a dash.
    static IEnumerable<string> Words(string text)
    {
        var start = 0;
        for (var at = 0; at <= text.Length; at++)
        {
            if (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not ('<' or '>' or '\u200b' or '\ufeff'))
                continue;
            var word = text[start..at];
            if (start < at && (HasAt(word) || word.EnumerateRunes().Any(Rune.IsLetterOrDigit)))
                yield return word;
            start = at + 1;
        }
    }

    static string Bare(string word) => RosterRow.Unlabelled(word.Trim(around));

    static bool IsName(string text) => !HasAt(text) && text.Any(char.IsWhiteSpace) && !text.Any(char.IsDigit);

    static bool IsAddress(string text) => HasAt(text) && !text.Any(char.IsWhiteSpace);

    static bool HasAt(string text) => text.Contains('@', StringComparison.Ordinal);
}

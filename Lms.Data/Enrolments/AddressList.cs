using Lms.Data.Accounts;
using Lms.Data.Shared;

namespace Lms.Data.Enrolments;

/// <summary>Addresses as people paste them: any separators, with names before them or around them.</summary>
static class AddressList
{
    static readonly char[] openings = ['(', '[', '{', '<', '"', '\''], closings = [')', ']', '}', '>', '"', '\'', '.', ':', '!'];

    /// <summary>An entry per address, and one per piece that is none; null when there are more than the limit.</summary>
    internal static IReadOnlyList<RosterRow>? Read(string text, int limit)
    {
        var rows = new List<RosterRow>();
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            if (line.IsWhiteSpace())
                continue;
            foreach (var piece in Joined(Pieces(line.ToString())))
            {
                rows.AddRange(Entries(number, piece));
                if (rows.Count > limit)
                    return null;
            }
        }

        return rows;
    }

    // Cut at separators and behind each >, except between quotation marks that close again and inside < >.
    static IEnumerable<(string Text, char End)> Pieces(string line)
    {
        var start = 0;
        for (var at = 0; at < line.Length; at++)
        {
            var c = line[at];
            if (c is '"' or '<' && line.IndexOf(c == '<' ? '>' : '"', at + 1) is var close and > 0)
                at = close;
            if (line[at] is '>' || c is ',' or ';' or '\t' or '|')
            {
                yield return (line[start..(line[at] is '>' ? at + 1 : at)].Trim(), c);
                start = at + 1;
            }
        }

        yield return (line[start..].Trim(), '\n');
    }

    // "Lovelace, Ada <ada@school.example>" is one person, written family name first.
    static IEnumerable<string> Joined(IEnumerable<(string Text, char End)> pieces)
    {
        string? before = null;
        foreach (var (text, end) in pieces)
        {
            if (text.Length == 0)
                continue;
            if (before is not null && !HasAt(before) && IsNamed(text))
            {
                yield return $"{text[..text.IndexOf('<', StringComparison.Ordinal)].Trim()} {before} {text[text.IndexOf('<', StringComparison.Ordinal)..]}";
                before = null;
                continue;
            }

            if (before is not null)
                yield return before;
            before = text;
            if (end != ',')
            {
                yield return before;
                before = null;
            }
        }

        if (before is not null)
            yield return before;
    }

    static IEnumerable<RosterRow> Entries(int line, string piece)
    {
        if (IsNamed(piece))
        {
            var open = piece.LastIndexOf('<');
            return [RosterRow.Of(line, piece, Bare(piece[(open + 1)..^1]), InOrder(piece[..open].Trim().Trim('"', '\'')))];
        }

        var words = piece.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var addresses = words.Where(HasAt).ToList();
        return addresses.Count switch
        {
            0 => [RosterRow.Of(line, piece, piece, "") with { Problem = words.Length > 1 ? new Problem(Why.NoAddressInLine) : new Problem(Why.AddressNeedsOneAt) }],
            1 => [RosterRow.Of(line, piece, Bare(addresses[0]), string.Join(' ', words.Where(w => !HasAt(w))).Trim('"', '\'', '-', ':', '(', ')', ' '))],
            _ => words.Select(word => HasAt(word)
                ? RosterRow.Of(line, word, Bare(word), "")
                : RosterRow.Of(line, word, word, "")),
        };
    }

    // "Lovelace, Ada" between quotation marks.
    static string InOrder(string name) => name.Split(',') is [var family, var given] ? $"{given.Trim()} {family.Trim()}" : name;

    static string Bare(string word)
    {
        var address = word.Trim().TrimStart(openings).TrimEnd(closings);
        return address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? address["mailto:".Length..] : address;
    }

    static bool IsNamed(string piece) => piece.EndsWith('>') && piece.Contains('<', StringComparison.Ordinal);

    static bool HasAt(string text) => text.Contains('@', StringComparison.Ordinal);
}

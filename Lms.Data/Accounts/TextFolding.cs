using System.Globalization;
using System.Text;

namespace Lms.Data.Accounts;

/// <summary>Case- and accent-blind text, so that "jose" finds "José" on every database alike.</summary>
public static class TextFolding
{
    /// <summary>Lower case without accents; letters that do not decompose (ø, ł, ß …) become what people type for them.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Control or UnicodeCategory.Format)
                continue;
            var lower = char.ToLowerInvariant(c);
            folded.Append(lower switch
            {
                'ß' => "ss",
                'æ' => "ae",
                'œ' => "oe",
                'ø' => "o",
                'ł' => "l",
                'đ' => "d",
                'ð' => "d",
                'þ' => "th",
                'ı' => "i",
                'ħ' => "h",
                '’' or 'ʼ' => "'",
                _ => lower.ToString(),
            });
        }

        return folded.ToString();
    }

    /// <summary>
    /// The words of a search, folded, without lone punctuation; at most eight, for nobody has more names than that.
    /// </summary>
    public static IReadOnlyList<string> Words(string? needle) =>
        [.. Fold(WellFormed(needle)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.EnumerateRunes().Any(IsOfWords)).Distinct().Take(8)];

    /// <summary>Whether the folded text holds each word: anywhere, or at the beginning of a word for one or two letters.</summary>
    public static bool Holds(string folded, IReadOnlyList<string> words) =>
        words.All(word => IsShort(word)
            ? BeginsAWord(folded, word)
            : folded.Contains(word, StringComparison.Ordinal));

    /// <summary>Whether a word has one or two letters, which may be more UTF-16 units: 𠮷 is one letter.</summary>
    internal static bool IsShort(string word) => word.Length < 3 || (word.Length < 5 && word.EnumerateRunes().Count() < 3);

    static bool BeginsAWord(string folded, string word)
    {
        for (var at = folded.IndexOf(word, StringComparison.Ordinal); at >= 0; at = folded.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            _ = Rune.DecodeLastFromUtf16(folded.AsSpan(0, at), out var previous, out _);
            if (at == 0 || !IsOfWords(previous))
                return true;
        }

        return false;
    }

    // What the tokenizer unicode61 of SQLite makes words of.
    static bool IsOfWords(Rune rune) => Rune.IsLetter(rune) || Rune.IsNumber(rune);

    // Normalize throws on lone surrogates and on U+FFFE, which a browser can send.
    internal static string WellFormed(string? text) =>
        string.Concat((text ?? "").EnumerateRunes().Where(rune => rune != Rune.ReplacementChar && rune.Value != 0xFFFE).Take(200));
}

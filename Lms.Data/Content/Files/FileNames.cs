using System.Globalization;
using System.Text;

namespace Lms.Data.Content.Files;

/// <summary>Names that people's computers give files, made fit to be shown and offered. Pure.</summary>
public static class FileNames
{
    /// <summary>The longest name, in characters.</summary>
    public const int Length = FileMapping.NameLength;

    const int ExtensionLength = 20;

    /// <summary>The name without folders and without characters that hide what it is; too long ones keep their extension. Never empty.</summary>
    public static string Clean(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var seen = new StringBuilder(last.Length);
        foreach (var rune in last.EnumerateRunes())
        {
            if (!Hides(rune))
                seen.Append(rune);
        }

        var clean = seen.ToString().Trim().TrimEnd('.').TrimEnd();
        if (clean.Length == 0)
            return "file";
        return clean.Length <= Length ? clean : Shorten(clean);
    }

    // Directions of writing make "gpj.exe" of "exe.jpg"; the others can't be seen or are not for names.
    static bool Hides(Rune rune) => rune == Rune.ReplacementChar || rune.Value is '"' or '<' or '>' or ':' or '|' or '?' or '*'
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse;

    static string Shorten(string name)
    {
        var extension = Path.GetExtension(name) is { Length: <= ExtensionLength } brief ? brief : "";
        var kept = Length - extension.Length;
        return name[..(char.IsHighSurrogate(name[kept - 1]) ? kept - 1 : kept)] + extension;
    }
}

using System.Text.RegularExpressions;

namespace Lms.Data.Accounts;

/// <summary>
/// The addresses of somebody who is erased, found again in whatever form somebody wrote them: with the domain in its own letters or in
/// ASCII, in upper case, decomposed, in a link. They are compared as all addresses are, by <see cref="EmailAddress.Normal"/>.
/// </summary>
sealed partial class ErasedAddresses(IReadOnlySet<string> normal)
{
    /// <summary>The parts before the @, which have no other letters than ASCII.</summary>
    internal IReadOnlyList<string> Locals { get; } = [.. normal.Select(address => address[..address.IndexOf('@', StringComparison.Ordinal)]).Distinct()];

    /// <summary>Whether what was written is one of them.</summary>
    internal bool Are(string? written) =>
        written is not null && (EmailAddress.Parse(written) is { Succeeded: true } parsed ? normal.Contains(parsed.Value.Normal) : LooksLike(written));

    /// <summary>The text without them and without these names.</summary>
    internal string Silence(string text, IReadOnlyList<string> names, string silence)
    {
        var silent = AddressLike().Replace(text, match => Silenced(match.Value, silence));
        if (names.Count == 0)
            return silent;
        var words = new Regex($@"(?<![\w.@-])({string.Join('|', names.Select(Regex.Escape))})(?![\w@-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        return words.Replace(silent, silence);
    }

    string Silenced(string word, string silence)
    {
        var address = word.TrimEnd('.', '!', '?', '…');
        var plain = Uri.UnescapeDataString(address);
        var bare = plain[(plain.LastIndexOf(':') + 1)..];
        return Are(bare) ? silence + word[address.Length..] : word;
    }

    // Nobody has an address with other letters before the @; who is refused with one is, at the same domain, most likely its owner.
    bool LooksLike(string written)
    {
        var at = written.LastIndexOf('@');
        return at > 0 && EmailAddress.TryDomain(written[(at + 1)..].TrimEnd('>'), out var domain)
            && normal.Contains($"{TextFolding.Fold(TextFolding.WellFormed(written[..at])).Trim()}@{domain}");
    }

    [GeneratedRegex("""[^\s<>()\[\]"',;|]+(?:@|%40)[^\s<>()\[\]"',;|]+""", RegexOptions.CultureInvariant)]
    private static partial Regex AddressLike();
}

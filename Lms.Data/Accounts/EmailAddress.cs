using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Lms.Data.Shared;

namespace Lms.Data.Accounts;

/// <summary>
/// An e-mail address, parsed once at every edge. Source of the limits: RFC 5321, 4.5.3.1 (64 and 254 octets);
/// what is refused on purpose (quoted parts, IP literals, non-ASCII local parts) ends look-alike tricks.
/// </summary>
public sealed record EmailAddress
{
    const string LocalPunctuation = "!#$%&'*+-/=?^_`{|}~.";
    static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    // No mail goes there, and nobody can own it. Source: RFC 2606.
    const string GivenUpDomain = "given-up.invalid";

    // Lists hold very many addresses, and most are written in their normal form.
    EmailAddress(string display, string local, string domain)
    {
        var normal = $"{local}@{domain}";
        (Display, Normal) = (display, display == normal ? display : normal);
    }

    /// <summary>What was typed, without surrounding blanks and name.</summary>
    public string Display { get; }

    /// <summary>The part before the @, ASCII lower case.</summary>
    public string Local => Normal[..Normal.IndexOf('@', StringComparison.Ordinal)];

    /// <summary>The part after the @, IDNA ASCII lower case.</summary>
    public string Domain => Normal[(Normal.IndexOf('@', StringComparison.Ordinal) + 1)..];

    /// <summary>The one form by which addresses are compared and kept unique.</summary>
    public string Normal { get; }

    /// <summary>What an account has in place of an address that went to somebody else.</summary>
    internal static EmailAddress GivenUpBy(long accountId) => Kept($"{accountId}@{GivenUpDomain}");

    /// <summary>An address as an account has it: one that was read before, or what stands for none.</summary>
    internal static EmailAddress Kept(string stored) =>
        IsGivenUp(stored) ? new(stored, stored[..stored.IndexOf('@', StringComparison.Ordinal)], GivenUpDomain) : Parse(stored).Value;

    /// <summary>Whether this stands for no address at all.</summary>
    public static bool IsGivenUp(string address) => address.EndsWith($"@{GivenUpDomain}", StringComparison.Ordinal);

    /// <summary>Two addresses are the same when their normal forms are.</summary>
    public bool Equals(EmailAddress? other) => other is not null && Normal == other.Normal;

    /// <inheritdoc/>
    public override int GetHashCode() => Normal.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Display;

    /// <summary>Reads an address, also out of <c>Ada Lovelace &lt;ada@school.example&gt;</c>. Never throws.</summary>
    public static Result<EmailAddress> Parse(string? text)
    {
        var typed = WithoutName((text ?? "").Trim());
        if (typed.Length == 0)
            return Why.AddressMissing;
        if (typed.Length > 254)
            return Why.AddressTooLong;
        if (typed.EnumerateRunes().Any(IsOdd))
            return Why.AddressHasOddCharacters;

        var at = typed.IndexOf('@', StringComparison.Ordinal);
        if (at <= 0 || at == typed.Length - 1 || typed.IndexOf('@', at + 1) >= 0)
            return Why.AddressNeedsOneAt;

        var local = typed[..at];
        if (local.Length > 64)
            return Why.AddressTooLong;
        if (!local.All(c => char.IsAsciiLetterOrDigit(c) || LocalPunctuation.Contains(c, StringComparison.Ordinal))
            || local[0] == '.' || local[^1] == '.' || local.Contains("..", StringComparison.Ordinal))
            return Why.AddressHasOddCharacters;

        if (!TryDomain(typed[(at + 1)..], out var domain) || domain == GivenUpDomain)
            return new Problem(Why.AddressDomainInvalid, typed[(at + 1)..]);
        return local.Length + 1 + domain.Length > 254
            ? Why.AddressTooLong
            : new EmailAddress(typed, local.ToLowerInvariant(), domain);
    }

    /// <summary>Reads an address with nothing around it, as Google sends it.</summary>
    public static Result<EmailAddress> ParseBare(string? text)
    {
        var parsed = Parse(text);
        return parsed.Succeeded && parsed.Value.Display != text ? Why.AddressHasOddCharacters : parsed;
    }

    /// <summary>Reads a domain (a setting, Google's <c>hd</c>) into its IDNA ASCII lower-case form.</summary>
    public static bool TryDomain(string? text, [NotNullWhen(true)] out string? domain)
    {
        domain = null;
        try
        {
            var ascii = Idn.GetAscii((text ?? "").Trim()).ToLowerInvariant();
            var labels = ascii.Split('.');
            if (labels.Length < 2 || labels[^1].All(char.IsAsciiDigit) || labels.Any(label => !IsLabel(label)))
                return false;
            domain = ascii;
            return true;
        }
        catch (ArgumentException)
        {
            return false; // IdnMapping has no Try method: this is its way to say "not a domain".
        }
    }

    static bool IsLabel(string label) =>
        label.Length is > 0 and <= 63 && label[0] != '-' && label[^1] != '-'
        && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    static string WithoutName(string text)
    {
        var open = text.LastIndexOf('<');
        return open >= 0 && text[^1] == '>' ? text[(open + 1)..^1].Trim() : text;
    }

    static bool IsOdd(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}

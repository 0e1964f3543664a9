using System.Globalization;
using System.Text;
using Lms.Data.Shared;

namespace Lms.Data.Accounts;

/// <summary>What holds for every account, whoever asks.</summary>
public static class AccountRules
{
    /// <summary>The longest name kept, in characters.</summary>
    public const int NameLength = 200;

    const int LookedAt = 1000;

    /// <summary>The name to show: the person's own, or the address while there is none.</summary>
    public static string NameOf(string displayName, string? address) =>
        displayName.Length > 0 ? displayName : address ?? "";

    /// <summary>Sets name and address with everything that follows from them.</summary>
    public static void Describe(Account account, string displayName, EmailAddress address)
    {
        account.DisplayName = CleanName(displayName);
        account.Email = address.Display;
        account.NormalizedEmail = address.Normal;
        account.SearchText = account.DisplayName.Length == 0
            ? address.Normal
            : $"{TextFolding.Fold(account.DisplayName)} {address.Normal}";
    }

    /// <summary>A name on one line, without control and direction marks, no longer than is kept, and never half a letter.</summary>
    public static string CleanName(string? name, int length = NameLength)
    {
        // Of a text as long as a book only the beginning is looked at.
        var kept = string.Concat((name ?? "").EnumerateRunes().Take(LookedAt).Where(IsSpoken));
        var oneLine = string.Join(' ', kept.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (oneLine.Length <= length)
            return oneLine;
        var end = char.IsHighSurrogate(oneLine[length - 1]) ? length - 1 : length;
        return oneLine[..end].TrimEnd();
    }

    /// <summary>Whether staff may name somebody at this domain. Administrators may name anyone, and so may all where no domain is set.</summary>
    public static Problem? MayName(bool administrator, EmailAddress address, IReadOnlyCollection<string> allowedDomains) =>
        administrator || allowedDomains.Count == 0 || allowedDomains.Contains(address.Domain)
            ? null
            : new Problem(Why.DomainNotAllowed, address.Domain, string.Join(", ", allowedDomains));

    // Zero-width joiners are part of spelling in Persian and several Indian languages.
    static bool IsSpoken(Rune rune) => Rune.IsWhiteSpace(rune) || rune.Value is 0x200C or 0x200D
        || (rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned));
}

using System.Globalization;
using System.Security.Cryptography;
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

    /// <summary>The most further addresses of one account.</summary>
    public const int AliasLimit = 20;

    /// <summary>What somebody is called whose name was erased.</summary>
    public const string FormerMember = "Former member";

    /// <summary>Sets name and address with everything that follows from them.</summary>
    public static void Describe(Account account, string displayName, EmailAddress address)
    {
        account.DisplayName = CleanName(displayName);
        account.Email = address.Display;
        account.NormalizedEmail = address.Normal;
        string[] words = [TextFolding.Fold(account.DisplayName), address.Normal, .. account.Aliases.Select(alias => alias.NormalAddress).Order(StringComparer.Ordinal)];
        account.SearchText = string.Join(' ', words.Where(word => word.Length > 0));
    }

    /// <summary>Gives the account another address; the one it had stays its own, where it stands for one.</summary>
    internal static void Follow(Account account, EmailAddress address, DateTime now)
    {
        var old = EmailAddress.Kept(account.Email!);
        account.Aliases.RemoveAll(alias => alias.NormalAddress == address.Normal);
        if (!EmailAddress.IsGivenUp(old.Normal) && old != address)
            account.Aliases.Add(NewAlias(old, account.Id, now));
        Describe(account, account.DisplayName, address);
    }

    /// <summary>Takes an address off the account; false when it does not have it. Who had no name but the address keeps the part of it that is no address.</summary>
    internal static bool GiveUp(Account account, EmailAddress address)
    {
        var isOwn = account.NormalizedEmail == address.Normal;
        if (account.Aliases.RemoveAll(alias => alias.NormalAddress == address.Normal) == 0 && !isOwn)
            return false;
        Describe(account,
            account.DisplayName.Length > 0 || !isOwn ? account.DisplayName : address.Local,
            isOwn ? EmailAddress.GivenUpBy(account.Id) : EmailAddress.Kept(account.Email!));
        return true;
    }

    internal static Alias NewAlias(EmailAddress address, long addedById, DateTime now) => new()
    {
        NormalAddress = address.Normal,
        Address = address.Display,
        AddedById = addedById,
        AddedAt = now,
    };

    /// <summary>Whether a pending account may become part of another.</summary>
    internal static Problem? MayMerge(Account from, Account into)
    {
        var name = NameOf(into.DisplayName, into.Email);
        return from.Id == into.Id ? new Problem(Why.SameAccount)
            : from.Status != AccountStatus.Pending ? new Problem(Why.NotPending, NameOf(from.DisplayName, from.Email))
            : into.Status == AccountStatus.Suspended || (from.IsAdministrator && !into.IsAdministrator) ? new Problem(Why.CannotMergeInto, name)
            : null;
    }

    /// <summary>What the sessions of an account hang on, until it gets another one: 128 bits that nobody guesses.</summary>
    internal static string NewStamp() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>Takes everything personal off an account, for ever. What was done by and to them stays, without them.</summary>
    internal static void Erase(Account account, DateTime now)
    {
        Describe(account, FormerMember, EmailAddress.GivenUpBy(account.Id));
        account.SearchText = "";
        account.ErasedAt = now;
        account.Status = AccountStatus.Suspended;
        (account.IsAdministrator, account.MayCreateCourses) = (false, false);
        (account.PictureUrl, account.SourcedId, account.FirstSignInAt, account.LastSignInAt) = (null, null, null, null);
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

using Lms.Data.Shared;

namespace Lms.Data.Accounts;

/// <summary>Who may be taken out of the directory for ever. Pure.</summary>
public static class ErasureRules
{
    /// <summary>Whether the person may be erased; typed: what was entered to confirm, which is their address, or their name when they have none.</summary>
    internal static Problem? MayErase(long actorId, Account account, string typed)
    {
        var expected = ToType(AccountRules.NameOf(account.DisplayName, account.Email), account.Email!);
        return account.ErasedAt is not null ? new Problem(Why.PersonErased)
            : account.Id == actorId ? new Problem(Why.OwnErasure)
            : !string.Equals(typed.Trim(), expected, StringComparison.OrdinalIgnoreCase) ? new Problem(Why.NotConfirmed, expected)
            : null;
    }

    /// <summary>What has to be typed to confirm.</summary>
    public static string ToType(string name, string address) => EmailAddress.IsGivenUp(address) ? name : address;

    /// <summary>Whether an unused account may be removed: pending, without administration and courses of its own.</summary>
    public static Problem? MayRemove(string name, AccountStatus status, bool administrator, bool ownsCourses) =>
        status != AccountStatus.Pending ? new Problem(Why.NotPending, name)
        : administrator || ownsCourses ? new Problem(Why.MoreThanUnused, name)
        : null;
}

using Lms.Data.Shared;

namespace Lms.Data.Accounts;

/// <summary>Suggests, never corrects: what somebody may have meant by an address.</summary>
public static class AddressSuggestions
{
    const string Keys = "abcdefghijklmnopqrstuvwxyz0123456789._-";

    // Longer local parts are rarely typed by hand, and their neighbours would be too many to look up.
    const int NearLength = 24;

    /// <summary>The address at a known domain that is one edit away from the one typed, or null.</summary>
    public static string? ForSlip(EmailAddress address, IReadOnlyCollection<string> knownDomains)
    {
        string[] domains = [.. knownDomains, "gmail.com"];
        return domains.Contains(address.Domain) ? null
            : domains.FirstOrDefault(domain => IsOneEditAway(address.Domain, domain)) is { } meant
            ? $"{address.Local}@{meant}"
            : null;
    }

    /// <summary>An address out of text that is none: a name without a domain, where the school has one.</summary>
    public static string? ForTyped(string typed, IReadOnlyList<string> allowedDomains)
    {
        var text = typed.Trim().TrimEnd('@', '.', ',', ';').Replace(" ", "", StringComparison.Ordinal);
        if (allowedDomains.Count == 0 || text.Length == 0)
            return null;
        var candidate = EmailAddress.Parse(text.Contains('@', StringComparison.Ordinal) ? text : $"{text}@{allowedDomains[0]}");
        return candidate.Succeeded ? candidate.Value.Normal : null;
    }

    /// <summary>Addresses one key away in the part before the @, and the one with its two names swapped.</summary>
    public static IReadOnlyCollection<string> Near(EmailAddress address)
    {
        var local = address.Local;
        var near = new HashSet<string>();
        if (local.Split('.') is [{ Length: > 0 } first, { Length: > 0 } last])
            near.Add($"{last}.{first}");
        if (local.Length is > 2 and <= NearLength)
        {
            for (var i = 0; i <= local.Length; i++)
            {
                foreach (var key in Keys)
                    near.Add(local[..i] + key + local[i..]);
                if (i == local.Length)
                    continue;
                near.Add(local[..i] + local[(i + 1)..]);
                foreach (var key in Keys)
                    near.Add(local[..i] + key + local[(i + 1)..]);
                if (i + 1 < local.Length)
                    near.Add(local[..i] + local[i + 1] + local[i] + local[(i + 2)..]);
            }
        }

        near.Remove(local);
        return [.. near.Select(other => $"{other}@{address.Domain}")];
    }

    /// <summary>The names in the part before the @ ("hedy.lamarr" → hedy, lamarr), or none where it holds only one.</summary>
    public static IReadOnlyList<string> Names(EmailAddress address)
    {
        var names = address.Local.Split('.', '-', '_').Where(n => n.Length > 1 && n.All(char.IsAsciiLetter)).ToList();
        return names.Count > 1 ? names : [];
    }

    static bool IsOneEditAway(string a, string b)
    {
        if (a == b || Math.Abs(a.Length - b.Length) > 1)
            return false;
        var start = 0;
        while (start < a.Length && start < b.Length && a[start] == b[start])
            start++;
        var (restA, restB) = (a[start..], b[start..]);
        return restA.Length == restB.Length
            ? restA[1..] == restB[1..] || (restA.Length > 1 && restA[0] == restB[1] && restA[1] == restB[0] && restA[2..] == restB[2..])
            : restA.Length > restB.Length ? restA[1..] == restB : restA == restB[1..];
    }
}

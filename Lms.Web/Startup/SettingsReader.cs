using System.Globalization;
using System.Net;
using Lms.Data.Accounts;

namespace Lms.Web.Startup;

/// <summary>Reads settings one by one and remembers what is wrong with them, a line per fault.</summary>
sealed class SettingsReader(IConfiguration configuration)
{
    readonly List<string> faults = [];

    internal IReadOnlyList<string> Faults => faults;

    internal void Expect(string key, bool met, string expected)
    {
        if (!met)
            faults.Add($"{key}: expected {expected}.");
    }

    internal string Text(string key, string otherwise) =>
        configuration[key]?.Trim() is { Length: > 0 } text ? text : otherwise;

    internal bool Flag(string key, bool otherwise)
    {
        var text = Text(key, otherwise.ToString());
        Expect(key, bool.TryParse(text, out var flag), "true or false");
        return flag;
    }

    /// <summary><paramref name="none"/>: nought is a number too.</summary>
    internal int Number(string key, int otherwise, bool none = false, int most = int.MaxValue)
    {
        var text = Text(key, otherwise.ToString(CultureInfo.InvariantCulture));
        var good = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= (none ? 0 : 1) && number <= most;
        Expect(key, good, (none ? "a whole number, 0 for never" : "a whole number above zero") + (most == int.MaxValue ? "" : string.Create(CultureInfo.InvariantCulture, $", at most {most}")));
        return good ? number : otherwise;
    }

    internal T OneOf<T>(string key, T otherwise)
        where T : struct, Enum
    {
        var text = Text(key, otherwise.ToString());
        var good = Enum.GetNames<T>().Contains(text, StringComparer.OrdinalIgnoreCase);
        Expect(key, good, string.Join(" or ", Enum.GetNames<T>()));
        return good ? Enum.Parse<T>(text, ignoreCase: true) : otherwise;
    }

    internal TimeZoneInfo TimeZone(string key)
    {
        Expect(key, TimeZoneInfo.TryFindSystemTimeZoneById(Text(key, "UTC"), out var zone), "a time zone such as Europe/Berlin");
        return zone ?? TimeZoneInfo.Utc;
    }

    /// <summary>Some of the names there are; all of them when none is given.</summary>
    internal IReadOnlyList<T> SomeOf<T>(string key)
        where T : struct, Enum
    {
        var names = Enum.GetNames<T>();
        var given = List(key, "some of " + string.Join(", ", names), text => names.FirstOrDefault(name => string.Equals(name, text, StringComparison.OrdinalIgnoreCase)));
        return given.Count == 0 ? Enum.GetValues<T>() : [.. given.Select(Enum.Parse<T>).Distinct()];
    }

    /// <summary><paramref name="below"/>: where a relative folder lies; null: where the program was started.</summary>
    internal string Folder(string key, string otherwise, string? below = null)
    {
        var path = Path.GetFullPath(Text(key, otherwise), below ?? Environment.CurrentDirectory);
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Expect(key, false, "a folder that can be made and written");
        }

        return path;
    }

    /// <summary><paramref name="plain"/>: whether http will do, where nobody is between.</summary>
    internal string? Url(string key, bool plain)
    {
        var text = Text(key, "");
        var isGood = Uri.TryCreate(text, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || (plain && address.Scheme == Uri.UriSchemeHttp));
        Expect(key, text.Length == 0 || isGood, "a whole https address, or nothing for Google's own");
        return text.Length == 0 ? null : text;
    }

    internal IReadOnlyList<string> Domains(string key) => List(key, "domains such as school.example", text =>
        EmailAddress.TryDomain(text, out var domain) ? domain : null);

    internal IReadOnlyList<EmailAddress> Addresses(string key) => List(key, "e-mail addresses", text =>
        EmailAddress.Parse(text) is { Succeeded: true } parsed ? parsed.Value : null);

    internal IReadOnlyList<IPAddress> IpAddresses(string key) => List(key, "IP addresses", text =>
        IPAddress.TryParse(text, out var address) ? address : null);

    // A list, or one text with commas, which is easier in an environment variable.
    IReadOnlyList<T> List<T>(string key, string expected, Func<string, T?> parse)
        where T : class
    {
        var section = configuration.GetSection(key);
        var texts = section.Value is { Length: > 0 } line ? line.Split(',') : section.GetChildren().Select(c => c.Value ?? "");
        var parsed = texts.Select(text => text.Trim()).Where(text => text.Length > 0).Select(parse).ToList();
        Expect(key, parsed.TrueForAll(item => item is not null), expected);
        return [.. parsed.OfType<T>()];
    }
}

namespace Lms.Data.Accounts;

/// <summary>What kind of browser somebody has, in words people know. Only these words are kept of what a browser says of itself.</summary>
public static class BrowserKind
{
    const int LookedAt = 500;

    // The first that fits: most browsers also name those that they descend from.
    static readonly (string Mark, string Name)[] browsers =
    [
        ("Edg/", "Edge"), ("EdgA/", "Edge"), ("EdgiOS/", "Edge"), ("OPR/", "Opera"), ("Vivaldi/", "Vivaldi"), ("SamsungBrowser/", "Samsung Internet"),
        ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Chromium/", "Chrome"), ("Safari/", "Safari"),
    ];

    static readonly (string Mark, string Name)[] systems =
    [
        ("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("CrOS", "ChromeOS"), ("Macintosh", "Mac"), ("Linux", "Linux"),
    ];

    /// <summary>The browser and the system; empty where nobody can tell.</summary>
    public static (string Browser, string System) Of(string? userAgent)
    {
        var said = (userAgent ?? "")[..Math.Min(LookedAt, userAgent?.Length ?? 0)];
        return (First(browsers, said), First(systems, said));
    }

    static string First((string Mark, string Name)[] marks, string said) =>
        marks.FirstOrDefault(m => said.Contains(m.Mark, StringComparison.Ordinal)).Name ?? "";
}

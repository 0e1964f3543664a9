namespace Lms.Data.Storage;

/// <summary>Patterns for LIKE in which nothing that was typed is a pattern.</summary>
static class LikePattern
{
    internal const string Escape = "\\";

    // What nobody types: the database takes a long pattern for a fault.
    const int Longest = 200;

    /// <summary>Whatever holds the text, of which the beginning counts.</summary>
    internal static string Holding(string text) => $"%{text[..Math.Min(text.Length, Longest)]
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
}

namespace Lms.Data.Storage;

/// <summary>Patterns for LIKE in which nothing that was typed is a pattern.</summary>
static class LikePattern
{
    internal const string Escape = "\\";

    /// <summary>Whatever holds the text.</summary>
    internal static string Holding(string text) => $"%{text
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
}

namespace Lms.Data.Content.Announcements;

/// <summary>What an announcement must look like and who sees it. Pure.</summary>
public static class AnnouncementRules
{
    /// <summary>The longest title, in characters.</summary>
    public const int TitleLength = 200;

    /// <summary>The longest text, in characters.</summary>
    public const int TextLength = 20_000;
}

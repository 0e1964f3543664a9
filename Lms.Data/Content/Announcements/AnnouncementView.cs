using Lms.Data.Shared;

namespace Lms.Data.Content.Announcements;

/// <summary>An announcement as it is written; publish at: UTC, null for now.</summary>
public sealed record AnnouncementDraft(string Title, string Text, bool Pinned, DateTime? PublishAt);

/// <summary>One field of an announcement.</summary>
public enum AnnouncementField
{
    /// <summary>The title.</summary>
    Title,

    /// <summary>The text.</summary>
    Text,

    /// <summary>When it is published.</summary>
    PublishAt,
}

/// <summary>An announcement as it is read. Instants are UTC.</summary>
public sealed record AnnouncementRow(long Id, string Title, string Text, bool Pinned, string AuthorName, DateTime PublishAt, DateTime? EditedAt)
{
    /// <summary>Whether only its staff see it so far.</summary>
    public bool Scheduled { get; init; }

    /// <summary>Whether the reader has not seen it yet.</summary>
    public bool IsNew { get; init; }
}

/// <summary>The announcements of a course as one reader sees them.</summary>
public sealed record AnnouncementsView(Page<AnnouncementRow> Announcements)
{
    /// <summary>When the newest of those that students see was published, UTC: who has seen the page has seen so far. Null: there are none.</summary>
    public DateTime? NewestAt { get; init; }

    /// <summary>Why the reader may not write any; null: they may.</summary>
    public Problem? ReadOnly { get; init; }

    /// <summary>Whether any is new to the reader, on whatever page.</summary>
    public bool AnyNew { get; init; }

    /// <summary>When the next one is published, UTC; null: none waits.</summary>
    public DateTime? NextAt { get; init; }
}

/// <summary>An announcement to be changed; the draft says what was seen.</summary>
public sealed record AnnouncementToEdit(AnnouncementDraft Seen, bool Published);

/// <summary>An announcement among the news of somebody's courses.</summary>
public sealed record NewsRow(long Id, long CourseId, string CourseTitle, string Title, string AuthorName, DateTime PublishAt, bool IsNew);

/// <summary>The newest announcements of the courses somebody attends, and when the next one of all their courses comes, UTC.</summary>
public sealed record News(IReadOnlyList<NewsRow> Newest, DateTime? NextAt);

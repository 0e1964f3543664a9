namespace Lms.Data.Content.Announcements;

/// <summary>Something the staff of a course tell its students.</summary>
public sealed class Announcement
{
    /// <summary>The announcement's id.</summary>
    public long Id { get; init; }

    /// <summary>The course.</summary>
    public long CourseId { get; init; }

    /// <summary>Who wrote it.</summary>
    public long AuthorId { get; set; }

    /// <summary>What it is about.</summary>
    public required string Title { get; set; }

    /// <summary>What it says, in Markdown; may be empty.</summary>
    public string Text { get; set; } = "";

    /// <summary>Whether it stands before the others.</summary>
    public bool Pinned { get; set; }

    /// <summary>From when on students see it, UTC.</summary>
    public DateTime PublishAt { get; set; }

    /// <summary>When its words were last changed after students could see them, UTC; null: never.</summary>
    public DateTime? EditedAt { get; set; }

    /// <summary>When it was taken away, UTC; null while it stands.</summary>
    public DateTime? RemovedAt { get; set; }
}

/// <summary>Until when somebody has seen the announcements of a course: what was published later is new to them.</summary>
public sealed class AnnouncementsSeen
{
    /// <summary>The course.</summary>
    public long CourseId { get; init; }

    /// <summary>The reader.</summary>
    public long AccountId { get; set; }

    /// <summary>When they last looked, UTC.</summary>
    public DateTime At { get; set; }
}

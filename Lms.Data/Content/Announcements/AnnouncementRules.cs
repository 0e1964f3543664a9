using Lms.Data.Accounts;
using Lms.Data.Permissions;
using Lms.Data.Shared;

namespace Lms.Data.Content.Announcements;

/// <summary>What an announcement must look like, who writes them and who sees them. Pure.</summary>
public static class AnnouncementRules
{
    /// <summary>The longest title, in characters.</summary>
    public const int TitleLength = 200;

    /// <summary>The longest text, in characters.</summary>
    public const int TextLength = 20_000;

    /// <summary>Whether the person may write, pin and remove announcements.</summary>
    public static Problem? MayPost(Standing actor, CourseStanding course) =>
        PermissionRules.May(actor, course, Permission.PostAnnouncements);

    /// <summary>Whether the person sees what is published.</summary>
    public static Problem? MaySee(Standing actor, CourseStanding course) => PermissionRules.MayOpen(actor, course);

    /// <summary>Whether the person sees what waits to be published: whoever writes here, on an archived course too.</summary>
    public static bool SeesScheduled(Standing actor, CourseStanding course) => MayPost(actor, course with { Archived = false }) is null;

    /// <summary>Whether it is kept what the person has seen: of those who have a part in the course.</summary>
    public static bool KeepsTrack(Standing actor, CourseStanding course) =>
        actor.IsStudent || actor.IsOwner || (actor.Grants is { } grants && !grants.EndedOn(course.Today));

    /// <summary>The words without what can't be seen; the text as it was written.</summary>
    public static AnnouncementDraft Clean(AnnouncementDraft draft) => draft with
    {
        Title = AccountRules.CleanName(draft.Title, TitleLength + 1),
        Text = draft.Text.ReplaceLineEndings("\n").Trim(),
    };

    /// <summary>What is wrong with a draft, once cleaned, each at its field; <paramref name="now"/>: UTC.</summary>
    public static IReadOnlyDictionary<AnnouncementField, Problem> Check(AnnouncementDraft draft, DateTime now)
    {
        var problems = new Dictionary<AnnouncementField, Problem>();
        if (draft.Title.Length == 0)
            problems[AnnouncementField.Title] = new(Why.AnnouncementTitleMissing);
        else if (draft.Title.Length > TitleLength)
            problems[AnnouncementField.Title] = new(Why.TooLong, TitleLength);
        if (draft.Text.Length > TextLength)
            problems[AnnouncementField.Text] = new(Why.TooLong, TextLength);
        if (draft.PublishAt <= now)
            problems[AnnouncementField.PublishAt] = new(Why.PublishTimeOver);
        return problems;
    }
}

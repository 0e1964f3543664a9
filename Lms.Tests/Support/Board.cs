using Lms.Data.Content.Announcements;
using Lms.Data.Courses;
using Lms.Data.Shared;

namespace Lms.Tests.Support;

/// <summary>Announcements and settings of Algebra I, as tests need them.</summary>
static class Board
{
    public static AnnouncementService Announcements(this Cast school) => school.Database.Get<AnnouncementService>();

    public static AnnouncementDraft Draft(string title = "Room 12", string text = "", bool pinned = false, DateTime? at = null) => new(title, text, pinned, at);

    /// <summary>Alan publishes; the answer is the id.</summary>
    public static async Task<long> PostAsync(this Cast school, string title = "Room 12", bool pinned = false, DateTime? at = null) =>
        (await school.Announcements().PostAsync(school.Alan, school.Algebra, Draft(title, pinned: pinned, at: at))).Value;

    public static async Task<AnnouncementsView> BoardAsync(this Cast school, Actor actor, int page = 1) =>
        (await school.Database.Get<AnnouncementQueries>().CourseAsync(actor, school.Algebra, page)).Value;

    public static async Task<News> NewsAsync(this Cast school, Actor actor) => (await school.Database.Get<AnnouncementQueries>().NewsAsync(actor)).Value;

    public static IEnumerable<string> Titles(this AnnouncementsView view) => view.Announcements.Rows.Select(row => row.Title);

    public static async Task<CourseSettings> SettingsAsync(this Cast school, long? courseId = null) =>
        (await school.Database.Get<CourseSettingsQueries>().SettingsAsync(school.Ada, courseId ?? school.Algebra)).Value.Settings;

    /// <summary>Alan changes the settings.</summary>
    public static async Task SetAsync(this Cast school, Func<CourseSettings, CourseSettings> change)
    {
        var seen = await school.SettingsAsync();
        _ = (await school.Database.Get<CourseSettingsService>().SaveAsync(school.Alan, school.Algebra, seen, change(seen))).Value;
    }

    public static Task HideAsync(this Cast school) => school.SetOpenAsync(false);

    /// <summary>Alan opens the course to its students, or closes it.</summary>
    public static async Task SetOpenAsync(this Cast school, bool open) =>
        _ = (await school.Database.Get<CourseSettingsService>().SetOpenAsync(school.Alan, school.Algebra, open)).Value;
}

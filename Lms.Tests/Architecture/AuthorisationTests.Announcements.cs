using Lms.Data.Content.Announcements;
using Lms.Data.Courses;
using Lms.Data.Shared;
using Lms.Tests.Support;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Architecture;

/// <summary>The same for the settings of a course and its announcements.</summary>
public partial class AuthorisationTests
{
    static readonly CourseSettings settings = new("Algebra I", "", "Autumn 2026", null, null);

    static readonly AnnouncementDraft draft = new("Mine", "", false, null);

    static void AddAnnouncements()
    {
        lines["CourseSettingsQueries.SettingsAsync"] = Never((s, a) => Get<CourseSettingsQueries>(s).SettingsAsync(a, s.Algebra));
        lines["CourseSettingsService.SaveAsync"] = Never((s, a) =>
            Get<CourseSettingsService>(s).SaveAsync(a, s.Algebra, settings, settings with { Title = "Mine" }));
        lines["CourseSettingsService.SetOpenAsync"] = Never((s, a) => Get<CourseSettingsService>(s).SetOpenAsync(a, s.Algebra, false));
        lines["CourseSettingsService.SetArchivedAsync"] = Never((s, a) => Get<CourseSettingsService>(s).SetArchivedAsync(a, s.Algebra, true));
        lines["CourseHandoverService.HandOverAsync"] = Never((s, a) => Get<CourseHandoverService>(s).HandOverAsync(a, s.Algebra, Hedy));
        lines["CourseCopyService.CopyAsync"] = Never((s, a) => Get<CourseCopyService>(s).CopyAsync(a, s.Algebra, "EVIL-1", "Mine", ""));
        lines["AnnouncementQueries.CourseAsync"] = StaffOnly((s, a) => Get<AnnouncementQueries>(s).CourseAsync(a, s.Algebra, 1)) with { Student = Answer.Allowed };
        lines["AnnouncementQueries.ToEditAsync"] = Never((s, a) => Get<AnnouncementQueries>(s).ToEditAsync(a, s.Algebra, null));
        lines["AnnouncementQueries.NewsAsync"] = OwnOnly((s, a) => Get<AnnouncementQueries>(s).NewsAsync(a));
        lines["AnnouncementService.PostAsync"] = Never((s, a) => Get<AnnouncementService>(s).PostAsync(a, s.Algebra, draft));
        lines["AnnouncementService.EditAsync"] = Never((s, a) => Get<AnnouncementService>(s).EditAsync(a, s.Algebra, 1, draft, draft));
        lines["AnnouncementService.PinAsync"] = Never((s, a) => Get<AnnouncementService>(s).PinAsync(a, s.Algebra, 1, true));
        lines["AnnouncementService.RemoveAsync"] = Never((s, a) => Get<AnnouncementService>(s).RemoveAsync(a, s.Algebra, 1));
        lines["AnnouncementService.RestoreAsync"] = Never((s, a) => Get<AnnouncementService>(s).RestoreAsync(a, s.Algebra, 1));
        lines["AnnouncementService.MarkSeenAsync"] = StaffOnly((s, a) =>
            Get<AnnouncementService>(s).MarkSeenAsync(a, s.Algebra, DateTime.MaxValue)) with
        { Student = Answer.Allowed };
    }
}

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

    static Dictionary<string, Line> AnnouncementLines() => new()
    {
        ["CourseSettingsQueries.SettingsAsync"] = Never((s, a) => Get<CourseSettingsQueries>(s).SettingsAsync(a, s.Algebra)),
        ["CourseSettingsService.SaveAsync"] = Never((s, a) =>
            Get<CourseSettingsService>(s).SaveAsync(a, s.Algebra, settings, settings with { Title = "Mine" })),
        ["CourseSettingsService.SetOpenAsync"] = Never((s, a) => Get<CourseSettingsService>(s).SetOpenAsync(a, s.Algebra, false)),
        ["CourseSettingsService.SetArchivedAsync"] = Never((s, a) => Get<CourseSettingsService>(s).SetArchivedAsync(a, s.Algebra, true)),
        ["CourseVisitService.NoteAsync"] = StaffOnly((s, a) => Get<CourseVisitService>(s).NoteAsync(a, s.Algebra)) with { Student = Answer.Allowed },
        ["CourseHandoverService.HandOverAsync"] = Never((s, a) => Get<CourseHandoverService>(s).HandOverAsync(a, s.Algebra, Hedy)),
        ["CourseCopyService.CopyAsync"] = Never((s, a) => Get<CourseCopyService>(s).CopyAsync(a, s.Algebra, "EVIL-1", "Mine", "")),
        ["AnnouncementQueries.CourseAsync"] = StaffOnly((s, a) => Get<AnnouncementQueries>(s).CourseAsync(a, s.Algebra, 1)) with { Student = Answer.Allowed },
        ["AnnouncementQueries.ToEditAsync"] = Never((s, a) => Get<AnnouncementQueries>(s).ToEditAsync(a, s.Algebra, null)),
        ["AnnouncementQueries.NewsAsync"] = OwnOnly((s, a) => Get<AnnouncementQueries>(s).NewsAsync(a)),
        ["AnnouncementService.PostAsync"] = Never((s, a) => Get<AnnouncementService>(s).PostAsync(a, s.Algebra, draft)),
        ["AnnouncementService.EditAsync"] = Never((s, a) => Get<AnnouncementService>(s).EditAsync(a, s.Algebra, 1, draft, draft)),
        ["AnnouncementService.PinAsync"] = Never((s, a) => Get<AnnouncementService>(s).PinAsync(a, s.Algebra, 1, true)),
        ["AnnouncementService.RemoveAsync"] = Never((s, a) => Get<AnnouncementService>(s).RemoveAsync(a, s.Algebra, 1)),
        ["AnnouncementService.RestoreAsync"] = Never((s, a) => Get<AnnouncementService>(s).RestoreAsync(a, s.Algebra, 1)),
        ["AnnouncementService.MarkSeenAsync"] = StaffOnly((s, a) =>
            Get<AnnouncementService>(s).MarkSeenAsync(a, s.Algebra, DateTime.MaxValue)) with
        { Student = Answer.Allowed },
    };
}

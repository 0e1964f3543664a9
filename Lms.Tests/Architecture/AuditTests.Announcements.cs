using Lms.Data.Audit;
using Lms.Data.Content.Announcements;
using Lms.Data.Courses;
using Lms.Tests.Support;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Architecture;

/// <summary>The same for the settings of a course and its announcements.</summary>
public partial class AuditTests
{
    static readonly AnnouncementDraft draft = new("Room 12", "", false, null);

    static Dictionary<string, Trace> AnnouncementTraces() => new()
    {
        ["CourseSettingsService.SaveAsync"] = By(s => s.Alan, (s, a) =>
        {
            var seen = new CourseSettings("Algebra I", "", "Autumn 2026", null, null);
            return s.Database.Get<CourseSettingsService>().SaveAsync(a, s.Algebra, seen, seen with { Title = "Algebra" });
        }, AuditAction.CourseEdited),
        ["CourseSettingsService.SetOpenAsync"] = By(s => s.Alan, (s, a) =>
            s.Database.Get<CourseSettingsService>().SetOpenAsync(a, s.Algebra, false), AuditAction.CourseEdited),
        ["CourseSettingsService.SetArchivedAsync"] = By(s => s.Alan, (s, a) =>
            s.Database.Get<CourseSettingsService>().SetArchivedAsync(a, s.Algebra, true), AuditAction.CourseArchived),
        ["CourseVisitService.NoteAsync"] = By(s => s.Ada, (s, a) => s.Database.Get<CourseVisitService>().NoteAsync(a, s.Algebra), AuditAction.CourseVisited),
        ["CourseHandoverService.HandOverAsync"] = By(s => s.Alan, (s, a) =>
            s.Database.Get<CourseHandoverService>().HandOverAsync(a, s.Algebra, Hedy), AuditAction.CourseHandedOver) with
        { Also = [AuditAction.RoleGiven] },
        ["CourseCopyService.CopyAsync"] = By(s => s.Alan, (s, a) =>
            s.Database.Get<CourseCopyService>().CopyAsync(a, s.Algebra, "MATH-104", "Algebra again", ""), AuditAction.CourseCopied) with
        {
            Also = [AuditAction.StaffCopied, AuditAction.StaffCopied],
        },
        ["AnnouncementService.PostAsync"] = By(s => s.Alan, (s, a) => Announcements(s).PostAsync(a, s.Algebra, draft), AuditAction.AnnouncementPosted),
        ["AnnouncementService.EditAsync"] = By(s => s.Alan, async (s, a) =>
        {
            var (id, at) = await WrittenAsync(s);
            return await Announcements(s).EditAsync(a, s.Algebra, id, draft with { PublishAt = at }, draft with { Title = "Room 13" });
        }, AuditAction.AnnouncementEdited),
        ["AnnouncementService.PinAsync"] = By(s => s.Alan, async (s, a) =>
            await Announcements(s).PinAsync(a, s.Algebra, (await WrittenAsync(s)).Id, true), AuditAction.AnnouncementPinned),
        ["AnnouncementService.RemoveAsync"] = By(s => s.Alan, async (s, a) =>
            await Announcements(s).RemoveAsync(a, s.Algebra, (await WrittenAsync(s)).Id), AuditAction.AnnouncementRemoved),
        ["AnnouncementService.RestoreAsync"] = By(s => s.Alan, async (s, a) =>
            await Announcements(s).RestoreAsync(a, s.Algebra, (await WrittenAsync(s, removed: true)).Id), AuditAction.AnnouncementRestored),
    };

    static AnnouncementService Announcements(Cast school) => school.Database.Get<AnnouncementService>();

    // Written without a trace, so that the one that is looked for stands alone.
    static async Task<(long Id, DateTime At)> WrittenAsync(Cast school, bool removed = false)
    {
        await using var db = school.Database.Open();
        var written = new Announcement
        {
            CourseId = school.Algebra,
            AuthorId = school.Alan.AccountId,
            Title = draft.Title,
            PublishAt = TestDatabase.Start.UtcDateTime,
            RemovedAt = removed ? TestDatabase.Start.UtcDateTime : null,
        };
        db.Announcements.Add(written);
        await db.SaveChangesAsync();
        return (written.Id, written.PublishAt);
    }
}

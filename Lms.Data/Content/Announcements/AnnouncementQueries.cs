using Lms.Data.Accounts;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Content.Announcements;

/// <summary>What announcements are asked for.</summary>
public sealed class AnnouncementQueries(LmsStore store, SchoolClock clock)
{
    /// <summary>How many stand on a page.</summary>
    public const int PageSize = 20;

    /// <summary>How many of all courses stand on one's own page, and how old they may be.</summary>
    public const int NewsLimit = 5, NewsDays = 60;

    /// <summary>The announcements of a course: pinned ones first, then the newest. Who may not write sees what is published.</summary>
    public Task<Result<AnnouncementsView>> CourseAsync(Actor actor, long courseId, int page, CancellationToken cancel = default) =>
        store.ReadAsync<AnnouncementsView>(async db =>
        {
            var entered = await CourseStaff.EnterAsync(db, clock, actor, courseId, AnnouncementRules.MaySee, cancel);
            if (!entered.Succeeded)
                return entered.Problem!;
            var (acting, course, now) = (entered.Value.Actor, entered.Value.Standing, clock.Now);
            var standing = db.Announcements.Where(a => a.CourseId == courseId && a.RemovedAt == null);
            var seen = AnnouncementRules.SeesScheduled(acting, course) ? standing : standing.Where(a => a.PublishAt <= now);
            var track = AnnouncementRules.KeepsTrack(acting, course);
            var unseen = track ? UnseenAnnouncements.Of(db, actor, now).Where(a => a.CourseId == courseId) : null;
            return new AnnouncementsView(await PageAsync(db, seen, unseen, page, now, cancel))
            {
                NewestAt = await standing.Where(a => a.PublishAt <= now).MaxAsync(a => (DateTime?)a.PublishAt, cancel),
                ReadOnly = AnnouncementRules.MayPost(acting, course),
                AnyNew = unseen is not null && await unseen.AnyAsync(cancel),
                NextAt = await standing.Where(a => a.PublishAt > now).MinAsync(a => (DateTime?)a.PublishAt, cancel),
            };
        }, cancel);

    /// <summary>One announcement, or (id null) an empty one, for whoever may write it.</summary>
    public Task<Result<AnnouncementToEdit>> ToEditAsync(Actor actor, long courseId, long? id, CancellationToken cancel = default) =>
        store.ReadAsync<AnnouncementToEdit>(async db =>
        {
            var entered = await CourseStaff.EnterAsync(db, clock, actor, courseId, AnnouncementRules.MayPost, cancel);
            if (!entered.Succeeded)
                return entered.Problem!;
            if (id is null)
                return new AnnouncementToEdit(new("", "", false, null), false);
            var found = await db.Announcements.FirstOrDefaultAsync(a => a.Id == id && a.CourseId == courseId && a.RemovedAt == null, cancel);
            return found is null ? Why.AnnouncementNotFound
                : new AnnouncementToEdit(new(found.Title, found.Text, found.Pinned, found.PublishAt), found.PublishAt <= clock.Now);
        }, cancel);

    /// <summary>The newest announcements of the open courses that the one who acts attends.</summary>
    public Task<Result<News>> NewsAsync(Actor actor, CancellationToken cancel = default) =>
        store.ReadAsync<News>(async db =>
        {
            if (!await Askers.AreAsync(db, actor, cancel))
                return Why.ActorSuspended;
            var now = clock.Now;
            var since = now.AddDays(-NewsDays);
            var attended = db.Enrolments.Where(e => e.AccountId == actor.AccountId && e.WithdrawnAt == null).Select(e => e.CourseId);
            var open = await db.Courses.Where(c => attended.Contains(c.Id) && !c.Hidden && c.ArchivedAt == null)
                .Select(c => new { c.Id, c.Title }).ToDictionaryAsync(c => c.Id, c => c.Title, cancel);
            IReadOnlyList<long> ids = [.. open.Keys];
            var rows = await (
                from announcement in db.Announcements
                where EF.Parameter(ids).Contains(announcement.CourseId) && announcement.RemovedAt == null
                    && announcement.PublishAt <= now && announcement.PublishAt > since
                join author in db.Users on announcement.AuthorId equals author.Id
                orderby announcement.PublishAt descending, announcement.Id descending
                select new
                {
                    announcement.Id,
                    announcement.CourseId,
                    announcement.Title,
                    author.DisplayName,
                    author.Email,
                    announcement.PublishAt,
                    IsNew = UnseenAnnouncements.Of(db, actor, now).Any(a => a.Id == announcement.Id),
                }).Take(NewsLimit).ToListAsync(cancel);
            return new News(
                [.. rows.Select(r => new NewsRow(r.Id, r.CourseId, open[r.CourseId], r.Title, AccountRules.NameOf(r.DisplayName, r.Email), r.PublishAt, r.IsNew))],
                await NextAsync(db, actor, ids, now, cancel));
        }, cancel);

    async Task<DateTime?> NextAsync(LmsDbContext db, Actor actor, IReadOnlyList<long> attended, DateTime now, CancellationToken cancel)
    {
        var today = clock.Today;
        var teaching = await db.Courses.Where(c => c.OwnerId == actor.AccountId).Select(c => c.Id).Union(db.Memberships
            .Where(m => m.AccountId == actor.AccountId && (m.Until == null || m.Until >= today)).Select(m => m.CourseId)).ToListAsync(cancel);
        IReadOnlyList<long> ids = [.. attended, .. teaching];
        return await db.Announcements.Where(a => EF.Parameter(ids).Contains(a.CourseId) && a.RemovedAt == null && a.PublishAt > now)
            .MinAsync(a => (DateTime?)a.PublishAt, cancel);
    }

    static async Task<Page<AnnouncementRow>> PageAsync(
        LmsDbContext db, IQueryable<Announcement> seen, IQueryable<Announcement>? unseen, int page, DateTime now, CancellationToken cancel)
    {
        var count = BoundedCount.Of(await seen.OrderBy(a => a.PublishAt).Take(BoundedCount.Limit + 1).CountAsync(cancel));
        var shown = Pages.Shown(page, count.Known, PageSize);
        var some = seen.OrderByDescending(a => a.Pinned).ThenByDescending(a => a.PublishAt).ThenByDescending(a => a.Id)
            .Skip((shown - 1) * PageSize).Take(PageSize);
        var rows = await (
            from announcement in some
            join author in db.Users on announcement.AuthorId equals author.Id
            select new { announcement, author.DisplayName, author.Email }).ToListAsync(cancel);
        IReadOnlyList<long> ids = [.. rows.Select(row => row.announcement.Id)];
        var fresh = unseen is null ? [] : await unseen.Where(a => EF.Parameter(ids).Contains(a.Id)).Select(a => a.Id).ToListAsync(cancel);
        return new([.. rows.Select(row => row.announcement).OrderByDescending(a => a.Pinned).ThenByDescending(a => a.PublishAt).ThenByDescending(a => a.Id)
            .Select(a => new AnnouncementRow(a.Id, a.Title, a.Text, a.Pinned, NameOf(a.Id), a.PublishAt, a.EditedAt) { Scheduled = a.PublishAt > now, IsNew = fresh.Contains(a.Id) })],
            count, shown, PageSize);

        string NameOf(long id) => rows.Where(row => row.announcement.Id == id).Select(row => AccountRules.NameOf(row.DisplayName, row.Email)).First();
    }
}

using Lms.Data.Audit;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Content.Announcements;

/// <summary>Changes to announcements. What is removed is kept, so that it can come back.</summary>
public sealed class AnnouncementService(LmsStore store, SchoolClock clock)
{
    /// <summary>Publishes an announcement, now or when its time comes; the answer is its id.</summary>
    public Task<Result<long>> PostAsync(Actor actor, long courseId, AnnouncementDraft draft, CancellationToken cancel = default) =>
        store.WriteAsync<long>(actor, async db =>
        {
            var entered = await CourseStaff.EnterAsync(db, clock, actor, courseId, AnnouncementRules.MayPost, cancel);
            if (!entered.Succeeded)
                return entered.Problem!;
            var (words, now) = (AnnouncementRules.Clean(draft), clock.Now);
            foreach (var problem in AnnouncementRules.Check(words, now).Values)
                return problem;
            var announcement = new Announcement
            {
                CourseId = courseId,
                AuthorId = actor.AccountId,
                Title = words.Title,
                Text = words.Text,
                Pinned = words.Pinned,
                PublishAt = words.PublishAt ?? now,
            };
            db.Announcements.Add(announcement);
            await db.SaveChangesAsync(cancel);
            Record(db, actor, announcement, words.PublishAt is null ? AuditAction.AnnouncementPosted : AuditAction.AnnouncementScheduled);
            return announcement.Id;
        }, cancel);

    /// <summary>Changes one, unless somebody changed what was <paramref name="seen"/>. What students have seen keeps its time. Twice is once.</summary>
    public Task<Result<Done>> EditAsync(
        Actor actor, long courseId, long id, AnnouncementDraft seen, AnnouncementDraft wanted, CancellationToken cancel = default) =>
        ChangeAsync(actor, courseId, id, (db, announcement) =>
        {
            var now = clock.Now;
            var published = announcement.PublishAt <= now;
            var words = AnnouncementRules.Clean(published ? wanted with { PublishAt = null } : wanted);
            if (AnnouncementRules.Check(words, now).Values.FirstOrDefault() is { } problem)
                return problem;
            var present = Seen(announcement);
            words = words with { PublishAt = published ? present.PublishAt : words.PublishAt ?? now };
            if (present == words)
                return null;
            if (present != seen)
                return new Problem(Why.AnnouncementChangedMeanwhile);

            if (published && (present.Title, present.Text) != (words.Title, words.Text))
                announcement.EditedAt = now;
            (announcement.Title, announcement.Text, announcement.Pinned, announcement.PublishAt) = (words.Title, words.Text, words.Pinned, words.PublishAt!.Value);
            Record(db, actor, announcement, AuditAction.AnnouncementEdited, present.Title);
            return null;
        }, cancel);

    /// <summary>Puts one before the others, or back among them. Twice is once.</summary>
    public Task<Result<Done>> PinAsync(Actor actor, long courseId, long id, bool pinned, CancellationToken cancel = default) =>
        ChangeAsync(actor, courseId, id, (db, announcement) =>
        {
            if (announcement.Pinned == pinned)
                return null;
            announcement.Pinned = pinned;
            Record(db, actor, announcement, pinned ? AuditAction.AnnouncementPinned : AuditAction.AnnouncementUnpinned);
            return null;
        }, cancel);

    /// <summary>Removes one. Twice is once.</summary>
    public Task<Result<Done>> RemoveAsync(Actor actor, long courseId, long id, CancellationToken cancel = default) =>
        SetRemovedAsync(actor, courseId, id, true, cancel);

    /// <summary>Puts one back that was removed. Twice is once.</summary>
    public Task<Result<Done>> RestoreAsync(Actor actor, long courseId, long id, CancellationToken cancel = default) =>
        SetRemovedAsync(actor, courseId, id, false, cancel);

    /// <summary>Keeps that the one who acts has seen what was there at an instant (UTC). Writes only where something was new to them.</summary>
    public Task<Result<Done>> MarkSeenAsync(Actor actor, long courseId, DateTime at, CancellationToken cancel = default) =>
        store.WriteAsync<Done>(actor, async db =>
        {
            var entered = await CourseStaff.EnterAsync(db, clock, actor, courseId, AnnouncementRules.MaySee, cancel);
            if (!entered.Succeeded)
                return entered.Problem!;
            var until = at < clock.Now ? at : clock.Now;
            if (!AnnouncementRules.KeepsTrack(entered.Value.Actor, entered.Value.Standing)
                || !await UnseenAnnouncements.Of(db, actor, until).AnyAsync(a => a.CourseId == courseId, cancel))
                return new Done();
            var seen = await db.AnnouncementsSeen.FirstOrDefaultAsync(s => s.CourseId == courseId && s.AccountId == actor.AccountId, cancel);
            if (seen is null)
                db.AnnouncementsSeen.Add(seen = new AnnouncementsSeen { CourseId = courseId, AccountId = actor.AccountId });
            seen.At = until;
            return new Done();
        }, cancel);

    Task<Result<Done>> SetRemovedAsync(Actor actor, long courseId, long id, bool removed, CancellationToken cancel) =>
        ChangeAsync(actor, courseId, id, (db, announcement) =>
        {
            if (announcement.RemovedAt is not null == removed)
                return null;
            announcement.RemovedAt = removed ? clock.Now : null;
            Record(db, actor, announcement, removed ? AuditAction.AnnouncementRemoved : AuditAction.AnnouncementRestored);
            return null;
        }, cancel, evenRemoved: true);

    Task<Result<Done>> ChangeAsync(
        Actor actor, long courseId, long id, Func<LmsDbContext, Announcement, Problem?> change, CancellationToken cancel, bool evenRemoved = false) =>
        store.WriteAsync<Done>(actor, async db =>
        {
            var entered = await CourseStaff.EnterAsync(db, clock, actor, courseId, AnnouncementRules.MayPost, cancel);
            if (!entered.Succeeded)
                return entered.Problem!;
            var announcement = await db.Announcements.FirstOrDefaultAsync(a => a.Id == id && a.CourseId == courseId, cancel);
            if (announcement is null || (announcement.RemovedAt is not null && !evenRemoved))
                return Why.AnnouncementNotFound;
            return change(db, announcement) is { } problem ? problem : new Done();
        }, cancel);

    static AnnouncementDraft Seen(Announcement announcement) =>
        new(announcement.Title, announcement.Text, announcement.Pinned, announcement.PublishAt);

    void Record(LmsDbContext db, Actor actor, Announcement announcement, AuditAction action, string? before = null) =>
        db.Record(AuditEntry.Of(actor, actor.AccountId, action, clock.Now, before, announcement.Title, announcement.CourseId));
}

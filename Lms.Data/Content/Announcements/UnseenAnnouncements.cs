using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Content.Announcements;

/// <summary>What is new to somebody: published, not theirs, and later than when they last looked.</summary>
static class UnseenAnnouncements
{
    internal static IQueryable<Announcement> Of(LmsDbContext db, Actor actor, DateTime now) => db.Announcements.Where(a =>
        a.RemovedAt == null && a.PublishAt <= now && a.AuthorId != actor.AccountId
        && !db.AnnouncementsSeen.Any(s => s.CourseId == a.CourseId && s.AccountId == actor.AccountId && s.At >= a.PublishAt));

    /// <summary>How many there are on each of these courses; courses without any are left out.</summary>
    internal static Task<Dictionary<long, int>> CountAsync(
        LmsDbContext db, Actor actor, IReadOnlyList<long> courses, DateTime now, CancellationToken cancel) =>
        Of(db, actor, now).Where(a => EF.Parameter(courses).Contains(a.CourseId))
            .GroupBy(a => a.CourseId).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancel);
}

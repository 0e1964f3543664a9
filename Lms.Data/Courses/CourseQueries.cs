using Lms.Data.Accounts;
using Lms.Data.Content.Announcements;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Courses;

/// <summary>A course in a list; role name null for the owner's own, for students and for administrators' view of others'.</summary>
public sealed record CourseCard(
    long Id, string Code, string Title, string Term, string OwnerName, bool IsOwner, bool Archived, string? RoleName, bool IsStudent)
{
    /// <summary>Whether its students can't open it yet.</summary>
    public bool Hidden { get; init; }

    /// <summary>How many announcements are new to the reader.</summary>
    public int New { get; init; }
}

/// <summary>A course as its pages show it to one reader.</summary>
public sealed record CourseView(
    long Id, string Code, string Title, string Term, string OwnerName, string OwnerAddress, bool IsOwner, bool Archived, PermissionSet Held)
{
    /// <summary>Whether the reader may open the staff page.</summary>
    public bool IsStaff { get; init; }

    /// <summary>Whether the reader may see what happened on the course.</summary>
    public bool SeesHistory { get; init; }

    /// <summary>Whether the reader is enrolled.</summary>
    public bool IsStudent { get; init; }

    /// <summary>What it is about, in Markdown; may be empty.</summary>
    public string Description { get; init; } = "";

    /// <summary>The first day of teaching, in the school's time zone; null where nobody said.</summary>
    public DateOnly? StartsOn { get; init; }

    /// <summary>The last day of teaching; null where nobody said.</summary>
    public DateOnly? EndsOn { get; init; }

    /// <summary>Whether its students can't open it yet.</summary>
    public bool Hidden { get; init; }

    /// <summary>Whether the reader is there as an administrator alone, which is written down before anything is shown.</summary>
    public bool IsVisit { get; init; }

    /// <summary>Whether the reader may open the settings.</summary>
    public bool SeesSettings { get; init; }
}

/// <summary>What courses are asked for.</summary>
public sealed class CourseQueries(LmsStore store, SchoolClock clock)
{
    /// <summary>The most courses a list holds.</summary>
    public const int Limit = 200;

    /// <summary>The courses the one who acts owns, is on the staff of today, or attends.</summary>
    public Task<Result<IReadOnlyList<CourseCard>>> MineAsync(Actor actor, CancellationToken cancel = default) =>
        store.ReadAsync<IReadOnlyList<CourseCard>>(async db =>
        {
            if (!await Askers.AreAsync(db, actor, cancel))
                return Why.ActorSuspended;
            var today = clock.Today;
            var mine = db.Courses.Where(c => c.OwnerId == actor.AccountId).Select(c => c.Id).Union(db.Memberships
                .Where(m => m.AccountId == actor.AccountId && (m.Until == null || m.Until >= today)).Select(m => m.CourseId))
                .Union(db.Enrolments.Where(e => e.AccountId == actor.AccountId && e.WithdrawnAt == null && db.Courses.Any(c => c.Id == e.CourseId && !c.Hidden))
                    .Select(e => e.CourseId));
            var cards = await CardsAsync(db, actor, db.Courses.Where(c => mine.Contains(c.Id)), cancel);
            var unseen = await UnseenAnnouncements.CountAsync(db, actor, [.. cards.Where(c => !c.Archived).Select(c => c.Id)], clock.Now, cancel);
            return Result.Of<IReadOnlyList<CourseCard>>([.. cards.Select(card => card with { New = unseen.GetValueOrDefault(card.Id) })]);
        }, cancel);

    /// <summary>Every course whose title or code holds what was typed, for administrators; for others none.</summary>
    public Task<Result<IReadOnlyList<CourseCard>>> AllAsync(Actor actor, string? search, CancellationToken cancel = default) =>
        store.ReadAsync(async db =>
        {
            if (!await Administrators.AreAsync(db, actor, cancel))
                return Result.Of<IReadOnlyList<CourseCard>>([]);
            var pattern = LikePattern.Holding((search ?? "").Trim());
            return Result.Of(await CardsAsync(db, actor, db.Courses.Where(c =>
                EF.Functions.Like(c.Title, pattern, LikePattern.Escape) || EF.Functions.Like(c.Code, pattern, LikePattern.Escape)), cancel));
        }, cancel);

    /// <summary>One course, for whoever may enter it.</summary>
    public Task<Result<CourseView>> CourseAsync(Actor actor, long courseId, CancellationToken cancel = default) =>
        store.ReadAsync<CourseView>(async db =>
        {
            var entered = await CourseStaff.EnterAsync(db, clock, actor, courseId, PermissionRules.MayOpen, cancel);
            if (!entered.Succeeded)
                return entered.Problem!;
            var staff = entered.Value;
            var course = staff.Course;
            var ownerAddress = await db.Users.Where(a => a.Id == course.OwnerId).Select(a => a.Email!).FirstAsync(cancel);
            return new CourseView(course.Id, course.Code, course.Title, course.Term, staff.Standing.OwnerName, ownerAddress,
                staff.Actor.IsOwner, staff.Standing.Archived, PermissionRules.Holds(staff.Actor, staff.Standing))
            {
                IsStaff = PermissionRules.MaySeeStaff(staff.Actor, staff.Standing) is null,
                SeesHistory = PermissionRules.MaySeeHistory(staff.Actor, staff.Standing) is null,
                IsStudent = staff.Actor.IsStudent,
                Description = course.Description,
                StartsOn = course.StartsOn,
                EndsOn = course.EndsOn,
                Hidden = course.Hidden,
                IsVisit = actor.Eyes is null && PermissionRules.Visits(staff.Actor, staff.Standing),
                SeesSettings = CourseRules.MaySeeSettings(staff.Actor, staff.Standing) is null,
            };
        }, cancel);

    async Task<IReadOnlyList<CourseCard>> CardsAsync(
        LmsDbContext db, Actor actor, IQueryable<Course> courses, CancellationToken cancel)
    {
        var today = clock.Today;
        var cards = await (
            from course in courses
            join owner in db.Users on course.OwnerId equals owner.Id
            join membership in db.Memberships.Where(m => m.AccountId == actor.AccountId && (m.Until == null || m.Until >= today))
                on course.Id equals membership.CourseId into memberships
            from membership in memberships.DefaultIfEmpty()
            join role in db.Roles on membership.RoleId equals role.Id into roles
            from role in roles.DefaultIfEmpty()
            orderby course.ArchivedAt != null, course.Title, course.Id
            select new
            {
                course,
                owner.DisplayName,
                owner.Email,
                RoleName = role.Name,
                IsStudent = db.Enrolments.Any(e => e.CourseId == course.Id && e.AccountId == actor.AccountId && e.WithdrawnAt == null),
            }).Take(Limit).ToListAsync(cancel);
        return [.. cards.Select(c => new CourseCard(
            c.course.Id, c.course.Code, c.course.Title, c.course.Term, AccountRules.NameOf(c.DisplayName, c.Email),
            c.course.OwnerId == actor.AccountId, c.course.ArchivedAt is not null, c.RoleName, c.IsStudent) { Hidden = c.course.Hidden })];
    }
}

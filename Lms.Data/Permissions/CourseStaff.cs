using Lms.Data.Accounts;
using Lms.Data.Courses;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Permissions;

/// <summary>One course as read for one use case: the rules' view of it, of who acts, and of whomever they act on.</summary>
sealed class CourseStaff
{
    readonly LmsDbContext db;

    CourseStaff(LmsDbContext db, Course course, CourseStanding standing, Standing actor)
    {
        this.db = db;
        Course = course;
        Standing = standing;
        Actor = actor;
    }

    internal Course Course { get; }

    internal CourseStanding Standing { get; }

    internal Standing Actor { get; private set; }

    internal static async Task<Result<CourseStaff>> LoadAsync(
        LmsDbContext db, SchoolClock clock, Actor actor, long courseId, CancellationToken cancel)
    {
        var found = await (
            from course in db.Courses
            where course.Id == courseId
            join owner in db.Users on course.OwnerId equals owner.Id
            select new { course, owner.DisplayName, owner.Email }).FirstOrDefaultAsync(cancel);

        // Asked whether there is such a course or not: neither the answer nor how long it takes tells whoever has no part in it.
        var people = await PeopleAsync(db, courseId, found?.course.OwnerId, [actor.AccountId], cancel);
        if (!people.TryGetValue(actor.AccountId, out var acting))
            return Why.ActorSuspended;
        db.Asked = new(actor.AccountId, found?.course.Id);
        if (found is null)
            return acting.Status == AccountStatus.Suspended ? Why.ActorSuspended : Why.CourseNotFound;

        var standing = new CourseStanding(
            found.course.ArchivedAt is not null, AccountRules.NameOf(found.DisplayName, found.Email), clock.Today)
        {
            Hidden = found.course.Hidden,
        };
        var staff = new CourseStaff(db, found.course, standing, acting);
        return actor.Eyes is { } eyes && eyes.CourseId == courseId ? await staff.LookAsync(eyes, cancel) : staff;
    }

    // What they see is what the other sees, as far as they hold it themselves.
    async Task<Result<CourseStaff>> LookAsync(Viewpoint eyes, CancellationToken cancel)
    {
        if (PermissionRules.MayLookAs(Actor, Standing) is { } problem)
            return problem;
        Standing? seen;
        if (eyes.AccountId is { } accountId)
            seen = (await PeopleAsync([accountId], cancel)).GetValueOrDefault(accountId);
        else if (eyes.RoleId is { } roleId)
            seen = await db.Roles.Where(r => r.Id == roleId).Select(r => new Standing(0, r.Name, AccountStatus.Active, false, false,
                new Grants(r.Id, r.Permissions, default, default, null))).FirstOrDefaultAsync(cancel);
        else
            seen = new Standing(0, "", AccountStatus.Active, false, false, null) { IsStudent = true };
        if (seen is null)
            return Why.PersonNotFound;
        Actor = seen with { Within = PermissionRules.Holds(Actor, Standing), Behind = Actor.AccountId };
        return this;
    }

    /// <summary>The same, for whoever the rule lets in.</summary>
    internal static async Task<Result<CourseStaff>> EnterAsync(
        LmsDbContext db, SchoolClock clock, Actor actor, long courseId, Func<Standing, CourseStanding, Problem?> rule, CancellationToken cancel)
    {
        var loaded = await LoadAsync(db, clock, actor, courseId, cancel);
        return loaded.Succeeded && rule(loaded.Value.Actor, loaded.Value.Standing) is { } problem ? problem : loaded;
    }

    /// <summary>The standing of each of these people on the course; two queries, however many they are.</summary>
    internal Task<Dictionary<long, Standing>> PeopleAsync(IReadOnlyCollection<long> ids, CancellationToken cancel) =>
        PeopleAsync(db, Course.Id, Course.OwnerId, ids, cancel);

    static async Task<Dictionary<long, Standing>> PeopleAsync(
        LmsDbContext db, long courseId, long? ownerId, IReadOnlyCollection<long> ids, CancellationToken cancel)
    {
        var people = await (
            from account in db.Users.AsNoTracking()
            where ids.Contains(account.Id)
            join membership in db.Memberships.Where(m => m.CourseId == courseId) on account.Id equals membership.AccountId into memberships
            from membership in memberships.DefaultIfEmpty()
            join role in db.Roles on membership.RoleId equals role.Id into roles
            from role in roles.DefaultIfEmpty()
            join place in db.Enrolments.Where(e => e.CourseId == courseId) on account.Id equals place.AccountId into places
            from place in places.DefaultIfEmpty()
            select new
            {
                account.Id,
                account.DisplayName,
                account.Email,
                account.Status,
                account.IsAdministrator,
                RoleId = (long?)role.Id,
                Role = (PermissionSet?)role.Permissions,
                membership.Until,
                HasPlace = place != null,
                Withdrawn = place != null && place.WithdrawnAt != null,
            }).ToListAsync(cancel);
        var overrides = (await db.Overrides.AsNoTracking()
            .Where(o => o.CourseId == courseId && ids.Contains(o.AccountId))
            .ToListAsync(cancel)).ToLookup(o => o.AccountId);

        return people.ToDictionary(p => p.Id, p => new Standing(
            p.Id,
            AccountRules.NameOf(p.DisplayName, p.Email),
            p.Status,
            p.IsAdministrator,
            p.Id == ownerId,
            p.RoleId is { } roleId
                ? GrantsOf(roleId, p.Role ?? default, [.. overrides[p.Id]], p.Until)
                : null)
        {
            IsStudent = p.HasPlace && !p.Withdrawn,
            WasStudent = p.Withdrawn,
        });
    }

    /// <summary>What somebody was given, out of the rows that say it.</summary>
    internal static Grants GrantsOf(long roleId, PermissionSet role, IReadOnlyCollection<PermissionOverride> rows, DateOnly? until) =>
        new(roleId, role, SetOf(rows, true), SetOf(rows, false), until);

    static PermissionSet SetOf(IEnumerable<PermissionOverride> rows, bool allowed) =>
        PermissionSet.Of([.. rows.Where(o => o.Allowed == allowed).Select(o => o.Permission)]);
}

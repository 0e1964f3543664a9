using Lms.Data.Permissions;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Accounts;

/// <summary>A place that would move; role null: as a student. Already: they have a part in that course, and the two become one.</summary>
public sealed record MovingPlace(string Code, string Title, string? RoleName, bool Already);

/// <summary>What making one account of two would do: who they are, what moves, and how many more courses than are listed.</summary>
public sealed record Merging(Person From, Person Into, bool BringsAdministration, IReadOnlyList<MovingPlace> Places, int More)
{
    /// <summary>The most courses listed.</summary>
    public const int Limit = 50;

    internal static async Task<Merging> LookAsync(LmsDbContext db, Account leaving, Account staying, DateOnly today, CancellationToken cancel)
    {
        var there = db.Courses.Where(c => c.OwnerId == staying.Id).Select(c => c.Id)
            .Union(db.Memberships.Where(m => m.AccountId == staying.Id && (m.Until == null || m.Until >= today)).Select(m => m.CourseId))
            .Union(db.Enrolments.Where(e => e.AccountId == staying.Id && e.WithdrawnAt == null).Select(e => e.CourseId));
        var teaches =
            from membership in db.Memberships
            where membership.AccountId == leaving.Id
            join role in db.Roles on membership.RoleId equals role.Id
            select new { membership.CourseId, RoleName = (string?)role.Name };
        var attends = db.Enrolments.Where(e => e.AccountId == leaving.Id && e.WithdrawnAt == null).Select(e => new { e.CourseId, RoleName = (string?)null });
        var owns = db.Courses.Where(c => c.OwnerId == leaving.Id).Select(c => new { CourseId = c.Id, RoleName = (string?)"" });
        var places = await (
            from place in owns.Concat(teaches).Concat(attends)
            join course in db.Courses on place.CourseId equals course.Id
            orderby course.Title, course.Id
            select new MovingPlace(course.Code, course.Title, place.RoleName, there.Contains(course.Id))).ToListAsync(cancel);
        return new(PersonOf(leaving), PersonOf(staying), leaving.IsAdministrator, [.. places.Take(Limit)], Math.Max(0, places.Count - Limit));
    }

    static Person PersonOf(Account account) => new(account.Id, AccountRules.NameOf(account.DisplayName, account.Email), account.Email!);
}

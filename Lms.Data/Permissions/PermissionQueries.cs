using Lms.Data.Accounts;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Permissions;

/// <summary>What the staff page shows.</summary>
public sealed class PermissionQueries(LmsStore store, IPersonSearch search, SchoolClock clock)
{
    /// <summary>How many people stand on one page.</summary>
    public const int PageSize = 25;

    // More colleagues than any course has; what is beyond is found by searching.
    const int StaffLimit = 2 * BoundedCount.Limit;

    /// <summary>
    /// One page of people. Who may not manage staff sees the staff alone: the directory is not for everyone.
    /// </summary>
    public Task<Result<StaffView>> StaffAsync(Actor actor, long courseId, StaffFilter filter, CancellationToken cancel = default) =>
        store.ReadAsync<StaffView>(async db =>
        {
            var entered = await CourseStaff.EnterAsync(db, clock, actor, courseId, PermissionRules.MaySeeStaff, cancel);
            if (!entered.Succeeded)
                return entered.Problem!;
            var staff = entered.Value;

            var readOnly = PermissionRules.MayManageStaff(staff.Actor, staff.Standing);
            var show = readOnly is null ? filter.Show : StaffShow.Staff;
            var ids = await IdsAsync(db, staff, show, filter, cancel);
            var count = BoundedCount.Of(ids.Count);
            var number = Pages.Shown(filter.Page, count.Known, PageSize);
            var rows = new StaffRows(db, staff);
            var page = ids.Take(BoundedCount.Limit).Skip((number - 1) * PageSize).Take(PageSize).ToList();
            return new StaffView(courseId, readOnly,
                new Page<StaffRow>(await rows.OfAsync(page, cancel), count, number, PageSize),
                await rows.RolesAsync(cancel))
            {
                MayLookAs = PermissionRules.MayLookAs(staff.Actor, staff.Standing) is null,
            };
        }, cancel);

    /// <summary>The rows of these people as they are now, for a page that is open.</summary>
    public Task<Result<IReadOnlyList<StaffRow>>> RowsAsync(
        Actor actor, long courseId, IReadOnlyList<long> accountIds, CancellationToken cancel = default) =>
        store.ReadAsync<IReadOnlyList<StaffRow>>(async db =>
        {
            var entered = await CourseStaff.EnterAsync(db, clock, actor, courseId, PermissionRules.MaySeeStaff, cancel);
            if (!entered.Succeeded)
                return entered.Problem!;
            var staff = entered.Value;
            IReadOnlyList<long> ids = accountIds;
            if (PermissionRules.MayManageStaff(staff.Actor, staff.Standing) is not null)
                ids = [.. accountIds.Intersect(await StaffIdsAsync(db, staff, new([], null, false), cancel))];
            return Result.Of(await new StaffRows(db, staff).OfAsync(ids, cancel));
        }, cancel);

    async Task<IReadOnlyList<long>> IdsAsync(
        LmsDbContext db, CourseStaff staff, StaffShow show, StaffFilter filter, CancellationToken cancel)
    {
        var needle = PersonNeedle.Of(filter.Search, show == StaffShow.Pending ? AccountStatus.Pending : null, filter.Descending);
        var first = await StaffIdsAsync(db, staff, needle, cancel);
        if (show == StaffShow.Staff)
            return first;
        var others = await search.FindAsync(db, needle, BoundedCount.Limit + 1 + first.Count, cancel);
        return [.. first.Concat(others).Distinct()];
    }

    // The owner first, then the staff by name.
    static async Task<IReadOnlyList<long>> StaffIdsAsync(LmsDbContext db, CourseStaff staff, PersonNeedle needle, CancellationToken cancel)
    {
        var members = await (
            from membership in db.Memberships
            where membership.CourseId == staff.Course.Id && membership.AccountId != staff.Course.OwnerId
            join account in db.Users on membership.AccountId equals account.Id
            orderby account.SearchText, account.Id
            select new { account.Id, account.SearchText, account.Status }).Take(StaffLimit).ToListAsync(cancel);
        var owner = await db.Users.Where(a => a.Id == staff.Course.OwnerId)
            .Select(a => new { a.Id, a.SearchText, a.Status }).ToListAsync(cancel);
        if (needle.Descending)
            members.Reverse();
        return [.. owner.Concat(members)
            .Where(m => (needle.Status is null || m.Status == needle.Status) && TextFolding.Holds(m.SearchText, needle.Words))
            .Select(m => m.Id)];
    }
}

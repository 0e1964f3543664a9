using Lms.Data.Accounts;
using Lms.Data.Courses;
using Lms.Data.Permissions;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Enrolments.Turns;

/// <summary>
/// Takes back what one turn did, as far as it is still so: what others changed or built upon meanwhile is theirs, and what can't be as it
/// was – somebody is gone, or has another place on the course – is passed over. About so many rows at once; what was taken back is taken
/// out of the note.
/// </summary>
sealed class TurnTakeBack(LmsDbContext db, DateOnly today, int size)
{
    /// <summary>Whether some of it is left.</summary>
    internal async Task<bool> TakeBackAsync(TurnDone done, CancellationToken cancel)
    {
        await db.Audit.Where(e => e.Id > done.EntryBefore && e.Id <= done.LastEntry).ExecuteDeleteAsync(cancel);
        (done.EntryBefore, done.LastEntry) = (0, 0);
        var left = await PlacesAsync(Last(done.Places, size), cancel);
        await StaffAsync(Last(done.Staff, left), cancel);
        await ChangedAsync(Last(done.Changed, left), cancel);
        await UnusedRows.DeleteAsync<Course>(db, Last(done.Courses, left), "", cancel);
        await UnusedRows.DeleteAsync<Account>(db, Last(done.People, left), $" AND \"Status\" = {(int)AccountStatus.Pending}", cancel);
        if (done.Places.Count + done.Staff.Count + done.Changed.Count + done.Courses.Count + done.People.Count > 0)
            return true;

        // Last: an address that was handed on to somebody new is free only when they are gone.
        await new DescribedTakeBack(db).TakeBackAsync(done.Described, done.Requests, cancel);
        return false;
    }

    // What is left to do in this turn.
    async Task<int> PlacesAsync(List<PlaceDone> places, CancellationToken cancel)
    {
        foreach (var course in places.GroupBy(place => place.CourseId))
        {
            var present = await EnrolmentWriter.StatesAsync(db, course.Key, [.. course.Select(place => place.AccountId)], cancel);
            var still = course.Where(place => present.GetValueOrDefault(place.AccountId) == place.After).ToList();
            var back = await PossibleAsync(course.Key, [.. still.Where(place => place.Before is not null)], cancel);
            IReadOnlyList<long> ids = [.. still.Where(place => place.After is not null && (place.Before is null || back.Contains(place))).Select(place => place.AccountId)];
            await db.Enrolments.Where(e => e.CourseId == course.Key && EF.Parameter(ids).Contains(e.AccountId)).ExecuteDeleteAsync(cancel);
            await db.InsertManyAsync<Enrolment>([.. back.Select(place => place.Before!.Row(course.Key, place.AccountId))], null, cancel);
        }

        return size - places.Count;
    }

    // A student is there, and not on the staff; but that the import itself made them staff is taken back after this.
    async Task<HashSet<PlaceDone>> PossibleAsync(long courseId, IReadOnlyList<PlaceDone> places, CancellationToken cancel)
    {
        IReadOnlyList<long> ids = [.. places.Select(place => place.AccountId)];
        var there = (await db.Users.Where(a => EF.Parameter(ids).Contains(a.Id) && a.ErasedAt == null).Select(a => a.Id).ToListAsync(cancel)).ToHashSet();
        var staff = await db.Memberships.AsNoTracking()
            .Where(m => m.CourseId == courseId && EF.Parameter(ids).Contains(m.AccountId) && (m.Until == null || m.Until >= today))
            .ToDictionaryAsync(m => m.AccountId, cancel);
        return [.. places.Where(place => there.Contains(place.AccountId) && (!place.Before!.IsEnrolled || !staff.TryGetValue(place.AccountId, out var role)
            || (role.FromOneRoster && role.RoleGivenAt == place.After?.At)))];
    }

    async Task StaffAsync(List<StaffDone> staff, CancellationToken cancel)
    {
        foreach (var (given, taken, switches) in staff)
        {
            if (given is not null && await IsAsGivenAsync(given, cancel))
                await db.Memberships.Where(m => m.CourseId == given.CourseId && m.AccountId == given.AccountId).ExecuteDeleteAsync(cancel);
            if (taken is null || !await MayComeBackAsync(taken, cancel))
                continue;
            await db.InsertManyAsync<StaffMembership>([taken], null, cancel);
            db.Overrides.AddRange(switches);
        }

        await db.SaveChangesAsync(cancel);
    }

    // Another role, switches or an end date are what somebody made of it. Instants are compared as such: rows written many at once spell them differently.
    async Task<bool> IsAsGivenAsync(StaffMembership given, CancellationToken cancel)
    {
        var now = await db.Memberships.AsNoTracking().FirstOrDefaultAsync(m => m.CourseId == given.CourseId && m.AccountId == given.AccountId, cancel);
        return now is { FromOneRoster: true, Until: null } && now.RoleId == given.RoleId && now.RoleGivenAt == given.RoleGivenAt
            && !await db.Overrides.AnyAsync(o => o.CourseId == given.CourseId && o.AccountId == given.AccountId, cancel);
    }

    async Task<bool> MayComeBackAsync(StaffMembership taken, CancellationToken cancel) =>
        await db.Users.AnyAsync(a => a.Id == taken.AccountId && a.ErasedAt == null, cancel)
        && await db.Roles.AnyAsync(role => role.Id == taken.RoleId, cancel)
        && !await db.Memberships.AnyAsync(m => m.CourseId == taken.CourseId && m.AccountId == taken.AccountId, cancel)
        && !await db.Enrolments.AnyAsync(e => e.CourseId == taken.CourseId && e.AccountId == taken.AccountId && e.WithdrawnAt == null, cancel);

    async Task ChangedAsync(List<CourseDone> changed, CancellationToken cancel)
    {
        foreach (var course in changed)
        {
            await db.Courses.Where(c => c.Id == course.CourseId && c.Title == course.Title && c.Term == course.Term).ExecuteUpdateAsync(set => set
                .SetProperty(c => c.Title, course.TitleBefore).SetProperty(c => c.Term, course.TermBefore), cancel);
        }
    }

    static List<T> Last<T>(List<T> all, int most)
    {
        var taken = all.GetRange(Math.Max(0, all.Count - Math.Max(0, most)), Math.Min(all.Count, Math.Max(0, most)));
        all.RemoveRange(all.Count - taken.Count, taken.Count);
        return taken;
    }
}

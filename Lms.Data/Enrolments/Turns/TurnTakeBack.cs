using Lms.Data.Accounts;
using Lms.Data.Courses;
using Lms.Data.Permissions;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Enrolments.Turns;

/// <summary>
/// Takes back what one turn did, as far as it is still so: what others changed or built upon meanwhile is theirs. About so many rows at
/// once; what was taken back is taken out of the note.
/// </summary>
sealed class TurnTakeBack(LmsDbContext db, int size)
{
    /// <summary>Whether some of it is left.</summary>
    internal async Task<bool> TakeBackAsync(TurnDone done, CancellationToken cancel)
    {
        await db.Audit.Where(e => e.Id > done.EntryBefore && e.Id <= done.LastEntry).ExecuteDeleteAsync(cancel);
        (done.EntryBefore, done.LastEntry) = (0, 0);
        var left = await PlacesAsync(Last(done.Places, size), cancel);
        await StaffAsync(Last(done.Staff, left), cancel);
        await ChangedAsync(Last(done.Changed, left), cancel);
        await DescribedAsync(done, cancel);
        await UnusedRows.DeleteAsync<Course>(db, Last(done.Courses, left), "", cancel);
        await UnusedRows.DeleteAsync<Account>(db, Last(done.People, left), $" AND \"Status\" = {(int)AccountStatus.Pending}", cancel);
        return done.Places.Count + done.Staff.Count + done.Changed.Count + done.Courses.Count + done.People.Count > 0;
    }

    // What is left to do in this turn.
    async Task<int> PlacesAsync(List<PlaceDone> places, CancellationToken cancel)
    {
        foreach (var course in places.GroupBy(place => place.CourseId))
        {
            var present = await EnrolmentWriter.StatesAsync(db, course.Key, [.. course.Select(place => place.AccountId)], cancel);
            var still = course.Where(place => present.GetValueOrDefault(place.AccountId) == place.After).ToList();
            IReadOnlyList<long> ids = [.. still.Where(place => place.After is not null).Select(place => place.AccountId)];
            await db.Enrolments.Where(e => e.CourseId == course.Key && EF.Parameter(ids).Contains(e.AccountId)).ExecuteDeleteAsync(cancel);
            await db.InsertManyAsync<Enrolment>(
                [.. still.Where(place => place.Before is not null).Select(place => place.Before!.Row(course.Key, place.AccountId))], null, cancel);
        }

        return size - places.Count;
    }

    async Task StaffAsync(List<StaffDone> staff, CancellationToken cancel)
    {
        foreach (var place in staff)
        {
            var present = db.Memberships.Where(m => m.CourseId == place.CourseId && m.AccountId == place.AccountId);
            if (place.Taken is null)
            {
                // One with switches or an end date is what somebody made of it.
                await present.Where(m => m.FromOneRoster && m.Until == null
                    && !db.Overrides.Any(o => o.CourseId == m.CourseId && o.AccountId == m.AccountId)).ExecuteDeleteAsync(cancel);
                continue;
            }

            if (await present.AnyAsync(cancel))
                continue;
            await db.InsertManyAsync<StaffMembership>([place.Taken], null, cancel);
            db.Overrides.AddRange(place.Switches);
        }

        await db.SaveChangesAsync(cancel);
    }

    async Task ChangedAsync(List<CourseDone> changed, CancellationToken cancel)
    {
        foreach (var course in changed)
        {
            await db.Courses.Where(c => c.Id == course.CourseId && c.Title == course.Title && c.Term == course.Term).ExecuteUpdateAsync(set => set
                .SetProperty(c => c.Title, course.TitleBefore).SetProperty(c => c.Term, course.TermBefore), cancel);
        }
    }

    // Two may have changed places: all at once.
    async Task DescribedAsync(TurnDone done, CancellationToken cancel)
    {
        var (described, requests) = (done.Described, done.Requests);
        (done.Described, done.Requests) = ([], []);
        if (described.Count == 0)
            return;
        IReadOnlyList<long> ids = [.. described.Select(person => person.AccountId)];
        var present = await db.Users.AsNoTracking().Where(a => EF.Parameter(ids).Contains(a.Id)).ToDictionaryAsync(a => a.Id, PersonTold.Of, cancel);
        var still = described.Where(person => present.GetValueOrDefault(person.AccountId) == person.After).ToDictionary(person => person.AccountId);

        // All addresses are given up before any is taken, unless somebody else has it by now.
        IReadOnlyList<long> known = [.. still.Keys], moved = [.. still.Values.Where(person => person.Before.Address != person.After.Address).Select(person => person.AccountId)];
        await db.Users.Where(a => EF.Parameter(moved).Contains(a.Id)).ExecuteUpdateAsync(set => set.SetProperty(a => a.NormalizedEmail, a => a.UserName), cancel);
        List<string> addresses = [.. still.Values.Select(person => EmailAddress.Kept(person.Before.Address).Normal)];
        var taken = await AddressBook.Holders(db, addresses).ToDictionaryAsync(held => held.NormalAddress, held => held.AccountId, cancel);
        foreach (var account in await db.Users.Where(a => EF.Parameter(known).Contains(a.Id)).ToListAsync(cancel))
        {
            var (_, before, after) = still[account.Id];
            var free = taken.GetValueOrDefault(EmailAddress.Kept(before.Address).Normal, account.Id) == account.Id;
            AccountRules.Describe(account, before.Name, EmailAddress.Kept(free ? before.Address : after.Address));
            account.SourcedId = before.SourcedId;
        }

        db.SignInRequests.AddRange(requests.Where(request => still.ContainsKey(request.AccountId)));
        await db.SaveChangesAsync(cancel);
    }

    static List<T> Last<T>(List<T> all, int most)
    {
        var taken = all.GetRange(Math.Max(0, all.Count - Math.Max(0, most)), Math.Min(all.Count, Math.Max(0, most)));
        all.RemoveRange(all.Count - taken.Count, taken.Count);
        return taken;
    }
}

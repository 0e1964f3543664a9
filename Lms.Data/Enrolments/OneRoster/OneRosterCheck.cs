using Lms.Data.Accounts;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Enrolments.OneRoster;

/// <summary>Whether the world is still as some of a plan was made for; otherwise the plan is made again.</summary>
sealed class OneRosterCheck(LmsDbContext db, OneRosterIds made, DateOnly today)
{
    internal async Task<bool> HoldsAsync(OneRosterSlice slice, CancellationToken cancel) =>
        await DescribedAsync(slice.Described, cancel) && await UnknownAsync(slice, cancel)
        && await CoursesAsync(slice, cancel) && await PeopleAsync(slice, cancel) && await PlacesAsync(slice, cancel) && await StaffAsync(slice, cancel);

    // They are as they were, and nobody else has the addresses and ids they will have.
    async Task<bool> DescribedAsync(IReadOnlyList<PlannedPerson> people, CancellationToken cancel)
    {
        if (people.Count == 0)
            return true;
        IReadOnlyList<long> ids = [.. people.Select(person => person.Account!.Id)];
        IReadOnlyList<string> sourced = [.. people.Select(person => person.SourcedId)];
        List<string> addresses = [.. people.Where(person => person.Moves).Select(person => person.NormalAddress)];
        var present = await db.Users.AsNoTracking().IgnoreAutoIncludes().Where(a => EF.Parameter(ids).Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancel);
        var leave = people.Where(person => person.Moves).Select(person => person.Account!.NormalAddress).ToHashSet();
        return people.All(person => present.TryGetValue(person.Account!.Id, out var now) && now.Status == person.Account.Status
                && now.DisplayName == person.Account.DisplayName && now.NormalizedEmail == person.Account.NormalAddress && now.SourcedId == person.Account.SourcedId)
            && !await db.Users.AnyAsync(a => EF.Parameter(sourced).Contains(a.SourcedId) && !EF.Parameter(ids).Contains(a.Id), cancel)
            && (await AddressBook.Holders(db, addresses).ToListAsync(cancel)).TrueForAll(held => leave.Contains(held.NormalAddress));
    }

    // Nobody has made them known meanwhile. Whose address is given up in the same turn is in nobody's way.
    async Task<bool> UnknownAsync(OneRosterSlice slice, CancellationToken cancel)
    {
        if (slice.NewPeople.Count == 0)
            return true;
        IReadOnlyList<string> sourced = [.. slice.NewPeople.Select(person => person.SourcedId)];
        List<string> addresses = [.. slice.NewPeople.Select(person => person.NormalAddress)];
        var leave = slice.Described.Where(person => person.Moves).Select(person => person.Account!.NormalAddress).ToHashSet();
        return !await db.Users.AnyAsync(a => EF.Parameter(sourced).Contains(a.SourcedId), cancel)
            && (await AddressBook.Holders(db, addresses).ToListAsync(cancel)).TrueForAll(held => leave.Contains(held.NormalAddress));
    }

    async Task<bool> CoursesAsync(OneRosterSlice slice, CancellationToken cancel)
    {
        IReadOnlyList<string> classes = [.. slice.NewCourses.Select(course => course.Class.SourcedId)];
        List<string> codes = [.. slice.NewCourses.Select(course => TextFolding.Fold(course.Code))];
        if (classes.Count > 0 && await db.Courses.AnyAsync(c => EF.Parameter(classes).Contains(c.SourcedId) || EF.Parameter(codes).Contains(c.NormalizedCode), cancel))
            return false;
        var known = slice.Changed.Concat(slice.Roles.Select(role => role.Course)).Concat(slice.Enrolments.Select(e => e.Course))
            .Select(course => course.Known).OfType<OneRosterCourse>().DistinctBy(course => course.Id).ToDictionary(course => course.Id);
        IReadOnlyList<long> ids = [.. known.Keys.Concat(slice.Removals.Select(place => place.CourseId)).Concat(slice.Withdrawals.Select(w => w.Place.CourseId)).Distinct()];
        var present = await db.Courses.Where(c => EF.Parameter(ids).Contains(c.Id)).Select(c => new { c.Id, c.Title, c.Term, c.OwnerId, c.ArchivedAt }).ToListAsync(cancel);
        var changed = slice.Changed.Select(course => course.Known!.Id).ToHashSet();
        return present.Count == ids.Count && present.TrueForAll(c => c.ArchivedAt is null && (!known.TryGetValue(c.Id, out var was) || (was.OwnerId == c.OwnerId
            && (!changed.Contains(c.Id) || (was.Title == c.Title && was.Term == c.Term)))));
    }

    // Whoever is to come is there, and not suspended.
    async Task<bool> PeopleAsync(OneRosterSlice slice, CancellationToken cancel)
    {
        IReadOnlyList<long> ids = [.. slice.Enrolments.Select(e => e.Person).Concat(slice.Roles.Select(role => role.Person))
            .Concat(slice.NewCourses.Select(course => course.Owner).OfType<PlannedPerson>()).Select(made.Of).OfType<long>().Distinct()];
        return await db.Users.CountAsync(a => EF.Parameter(ids).Contains(a.Id) && a.Status != AccountStatus.Suspended, cancel) == ids.Count;
    }

    // Their places as students are as they were.
    async Task<bool> PlacesAsync(OneRosterSlice slice, CancellationToken cancel)
    {
        var planned = slice.Enrolments.Select(e => (Course: made.Of(e.Course), Person: made.Of(e.Person), e.Before))
            .Concat(slice.Withdrawals.Select(w => (Course: (long?)w.Place.CourseId, Person: (long?)w.Place.AccountId, Before: (EnrolmentState?)w.Before)))
            .Where(place => place is { Course: not null, Person: not null });
        foreach (var course in planned.GroupBy(place => place.Course!.Value))
        {
            var present = await EnrolmentWriter.StatesAsync(db, course.Key, [.. course.Select(place => place.Person!.Value)], cancel);
            if (course.Any(place => present.GetValueOrDefault(place.Person!.Value) != place.Before))
                return false;
        }

        return true;
    }

    // Places on the staff that go are there; where one comes is none, and where a student comes none that somebody gave here and that counts.
    async Task<bool> StaffAsync(OneRosterSlice slice, CancellationToken cancel)
    {
        var gone = slice.Removals.ToHashSet();
        var given = Places(slice.Roles.Select(role => (role.Course, role.Person)));
        var found = 0;
        foreach (var course in gone.Concat(given).Concat(Places(slice.Enrolments.Select(e => (e.Course, e.Person)))).GroupBy(place => place.CourseId, place => place.AccountId))
        {
            IReadOnlyList<long> ids = [.. course];
            foreach (var there in await db.Memberships.AsNoTracking().Where(m => m.CourseId == course.Key && EF.Parameter(ids).Contains(m.AccountId)).ToListAsync(cancel))
            {
                var place = new OneRosterPlace(there.CourseId, there.AccountId);
                var expected = gone.Contains(place) ? there.FromOneRoster
                    : !given.Contains(place) && (there.FromOneRoster || there.Until < today);
                if (!expected)
                    return false;
                found += gone.Contains(place) ? 1 : 0;
            }
        }

        return found == gone.Count;
    }

    // Of those that can be there at all: neither course nor person is new.
    HashSet<OneRosterPlace> Places(IEnumerable<(PlannedCourse Course, PlannedPerson Person)> planned) =>
        [.. planned.Select(place => (Course: made.Of(place.Course), Person: made.Of(place.Person)))
            .Where(place => place is { Course: not null, Person: not null }).Select(place => new OneRosterPlace(place.Course!.Value, place.Person!.Value))];
}

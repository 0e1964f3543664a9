using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Data.Courses;
using Lms.Data.Enrolments.Turns;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Enrolments.OneRoster;

/// <summary>Writes some of a plan, as few statements as there are kinds of rows, and notes what was done.</summary>
sealed class OneRosterWriter(LmsDbContext db, long actorId, DateTime now, OneRosterIds made, TurnDone done)
{
    readonly List<AuditEntry> entries = [];

    internal async Task WriteAsync(OneRosterSlice slice, CancellationToken cancel)
    {
        var people = new OneRosterPeopleWriter(db, actorId, now, done);
        entries.AddRange(await people.DescribeAsync(slice.Described, cancel));
        await people.MakeAsync(slice.NewPeople, made, cancel);
        await MakeCoursesAsync(slice.NewCourses, cancel);
        await ChangeCoursesAsync(slice.Changed, cancel);
        var staff = new OneRosterStaffWriter(db, actorId, now, done);
        entries.AddRange(await staff.RemoveAsync(slice.Removals, cancel));
        entries.AddRange(await staff.AddAsync([.. slice.Roles.Select(role => (CourseOf(role.Course), AccountOf(role.Person), role.RoleId))], cancel));
        await db.InsertManyAsync(entries, null, cancel);
        db.Announce(entries.Select(entry => new Change(entry.PersonId, entry.CourseId)));
        var changes = Steps(slice);
        await EnrolmentWriter.WriteAsync(db, actorId, now, changes, null, null, cancel);
        foreach (var change in changes)
            done.Add(change);
    }

    async Task MakeCoursesAsync(IReadOnlyList<PlannedCourse> planned, CancellationToken cancel)
    {
        if (planned.Count == 0)
            return;
        await db.InsertManyAsync<Course>([.. planned.Select(course => new Course
        {
            Code = course.Code,
            NormalizedCode = TextFolding.Fold(course.Code),
            Title = course.Class.Title,
            Term = course.Class.Term,
            OwnerId = course.Owner is null ? actorId : AccountOf(course.Owner),
            CreatedAt = now,
            SourcedId = course.Class.SourcedId,
        })], null, cancel);
        IReadOnlyList<string> ids = [.. planned.Select(course => course.Class.SourcedId)];
        foreach (var course in await db.Courses.AsNoTracking().Where(c => EF.Parameter(ids).Contains(c.SourcedId)).OrderBy(c => c.Id).ToListAsync(cancel))
        {
            made.MadeCourse(course.SourcedId!, course.Id);
            done.Courses.Add(course.Id);
            entries.Add(Entry(course.OwnerId, course.Id, AuditAction.CourseCreated, null, $"{course.Title} ({course.Code})"));
        }
    }

    async Task ChangeCoursesAsync(IReadOnlyList<PlannedCourse> planned, CancellationToken cancel)
    {
        if (planned.Count == 0)
            return;
        var changed = planned.ToDictionary(course => course.Known!.Id, course => course.Class);
        IReadOnlyList<long> ids = [.. changed.Keys];
        foreach (var course in await db.Courses.Where(c => EF.Parameter(ids).Contains(c.Id)).ToListAsync(cancel))
        {
            var told = changed[course.Id];
            entries.Add(Entry(course.OwnerId, course.Id, AuditAction.CourseChanged,
                AuditText.Of(new { course.Title, course.Term }), AuditText.Of(new { told.Title, told.Term })));
            done.Changed.Add(new(course.Id, course.Title, course.Term, told.Title, told.Term));
            (course.Title, course.Term) = (told.Title, told.Term);
        }

        await db.SaveChangesAsync(cancel);
    }

    IReadOnlyList<EnrolmentChange> Steps(OneRosterSlice slice)
    {
        var enrolled = slice.Enrolments.Select(planned => (CourseId: CourseOf(planned.Course), Step: new EnrolmentStep(
            AccountOf(planned.Person), planned.Person.Called, planned.Before,
            EnrolmentState.Enrolled(planned.Before, EnrolmentSource.OneRoster, actorId, now))));
        var withdrawn = slice.Withdrawals.Select(planned => (planned.Place.CourseId, Step: new EnrolmentStep(
            planned.Place.AccountId, "", planned.Before,
            planned.Before.Withdrawn(EnrolmentSource.OneRoster, actorId, now))));
        return [.. enrolled.Concat(withdrawn).GroupBy(pair => pair.CourseId, pair => pair.Step).Select(steps => new EnrolmentChange(steps.Key, [.. steps]))];
    }

    long AccountOf(PlannedPerson person) => made.Of(person)!.Value;

    long CourseOf(PlannedCourse course) => made.Of(course)!.Value;

    AuditEntry Entry(long personId, long? courseId, AuditAction action, string? before, string? after) =>
        new() { At = now, ActorId = actorId, PersonId = personId, CourseId = courseId, Action = action, Before = before, After = after };
}

using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Data.Courses;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Enrolments.OneRoster;

/// <summary>Writes a plan: people first, then courses, then who is on them; as few statements as there are kinds of rows.</summary>
sealed class OneRosterWriter(LmsDbContext db, long actorId, DateTime now, OneRosterPlan plan, IProgress<double>? progress)
{
    readonly List<AuditEntry> entries = [];
    readonly Dictionary<string, long> courses = plan.Courses.Where(course => course.Known is not null)
        .ToDictionary(course => course.Class.SourcedId, course => course.Known!.Id);
    IReadOnlyDictionary<string, long> made = new Dictionary<string, long>();

    internal async Task WriteAsync(CancellationToken cancel)
    {
        var (people, steps) = (plan.Totals.NewPeople, plan.Totals.Enrolled + plan.Totals.Withdrawn);
        var all = Math.Max(1.0, people + (2 * steps)); // whatever else there is, there is little of it
        var writer = new OneRosterPeopleWriter(db, actorId, now);
        entries.AddRange(await writer.DescribeAsync([.. plan.People.Where(person => person.IsDescribed)], cancel)); // first: an address that is given up may be a new person's
        made = await writer.MakeAsync([.. plan.People.Where(person => person.Account is null)], done => progress?.Report(done / all), cancel);
        await MakeCoursesAsync(cancel);
        await ChangeCoursesAsync(cancel);
        var staff = new OneRosterStaffWriter(db, actorId, now);
        entries.AddRange(await staff.RemoveAsync(plan.Removals, cancel));
        entries.AddRange(await staff.AddAsync([.. plan.Roles.Select(role => (CourseOf(role.Course), AccountOf(role.Person), role.RoleId))], cancel));
        await db.InsertManyAsync(entries, null, cancel);
        db.Announce(entries.Select(entry => new Change(entry.PersonId, entry.CourseId)));
        await EnrolmentWriter.WriteAsync(db, actorId, now, Steps(), null, done => progress?.Report((people + done) / all), cancel);
        progress?.Report(1);
    }

    async Task MakeCoursesAsync(CancellationToken cancel)
    {
        var rows = plan.Courses.Where(course => course.Known is null).ToDictionary(course => course.Class.SourcedId, course => new Course
        {
            Code = course.Code,
            NormalizedCode = TextFolding.Fold(course.Code),
            Title = course.Class.Title,
            Term = course.Class.Term,
            OwnerId = course.Owner is null ? actorId : AccountOf(course.Owner),
            CreatedAt = now,
            SourcedId = course.Class.SourcedId,
        });
        if (rows.Count == 0)
            return;
        await db.InsertManyAsync(rows.Values, null, cancel);
        IReadOnlyList<string> ids = [.. rows.Keys];
        foreach (var course in await db.Courses.AsNoTracking().Where(c => EF.Parameter(ids).Contains(c.SourcedId)).OrderBy(c => c.Id).ToListAsync(cancel))
        {
            courses.Add(course.SourcedId!, course.Id);
            entries.Add(Entry(course.OwnerId, course.Id, AuditAction.CourseCreated, null, $"{course.Title} ({course.Code})"));
        }
    }

    async Task ChangeCoursesAsync(CancellationToken cancel)
    {
        var changed = plan.Courses.Where(course => course.IsChanged).ToDictionary(course => course.Known!.Id, course => course.Class);
        if (changed.Count == 0)
            return;
        IReadOnlyList<long> ids = [.. changed.Keys];
        foreach (var course in await db.Courses.Where(c => EF.Parameter(ids).Contains(c.Id)).ToListAsync(cancel))
        {
            var told = changed[course.Id];
            entries.Add(Entry(course.OwnerId, course.Id, AuditAction.CourseChanged,
                AuditText.Of(new { course.Title, course.Term }), AuditText.Of(new { told.Title, told.Term })));
            (course.Title, course.Term) = (told.Title, told.Term);
        }

        await db.SaveChangesAsync(cancel);
    }

    IReadOnlyList<EnrolmentChange> Steps()
    {
        var enrolled = plan.Enrolments.Select(planned => (CourseId: CourseOf(planned.Course), Step: new EnrolmentStep(
            AccountOf(planned.Person), planned.Person.Called, planned.Before,
            EnrolmentState.Enrolled(planned.Before, EnrolmentSource.OneRoster, actorId, now))));
        var withdrawn = plan.Withdrawals.Select(planned => (planned.Place.CourseId, Step: new EnrolmentStep(
            planned.Place.AccountId, "", planned.Before,
            planned.Before.Withdrawn(EnrolmentSource.OneRoster, actorId, now))));
        return [.. enrolled.Concat(withdrawn).GroupBy(pair => pair.CourseId, pair => pair.Step).Select(steps => new EnrolmentChange(steps.Key, [.. steps]))];
    }

    long AccountOf(PlannedPerson person) => person.Account?.Id ?? made[person.SourcedId];

    long CourseOf(PlannedCourse course) => courses[course.Class.SourcedId];

    AuditEntry Entry(long personId, long? courseId, AuditAction action, string? before, string? after) =>
        new() { At = now, ActorId = actorId, PersonId = personId, CourseId = courseId, Action = action, Before = before, After = after };
}

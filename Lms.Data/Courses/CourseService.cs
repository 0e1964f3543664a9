using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Courses;

/// <summary>Changes to courses.</summary>
public sealed class CourseService(LmsStore store, SchoolClock clock)
{
    /// <summary>Creates a course that belongs to the one who acts; the answer is its id.</summary>
    public Task<Result<long>> CreateAsync(Actor actor, string code, string title, string term, CancellationToken cancel = default) =>
        store.WriteAsync<long>(actor, async db =>
        {
            var made = await CreateInAsync(db, actor, code, title, term, AuditAction.CourseCreated, null, cancel);
            return made.Succeeded ? made.Value.Id : made.Problem!;
        }, cancel);

    internal async Task<Result<Course>> CreateInAsync(
        LmsDbContext db, Actor actor, string code, string title, string term, AuditAction action, string? before, CancellationToken cancel)
    {
        var owner = await db.Users.FirstOrDefaultAsync(a => a.Id == actor.AccountId, cancel);
        if (owner is null)
            return Why.ActorSuspended;
        if (CourseRules.MayCreate(owner.Status, owner.IsAdministrator, owner.MayCreateCourses) is { } notAllowed)
            return notAllowed;
        var course = new Course
        {
            Code = AccountRules.CleanName(code),
            NormalizedCode = TextFolding.Fold(AccountRules.CleanName(code)),
            Title = AccountRules.CleanName(title),
            Term = AccountRules.CleanName(term),
            OwnerId = actor.AccountId,
            CreatedAt = clock.Now,
        };
        if (CourseRules.Check(course.Code, course.Title, course.Term) is { } problem)
            return problem;
        if (await db.Courses.AnyAsync(c => c.NormalizedCode == course.NormalizedCode, cancel))
            return new Problem(Why.CodeTaken, course.Code);

        db.Courses.Add(course);
        await db.SaveChangesAsync(cancel);
        db.Record(AuditEntry.Of(actor, actor.AccountId, action, clock.Now, before, $"{course.Title} ({course.Code})", course.Id));
        return course;
    }
}

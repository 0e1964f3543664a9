using Lms.Data.Accounts;
using Lms.Data.Content.Assignments;
using Lms.Data.Enrolments;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Content.Grades;

/// <summary>A student with their place; null for a former member, of whom only the grades are left.</summary>
sealed class GradebookStudent
{
    public required Account Account { get; init; }

    public Enrolment? Place { get; init; }
}

/// <summary>Whom and what the gradebook shows.</summary>
static class GradebookStudents
{
    internal static IQueryable<GradebookStudent> Of(LmsDbContext db, long courseId, GradebookFilter filter)
    {
        var places = db.Enrolments.Where(e => e.CourseId == courseId);
        var ids = filter.Former
            ? places.Select(e => e.AccountId).Union(
                from assignment in db.Assignments
                where assignment.CourseId == courseId
                join grade in db.Grades on assignment.Id equals grade.AssignmentId
                select grade.AccountId)
            : places.Where(e => e.WithdrawnAt == null).Select(e => e.AccountId);
        var students =
            from account in db.Users.IgnoreAutoIncludes()
            where ids.Contains(account.Id)
            join own in places on account.Id equals own.AccountId into owns
            from place in owns.DefaultIfEmpty()
            select new GradebookStudent { Account = account, Place = place };
        if (filter.Section is { } section)
            students = students.Where(s => s.Place!.Section == section);
        foreach (var word in TextFolding.Words(filter.Search))
            students = students.Where(s => s.Account.SearchText.Contains(word) || s.Place!.StudentNumber.StartsWith(word));
        return students;
    }

    /// <summary>What stands side by side: whatever students see, the earliest due first.</summary>
    internal static async Task<List<AssignmentView>> ColumnsAsync(LmsDbContext db, long courseId, CancellationToken cancel) =>
        (await db.Assignments.Where(a => a.CourseId == courseId && a.State != AssignmentState.Draft)
            .OrderBy(a => a.DueAt == null).ThenBy(a => a.DueAt).ThenBy(a => a.Id).Take(AssignmentRules.Most).ToListAsync(cancel)).ConvertAll(AssignmentView.Of);

    internal static IQueryable<GradebookStudent> Sorted(IQueryable<GradebookStudent> students) =>
        students.OrderBy(s => s.Account.SearchText).ThenBy(s => s.Account.Id);

    /// <summary>Who handed in what, and whether the latest came late.</summary>
    internal static async Task<Dictionary<(long AssignmentId, long AccountId), bool>> CameAsync(
        LmsDbContext db, List<long> assignments, List<long> accounts, CancellationToken cancel)
    {
        var came = await db.Submissions.Where(s => assignments.Contains(s.AssignmentId) && accounts.Contains(s.AccountId))
            .Select(s => new { s.Id, s.AssignmentId, s.AccountId, s.Late }).ToListAsync(cancel);
        return came.GroupBy(s => (s.AssignmentId, s.AccountId)).ToDictionary(all => all.Key, all => all.MaxBy(s => s.Id)!.Late);
    }
}

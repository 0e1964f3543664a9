using System.Globalization;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Accounts;

/// <summary>
/// Everything that belongs to an account, as far as moving it takes a right. What there is comes out of the model itself; on which
/// courses it stands is said here, and what is of no course is the school's.
/// </summary>
static class Belongings
{
    /// <summary>The courses of what takes a right there.</summary>
    internal static readonly IReadOnlyDictionary<PersonReference, Func<LmsDbContext, long, IQueryable<long>>> Courses =
        new Dictionary<PersonReference, Func<LmsDbContext, long, IQueryable<long>>>
        {
            [PersonReference.Staff] = (db, id) => db.Memberships.Where(m => m.AccountId == id).Select(m => m.CourseId),
            [PersonReference.Switches] = (db, id) => db.Overrides.Where(o => o.AccountId == id).Select(o => o.CourseId),
            [PersonReference.Attends] = (db, id) => db.Enrolments.Where(e => e.AccountId == id).Select(e => e.CourseId),
            [PersonReference.HandedIn] = (db, id) =>
                from work in db.Submissions
                where work.AccountId == id
                join assignment in db.Assignments on work.AssignmentId equals assignment.Id
                select assignment.CourseId,
            [PersonReference.GotGrades] = (db, id) =>
                from grade in db.Grades
                where grade.AccountId == id
                join assignment in db.Assignments on grade.AssignmentId equals assignment.Id
                select assignment.CourseId,

            // What is told of the account itself, such as an earlier address, goes along with it.
            [PersonReference.Concerned] = (db, id) => db.Audit.Where(e => e.PersonId == id && e.CourseId != null).Select(e => e.CourseId!.Value),
        };

    /// <summary>What there is.</summary>
    internal static async Task<IReadOnlyList<Belonging>> OfAsync(LmsDbContext db, long accountId, CancellationToken cancel)
    {
        var found = new List<Belonging>();
        foreach (var (reference, _) in PersonReferences.In(db.Model))
        {
            var kind = PersonReferences.PlaceOf(reference);
            if (MovingRules.Takes(kind) == MovingRight.GoesAlong)
                continue;
            if (Courses.TryGetValue(kind, out var courses))
                found.AddRange((await courses(db, accountId).Distinct().ToListAsync(cancel)).Select(id => new Belonging(kind, id)));
            else if (await AnyAsync(db, PersonReferences.ColumnOf(reference), accountId, cancel))
                found.Add(new Belonging(kind, null));
        }

        return found;
    }

    static async Task<bool> AnyAsync(LmsDbContext db, (string Table, string Column) stored, long accountId, CancellationToken cancel)
    {
        var sql = string.Create(CultureInfo.InvariantCulture,
            $"SELECT COUNT(*) AS \"Value\" FROM (SELECT 1 FROM \"{stored.Table}\" WHERE \"{stored.Column}\" = {{0}} LIMIT 1) AS \"t\"");
        return await db.Database.SqlQueryRaw<int>(sql, accountId).SingleAsync(cancel) > 0;
    }
}

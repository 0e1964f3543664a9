using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Enrolments;

/// <summary>What becomes of enrolments when two accounts become one: enrolled wins over withdrawn; who teaches a course does not attend it.</summary>
static class EnrolmentMerger
{
    internal static async Task MergeAsync(LmsDbContext db, long from, long into, DateOnly today, CancellationToken cancel)
    {
        var rows = await db.Enrolments.Where(e => e.AccountId == from || e.AccountId == into).ToListAsync(cancel);
        var courses = rows.ConvertAll(e => e.CourseId);
        var teaching = (await db.Courses.Where(c => c.OwnerId == into && courses.Contains(c.Id)).Select(c => c.Id).Concat(
            db.Memberships.Where(m => m.AccountId == into && courses.Contains(m.CourseId) && (m.Until == null || m.Until >= today)).Select(m => m.CourseId))
            .ToListAsync(cancel)).ToHashSet();
        foreach (var moved in rows.Where(e => e.AccountId == from))
        {
            db.Enrolments.Remove(moved);
            var state = EnrolmentState.Of(moved);
            if (rows.Find(e => e.CourseId == moved.CourseId && e.AccountId == into) is not { } kept)
            {
                if (!teaching.Contains(moved.CourseId) || !state.IsEnrolled)
                    db.Enrolments.Add(state.Row(moved.CourseId, into));
                continue;
            }

            if (kept.WithdrawnAt is not null && state.IsEnrolled && !teaching.Contains(moved.CourseId))
                (kept.WithdrawnAt, kept.ById, kept.At, kept.Source) = (null, state.ById, state.At, state.Source);
            kept.Section = kept.Section.Length > 0 ? kept.Section : state.Section;
            kept.StudentNumber = kept.StudentNumber.Length > 0 ? kept.StudentNumber : state.StudentNumber;
        }
    }
}

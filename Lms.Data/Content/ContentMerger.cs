using Lms.Data.Content.Grades;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Content;

/// <summary>What becomes of grades and of what was seen when two accounts become one: what says anything wins over what was taken back, what students see over what they don't, then the later grade.</summary>
static class ContentMerger
{
    internal static async Task MergeAsync(LmsDbContext db, long from, long into, CancellationToken cancel)
    {
        await MergeSeenAsync(db, from, into, cancel);
        var grades = await db.Grades.Where(g => g.AccountId == from || g.AccountId == into).ToListAsync(cancel);
        foreach (var moved in grades.Where(g => g.AccountId == from))
        {
            db.Grades.Remove(moved);
            var kept = grades.Find(g => g.AssignmentId == moved.AssignmentId && g.AccountId == into);
            if (kept is null)
                db.Grades.Add(Copy(moved, into));
            else if (Weight(moved).CompareTo(Weight(kept)) > 0)
                (kept.Points, kept.Feedback, kept.GraderId, kept.GradedAt, kept.Version, kept.ReleasedAt) =
                    (moved.Points, moved.Feedback, moved.GraderId, moved.GradedAt, kept.Version + 1, moved.ReleasedAt);
        }
    }

    static async Task MergeSeenAsync(LmsDbContext db, long from, long into, CancellationToken cancel)
    {
        var seen = await db.AnnouncementsSeen.Where(s => s.AccountId == from || s.AccountId == into).ToListAsync(cancel);
        foreach (var moved in seen.Where(s => s.AccountId == from))
        {
            db.AnnouncementsSeen.Remove(moved);
            var kept = seen.Find(s => s.CourseId == moved.CourseId && s.AccountId == into);
            if (kept is null)
                db.AnnouncementsSeen.Add(new() { CourseId = moved.CourseId, AccountId = into, At = moved.At });
            else if (kept.At < moved.At)
                kept.At = moved.At;
        }
    }

    static (bool, bool, DateTime) Weight(Grade grade) => (GradeRules.IsGraded(grade.Points, grade.Feedback), grade.ReleasedAt is not null, grade.GradedAt);

    static Grade Copy(Grade grade, long accountId) => new()
    {
        AssignmentId = grade.AssignmentId,
        AccountId = accountId,
        Points = grade.Points,
        Feedback = grade.Feedback,
        GraderId = grade.GraderId,
        GradedAt = grade.GradedAt,
        Version = grade.Version,
        ReleasedAt = grade.ReleasedAt,
    };
}

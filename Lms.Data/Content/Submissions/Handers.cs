using System.Linq.Expressions;
using Lms.Data.Accounts;
using Lms.Data.Content.Grades;
using Lms.Data.Enrolments;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Content.Submissions;

/// <summary>A student with what they handed in last and what they got for it.</summary>
sealed class Hander
{
    public required Enrolment Enrolment { get; init; }

    public required Account Account { get; init; }

    public Submission? Last { get; init; }

    public Grade? Grade { get; init; }
}

/// <summary>The students of a course as one assignment sees them: who is enrolled, and who no longer is but left work or has a grade.</summary>
static class Handers
{
    /// <summary>Grades that are not <paramref name="seen"/> by the reader are as if nobody had given them: in filters, order and counts too.</summary>
    internal static IQueryable<Hander> Of(LmsDbContext db, long courseId, long assignmentId, Expression<Func<Grade, bool>> seen) =>
        from enrolment in db.Enrolments
        where enrolment.CourseId == courseId
        join account in db.Users on enrolment.AccountId equals account.Id
        join latest in db.Submissions
            on db.Submissions.Where(s => s.AssignmentId == assignmentId && s.AccountId == enrolment.AccountId).Max(s => (long?)s.Id) equals (long?)latest.Id into latests
        from last in latests.DefaultIfEmpty()
        join given in db.Grades.Where(g => g.AssignmentId == assignmentId).Where(GradeQueries.IsGraded).Where(seen)
            on enrolment.AccountId equals given.AccountId into grades
        from grade in grades.DefaultIfEmpty()
        where enrolment.WithdrawnAt == null || last != null || grade != null
        select new Hander { Enrolment = enrolment, Account = account, Last = last, Grade = grade };

    /// <summary>Those whom the filter shows, and this one in any case: who has just been graded keeps their neighbours.</summary>
    internal static IQueryable<Hander> Matching(this IQueryable<Hander> handers, SubmissionFilter filter, long? always = null)
    {
        handers = filter.Show switch
        {
            SubmissionShow.ToGrade => handers.Where(h => h.Account.Id == always || (h.Last != null && (h.Grade == null || h.Grade.GradedAt < h.Last.HandedInAt))),
            SubmissionShow.Late => handers.Where(h => h.Account.Id == always || (h.Last != null && h.Last.Late)),
            SubmissionShow.Missing => handers.Where(h => h.Account.Id == always || (h.Last == null && h.Grade == null)),
            SubmissionShow.Graded => handers.Where(h => h.Account.Id == always || h.Grade != null),
            _ => handers,
        };
        if (filter.Section is { } section)
            handers = handers.Where(h => h.Enrolment.Section == section || h.Account.Id == always);
        foreach (var word in TextFolding.Words(filter.Search))
        {
            var pattern = LikePattern.Holding(word);
            handers = handers.Where(h => h.Account.Id == always || h.Account.SearchText.Contains(word) || h.Enrolment.StudentNumber.StartsWith(word)
                || EF.Functions.Like(h.Enrolment.Section, pattern, LikePattern.Escape));
        }

        return handers;
    }

    internal static IOrderedQueryable<Hander> Sorted(this IQueryable<Hander> handers, SubmissionFilter filter) => ((filter.Sort, filter.Descending) switch
    {
        (SubmissionSort.Section, false) => handers.OrderBy(h => h.Enrolment.Section),
        (SubmissionSort.Section, true) => handers.OrderByDescending(h => h.Enrolment.Section),
        (SubmissionSort.HandedIn, false) => handers.OrderBy(h => h.Last == null).ThenBy(h => h.Last!.Id),
        (SubmissionSort.HandedIn, true) => handers.OrderByDescending(h => h.Last!.Id),
        (SubmissionSort.Points, false) => handers.OrderBy(h => h.Grade == null).ThenBy(h => h.Grade!.Points),
        (SubmissionSort.Points, true) => handers.OrderByDescending(h => h.Grade!.Points),
        (_, true) => handers.OrderByDescending(h => h.Account.SearchText),
        _ => handers.OrderBy(h => h.Account.SearchText),
    }).ThenBy(h => h.Account.SearchText).ThenBy(h => h.Account.Id);
}

using Lms.Data.Content.Assignments;
using Lms.Data.Content.Grades;
using Lms.Data.Content.Submissions;

namespace Lms.Tests.Support;

/// <summary>Assignments, work and grades as if they had been there for long, without a trace in the log.</summary>
static class GradedClass
{
    /// <summary>An assignment of Algebra I, out of 10 points and due in so many days; its id.</summary>
    public static async Task<long> SetAsync(
        this Cast school, string title, int? dueInDays = 7, AssignmentState state = AssignmentState.Published, HandIn handIn = HandIn.Text)
    {
        await using var db = school.Database.Open();
        var now = TestDatabase.Start.UtcDateTime;
        var assignment = new Assignment
        {
            CourseId = school.Algebra,
            Title = title,
            Points = 10,
            DueAt = dueInDays is { } days ? now.AddDays(days) : null,
            Late = LateRule.Accepted,
            HandIn = handIn,
            State = state,
            AuthorId = school.Alan.AccountId,
            ChangedAt = now,
        };
        db.Add(assignment);
        await db.SaveChangesAsync();
        return assignment.Id;
    }

    public static async Task GradeAsync(this Cast school, long assignmentId, long studentId, decimal? points, bool released = true, string feedback = "")
    {
        await using var db = school.Database.Open();
        var now = TestDatabase.Start.UtcDateTime;
        db.Add(new Grade
        {
            AssignmentId = assignmentId,
            AccountId = studentId,
            Points = points,
            Feedback = feedback,
            GraderId = school.Grace.AccountId,
            GradedAt = now,
            ReleasedAt = released ? now : null,
        });
        await db.SaveChangesAsync();
    }

    public static async Task HandInAsync(this Cast school, long assignmentId, long studentId, bool late = false)
    {
        await using var db = school.Database.Open();
        db.Add(new Submission { AssignmentId = assignmentId, AccountId = studentId, HandedInAt = TestDatabase.Start.UtcDateTime, Late = late, Text = "Words" });
        await db.SaveChangesAsync();
    }
}

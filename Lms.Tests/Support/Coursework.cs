using System.Text;
using Lms.Data.Content.Assignments;
using Lms.Data.Content.Grades;
using Lms.Data.Content.Submissions;
using Lms.Data.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Support;

/// <summary>Assignments of Algebra I, what is handed in and what it gets, in a few words.</summary>
static class Coursework
{
    /// <summary>Twenty points, no due date, a text.</summary>
    internal static AssignmentText Essay { get; } = new("Essay", "Write *much*.", 20, null, LateRule.Accepted, HandIn.Text);

    internal static DateTime Now => TestDatabase.Start.UtcDateTime;

    internal static AssignmentService Assignments(this Cast school) => school.Database.Get<AssignmentService>();

    internal static AssignmentQueries Lists(this Cast school) => school.Database.Get<AssignmentQueries>();

    internal static SubmissionService Submissions(this Cast school) => school.Database.Get<SubmissionService>();

    internal static SubmissionQueries Work(this Cast school) => school.Database.Get<SubmissionQueries>();

    internal static GradeService Grades(this Cast school) => school.Database.Get<GradeService>();

    internal static GradeQueries Grading(this Cast school) => school.Database.Get<GradeQueries>();

    /// <summary>Alan sets an assignment.</summary>
    internal static async Task<long> SetAsync(this Cast school, AssignmentText? text = null, bool publish = true) =>
        (await school.Assignments().CreateAsync(school.Alan, school.Algebra, text ?? Essay, publish)).Value;

    /// <summary>Hands in; fails also where a file was refused.</summary>
    internal static async Task<Result<Receipt>> HandInAsync(this Cast school, Actor student, long assignment, string text = "My work", params Upload[] files)
    {
        var answer = await school.Submissions().HandInAsync(student, school.Algebra, assignment, text, files);
        return answer.Problem ?? (answer.Value.Receipt is { } receipt ? receipt : (Result<Receipt>)answer.Value.Refused[0]);
    }

    /// <summary>A file of text.</summary>
    internal static Upload File(string name, string content = "Some words.") => new(name, () => new MemoryStream(Encoding.UTF8.GetBytes(content)));

    internal static Task<Result<GradeState>> GradeAsync(
        this Cast school, Actor grader, long assignment, long student, decimal? points, string feedback = "", int seen = 0) =>
        school.Grades().SaveAsync(grader, school.Algebra, assignment, student, points, feedback, seen);

    internal static async Task<GradingView> OpenAsync(this Cast school, Actor grader, long assignment, long student, SubmissionFilter? filter = null) =>
        (await school.Grading().OpenAsync(grader, school.Algebra, assignment, student, filter ?? SubmissionFilter.All)).Value;

    internal static Task<Result<OwnWork>> OwnAsync(this Cast school, Actor student, long assignment) => school.Work().OwnAsync(student, school.Algebra, assignment);

    internal static async Task<SubmissionsView> TableAsync(this Cast school, long assignment, SubmissionFilter? filter = null) =>
        (await school.Work().TableAsync(school.Alan, school.Algebra, assignment, filter ?? SubmissionFilter.All)).Value;
}

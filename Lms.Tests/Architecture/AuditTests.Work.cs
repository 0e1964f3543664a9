using Lms.Data.Audit;
using Lms.Data.Content.Assignments;
using Lms.Data.Content.Grades;
using Lms.Tests.Support;

namespace Lms.Tests.Architecture;

/// <summary>Assignments, what is handed in, and grades, on the course after Algebra I: Ada has set assignment 1 there, and Edsger attends.</summary>
public partial class AuditTests
{
    static Dictionary<string, Trace> WorkTraces() => new()
    {
        ["AssignmentService.CreateAsync"] = By(s => s.Ada, (s, a) => s.Assignments().CreateAsync(a, s.Algebra, Coursework.Essay, publish: true), AuditAction.AssignmentCreated),
        ["AssignmentService.ChangeAsync"] = By(s => s.Ada, (s, a) =>
            s.Assignments().ChangeAsync(a, s.Algebra + 1, 1, Coursework.Essay with { Title = "Other" }, Coursework.Now), AuditAction.AssignmentChanged),
        ["AssignmentService.SetStateAsync"] = By(s => s.Ada, (s, a) => s.Assignments().SetStateAsync(a, s.Algebra + 1, 1, AssignmentState.Closed), AuditAction.AssignmentClosed),
        ["AssignmentService.RemoveAsync"] = By(s => s.Ada, (s, a) => s.Assignments().RemoveAsync(a, s.Algebra + 1, 1), AuditAction.AssignmentRemoved),
        ["AssignmentService.CopyAsync"] = By(s => s.Ada, (s, a) => s.Assignments().CopyAsync(a, s.Algebra + 1, 1, s.Algebra), AuditAction.AssignmentCopied),
        ["SubmissionService.HandInAsync"] = By(s => s.Edsger, (s, a) => s.Submissions().HandInAsync(a, s.Algebra + 1, 1, "Work", []), AuditAction.HandedIn),
        ["GradeService.SaveAsync"] = By(s => s.Ada, (s, a) => s.Grades().SaveAsync(a, s.Algebra + 1, 1, s.Edsger.AccountId, 5, "", 0), AuditAction.GradeGiven),
        ["GradeService.ReleaseAsync"] = By(s => s.Ada, async (s, a) =>
        {
            await GradedAsync(s, null);
            return await s.Grades().ReleaseAsync(a, s.Algebra + 1, 1);
        }, AuditAction.GradesReleased),
        ["GradeService.HideAsync"] = By(s => s.Ada, async (s, a) =>
        {
            await GradedAsync(s, Coursework.Now);
            return await s.Grades().HideAsync(a, s.Algebra + 1, 1, null);
        }, AuditAction.GradesHidden),
    };

    // As if it had been graded before, without a trace in the log.
    static async Task GradedAsync(Cast school, DateTime? releasedAt)
    {
        await using var db = school.Database.Open();
        db.Grades.Add(new Grade
        {
            AssignmentId = 1,
            AccountId = school.Edsger.AccountId,
            Points = 5,
            GraderId = school.Ada.AccountId,
            GradedAt = Coursework.Now,
            Version = 1,
            ReleasedAt = releasedAt,
        });
        await db.SaveChangesAsync();
    }
}

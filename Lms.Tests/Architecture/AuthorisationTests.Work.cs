using Lms.Data.Content.Assignments;
using Lms.Data.Content.Grades;
using Lms.Data.Content.Submissions;
using Lms.Tests.Support;

namespace Lms.Tests.Architecture;

/// <summary>Assignments, what is handed in, and grades. Alan has set assignment 1 in Algebra I; Grace may grade, and makes none.</summary>
public partial class AuthorisationTests
{
    static Dictionary<string, Line> WorkLines() => new()
    {
        ["AssignmentQueries.ListAsync"] = StaffOnly((s, a) => Get<AssignmentQueries>(s).ListAsync(a, s.Algebra, 1)) with { Student = Answer.Allowed },
        ["AssignmentQueries.EditAsync"] = Never((s, a) => Get<AssignmentQueries>(s).EditAsync(a, s.Algebra, 1)),
        ["AssignmentQueries.TargetsAsync"] = Never((s, a) => Get<AssignmentQueries>(s).TargetsAsync(a, s.Algebra)),
        ["AssignmentService.CreateAsync"] = Never((s, a) => s.Assignments().CreateAsync(a, s.Algebra, Coursework.Essay, publish: true)),
        ["AssignmentService.ChangeAsync"] = Never((s, a) => s.Assignments().ChangeAsync(a, s.Algebra, 1, Coursework.Essay with { Title = "Mine" }, Coursework.Now)),
        ["AssignmentService.SetStateAsync"] = Never((s, a) => s.Assignments().SetStateAsync(a, s.Algebra, 1, AssignmentState.Closed)),
        ["AssignmentService.RemoveAsync"] = Never((s, a) => s.Assignments().RemoveAsync(a, s.Algebra, 1)),
        ["AssignmentService.CopyAsync"] = Never((s, a) => s.Assignments().CopyAsync(a, s.Algebra, 1, s.Algebra + 1)),
        ["DueQueries.DueAsync"] = OwnOnly((s, a) => Get<DueQueries>(s).DueAsync(a)),
        ["SubmissionQueries.OwnAsync"] = StaffOnly((s, a) => Get<SubmissionQueries>(s).OwnAsync(a, s.Algebra, 1)) with { Student = Answer.Allowed },
        ["SubmissionQueries.TableAsync"] = StaffOnly((s, a) => Get<SubmissionQueries>(s).TableAsync(a, s.Algebra, 1, SubmissionFilter.All)),
        // Handing in is a right of students, with tests of its own.
        ["SubmissionService.HandInAsync"] = Never((s, a) => s.HandInAsync(a, 1, a == s.Edsger ? "" : "Not mine to do")),
        ["GradeQueries.OpenAsync"] = StaffOnly(async (s, a) => await Get<GradeQueries>(s).OpenAsync(a, s.Algebra, 1, await MaryAsync(s), SubmissionFilter.All)),
        // Whoever may is told that it is so already.
        ["GradeService.SaveAsync"] = StaffOnly(async (s, a) => await s.GradeAsync(a, 1, await MaryAsync(s), null)),
        ["GradeService.ReleaseAsync"] = StaffOnly((s, a) => s.Grades().ReleaseAsync(a, s.Algebra, 1)),
        ["GradeService.HideAsync"] = StaffOnly((s, a) => s.Grades().HideAsync(a, s.Algebra, 1, null)),
    };

    // A student whom there is something to ask about.
    static async Task<long> MaryAsync(Cast school) => (await school.AccountAsync("mary@school.example"))!.Id;
}

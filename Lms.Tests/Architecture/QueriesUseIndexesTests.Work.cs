using Lms.Data.Content.Assignments;
using Lms.Data.Content.Submissions;
using Lms.Tests.Support;

namespace Lms.Tests.Architecture;

public sealed partial class QueriesUseIndexesTests
{
    [Fact]
    public async Task Nor_do_assignments_submissions_and_grades()
    {
        await using var cast = await Cast.GatherAsync();
        var ids = await cast.EnrolAsync("edsger@school.example", "mary@school.example");
        var queries = await cast.Database.ListenAsync(async () =>
        {
            var id = await cast.SetAsync();
            _ = (await cast.HandInAsync(cast.Edsger, id)).Value;
            _ = (await cast.GradeAsync(cast.Grace, id, ids[1], 5)).Value;
            _ = (await cast.GradeAsync(cast.Grace, id, ids[1], 5, "Words", 1)).Value;
            foreach (var filter in from show in Enum.GetValues<SubmissionShow>()
                                   from sort in Enum.GetValues<SubmissionSort>()
                                   from section in (string?[])[null, "7B"]
                                   select new SubmissionFilter(section is null ? "" : "ed 47", show, section, sort, sort == SubmissionSort.Points, 1))
            {
                _ = await cast.TableAsync(id, filter);
                _ = await cast.OpenAsync(cast.Grace, id, ids[1], filter);
            }

            _ = (await cast.Grades().ReleaseAsync(cast.Grace, cast.Algebra, id)).Value;
            _ = (await cast.Grades().HideAsync(cast.Grace, cast.Algebra, id, null)).Value;
            _ = (await cast.OwnAsync(cast.Edsger, id)).Value;
            _ = (await cast.Lists().ListAsync(cast.Edsger, cast.Algebra, 1)).Value;
            var list = (await cast.Lists().ListAsync(cast.Alan, cast.Algebra, 1)).Value;
            _ = (await cast.Lists().TargetsAsync(cast.Alan, cast.Algebra)).Value;
            var edit = (await cast.Lists().EditAsync(cast.Alan, cast.Algebra, id)).Value;
            _ = (await cast.Assignments().ChangeAsync(cast.Alan, cast.Algebra, id, list.Assignments.Rows[0].Assignment.Text with { Title = "Other" }, edit.ChangedAt)).Value;
            _ = (await cast.Assignments().SetStateAsync(cast.Alan, cast.Algebra, id, AssignmentState.Closed)).Value;
            _ = (await cast.Assignments().CopyAsync(cast.Alan, cast.Algebra, id, cast.Algebra)).Value;
            _ = await cast.Assignments().RemoveAsync(cast.Alan, cast.Algebra, id);
            _ = (await cast.Assignments().RemoveAsync(cast.Alan, cast.Algebra, id + 1)).Value;
        });

        await CheckAsync(cast, queries, 100);
    }
}

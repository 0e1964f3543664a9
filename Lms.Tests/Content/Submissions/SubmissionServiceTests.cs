using Lms.Data.Content.Assignments;
using Lms.Data.Content.Files;
using Lms.Data.Content.Submissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using Microsoft.Extensions.Options;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Content.Submissions;

public class SubmissionServiceTests
{
    [Fact]
    public async Task Whoever_hands_in_gets_a_receipt_and_earlier_ones_stay()
    {
        await using var school = await GatherAsync();
        _ = await school.EnrolAsync("edsger@school.example");
        var id = await school.SetAsync(Coursework.Essay with { DueAt = Coursework.Now.AddHours(1) });

        var first = (await school.HandInAsync(school.Edsger, id, "First\r\ntry  ")).Value;
        school.Database.Time.Advance(TimeSpan.FromHours(2));
        var second = (await school.HandInAsync(school.Edsger, id, "Second")).Value;

        Assert.Equal((Coursework.Now, false, "First\ntry"), (first.HandedInAt, first.Late, first.Text));
        Assert.Equal((Coursework.Now.AddHours(2), true), (second.HandedInAt, second.Late));
        var own = (await school.OwnAsync(school.Edsger, id)).Value;
        Assert.Equal([second.Number, first.Number], own.Receipts.Select(r => r.Number));
        Assert.Equal((true, WorkState.Late, null, null), (own.IsStudent, own.State, own.Refusal, own.Grade));
    }

    [Fact]
    public async Task A_pending_student_hands_in_once_they_have_signed_in()
    {
        await using var school = await GatherAsync();
        _ = await school.EnrolAsync("mary@school.example");
        var id = await school.SetAsync();
        var before = (await school.TableAsync(id)).Students.Rows;
        Assert.Equal(("mary@school.example", Lms.Data.Accounts.AccountStatus.Pending, WorkState.ToDo), (before[0].Name, before[0].Status, before[0].State));

        var mary = await school.ArriveAsync("mary@school.example", "Mary Jackson");
        _ = (await school.HandInAsync(mary, id)).Value;

        var line = Assert.Single((await school.TableAsync(id)).Students.Rows);
        Assert.Equal(("Mary Jackson", WorkState.HandedIn), (line.Name, line.State));
    }

    [Fact]
    public async Task Nothing_is_written_where_it_is_refused()
    {
        await using var school = await GatherAsync();
        _ = await school.EnrolAsync("edsger@school.example");
        var id = await school.SetAsync();
        var before = await school.Database.DumpAsync();

        Assert.Equal(Why.NothingToHandIn, (await school.HandInAsync(school.Edsger, id, " \n ")).Problem?.Why);
        Assert.Equal(Why.OnlyStudentsHandIn, (await school.HandInAsync(school.Grace, id)).Problem?.Why);
        Assert.Equal(Why.AssignmentNotFound, (await school.HandInAsync(school.Edsger, id + 1)).Problem?.Why);
        Assert.Equal(before, await school.Database.DumpAsync());
    }

    [Fact]
    public async Task Files_are_handed_in_all_of_them_or_none_and_each_that_is_refused_is_named()
    {
        await using var school = await GatherAsync();
        _ = await school.EnrolAsync("edsger@school.example");
        var id = await school.SetAsync(Coursework.Essay with { HandIn = HandIn.Text | HandIn.Files });
        var before = await school.Database.DumpAsync();

        var refused = (await school.Submissions().HandInAsync(school.Edsger, school.Algebra, id, "Look",
            [Coursework.File("good.txt"), Coursework.File("empty.txt", ""), Coursework.File("odd.txt", "\0\u0001")])).Value;

        Assert.Null(refused.Receipt);
        Assert.Equal([("empty.txt", Why.FileEmpty), ("odd.txt", Why.FileTypeNotAllowed)], refused.Refused.Select(p => ((string)p.Values[0], p.Why)));
        Assert.Equal(before, await school.Database.DumpAsync());
        Assert.Empty(school.Stored());

        var receipt = (await school.HandInAsync(school.Edsger, id, "", Coursework.File("a.txt", "abc"), Coursework.File("b.txt"))).Value;

        Assert.Equal(["a.txt", "b.txt"], receipt.Files.Select(f => f.Name));
        Assert.Equal(("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", 3), (receipt.Files[0].Sha256, receipt.Files[0].Length));
        Assert.Equal(2, school.Stored().Count);
        var seen = Assert.Single((await school.OpenAsync(school.Grace, id, school.Edsger.AccountId)).Submissions);
        Assert.Equal(receipt.Files, seen.Files);
    }

    [Fact]
    public async Task Files_that_nobody_may_hand_in_are_not_even_read()
    {
        await using var school = await GatherAsync();
        _ = await school.EnrolAsync("edsger@school.example");
        var id = await school.SetAsync();
        var never = new Upload("never.txt", () => throw new InvalidOperationException("It was read."));

        Assert.Equal(Why.NotAskedFor, (await school.HandInAsync(school.Edsger, id, "", never)).Problem?.Why);
        Assert.Equal(Why.OnlyStudentsHandIn, (await school.HandInAsync(school.Grace, id, "", never)).Problem?.Why);
    }

    [Fact]
    public async Task All_that_a_student_handed_in_before_counts_and_what_is_too_much_leaves_nothing()
    {
        await using var school = await GatherAsync();
        _ = await school.EnrolAsync("edsger@school.example", "mary@school.example");
        var mary = await school.ArriveAsync("mary@school.example");
        var (id, other) = (await school.SetAsync(Coursework.Essay with { HandIn = HandIn.Files }), await school.SetAsync(Coursework.Essay with { HandIn = HandIn.Files }));
        Limits(school).MegabytesPerAssignment = 1;
        var half = new string('a', 500_000);
        _ = (await school.HandInAsync(school.Edsger, id, "", Coursework.File("a.txt", half))).Value;
        _ = (await school.HandInAsync(school.Edsger, id, "", Coursework.File("b.txt", half))).Value;

        var refused = (await school.HandInAsync(school.Edsger, id, "", Coursework.File("c.txt", "c"))).Problem!;

        Assert.Equal((Why.HandedInTooMuch, 1, "Alan Turing"), (refused.Why, refused.Values[0], refused.Values[1]));
        Assert.Equal(2, school.Stored().Count);
        Assert.True((await school.HandInAsync(school.Edsger, other, "", Coursework.File("c.txt", "c"))).Succeeded);
        Assert.True((await school.HandInAsync(mary, id, "", Coursework.File("c.txt", "c"))).Succeeded);
    }

    [Fact]
    public async Task Files_of_the_last_time_count_again_where_they_are_kept_and_nobody_elses_do()
    {
        await using var school = await GatherAsync();
        _ = await school.EnrolAsync("edsger@school.example", "mary@school.example");
        var mary = await school.ArriveAsync("mary@school.example");
        var id = await school.SetAsync(Coursework.Essay with { HandIn = HandIn.Text | HandIn.Files });
        var theirs = (await school.HandInAsync(mary, id, "", Coursework.File("hers.txt"))).Value.Files[0].FileId;
        var first = (await school.HandInAsync(school.Edsger, id, "One", Coursework.File("a.txt"), Coursework.File("b.txt"))).Value;

        var second = (await school.Submissions().HandInAsync(school.Edsger, school.Algebra, id, "Two", [Coursework.File("c.txt")], [first.Files[1].FileId])).Value.Receipt!;

        Assert.Equal(["b.txt", "c.txt"], second.Files.Select(file => file.Name));
        Assert.Equal(first.Files[1], second.Files[0]);
        Assert.Equal(4, school.Stored().Count);
        foreach (var gone in (long[])[first.Files[0].FileId, theirs]) // only of the last time, and only one's own
        {
            var refused = await school.Submissions().HandInAsync(school.Edsger, school.Algebra, id, "Three", [Coursework.File("d.txt")], [gone]);
            Assert.Equal(Why.FileNotFound, refused.Problem?.Why);
        }

        Assert.Equal(4, school.Stored().Count);
    }

    [Fact]
    public async Task A_file_that_is_kept_counts_once()
    {
        await using var school = await GatherAsync();
        _ = await school.EnrolAsync("edsger@school.example");
        var id = await school.SetAsync(Coursework.Essay with { HandIn = HandIn.Files });
        Limits(school).MegabytesPerAssignment = 1;
        var file = (await school.HandInAsync(school.Edsger, id, "", Coursework.File("a.txt", new string('a', 600_000)))).Value.Files[0].FileId;
        foreach (var _ in Enumerable.Range(0, 3))
            Assert.True((await school.Submissions().HandInAsync(school.Edsger, school.Algebra, id, "", [], [file])).Succeeded);
    }

    static FilesOptions Limits(Cast school) => school.Database.Get<IOptions<FilesOptions>>().Value;


    [Fact]
    public async Task Who_was_withdrawn_reads_their_work_and_released_grade_and_hands_in_nothing()
    {
        await using var school = await GatherAsync();
        var edsger = (await school.EnrolAsync("edsger@school.example"))[0];
        var (id, other) = (await school.SetAsync(), await school.SetAsync());
        _ = (await school.HandInAsync(school.Edsger, id)).Value;
        _ = (await school.GradeAsync(school.Grace, id, edsger, 12, "Good")).Value;
        _ = (await school.Grades().ReleaseAsync(school.Grace, school.Algebra, id)).Value;
        _ = (await school.Enrolments.WithdrawAsync(school.Alan, school.Algebra, [edsger])).Value;

        var own = (await school.OwnAsync(school.Edsger, id)).Value;

        Assert.Equal((12, "Good", Why.NoLongerStudent), (own.Grade?.Points, own.Grade?.Feedback, own.Refusal?.Why));
        Assert.Equal(Why.NotOnCourse, (await school.OwnAsync(school.Edsger, other)).Problem?.Why);
        Assert.Equal(Why.NoLongerStudent, (await school.HandInAsync(school.Edsger, id)).Problem?.Why);
        Assert.True(Assert.Single((await school.TableAsync(id)).Students.Rows).Withdrawn);
        Assert.Empty((await school.TableAsync(other)).Students.Rows);
    }

    [Fact]
    public async Task The_table_is_filtered_searched_and_sorted()
    {
        await using var school = await GatherAsync();
        var ids = await school.EnrolAsync("Name,E-mail,Section", "Ann Adams,ann@school.example,7A", "Bob Brown,bob@school.example,7B", "Cy Clark,edsger@school.example,7B");
        var (ann, bob, edsger) = (ids[0], ids[1], ids[2]);
        var id = await school.SetAsync(Coursework.Essay with { DueAt = Coursework.Now.AddHours(-1) });
        _ = (await school.HandInAsync(school.Edsger, id)).Value;
        _ = (await school.GradeAsync(school.Grace, id, bob, 8)).Value;

        Assert.Equal([ann, bob, edsger], await ShownAsync(SubmissionFilter.All));
        Assert.Equal([edsger], await ShownAsync(SubmissionFilter.All with { Show = SubmissionShow.ToGrade }));
        Assert.Equal([edsger], await ShownAsync(SubmissionFilter.All with { Show = SubmissionShow.Late }));
        Assert.Equal([ann], await ShownAsync(SubmissionFilter.All with { Show = SubmissionShow.Missing }));
        Assert.Equal([bob], await ShownAsync(SubmissionFilter.All with { Show = SubmissionShow.Graded }));
        Assert.Equal([bob, edsger], await ShownAsync(SubmissionFilter.All with { Section = "7B" }));
        Assert.Equal([ann], await ShownAsync(SubmissionFilter.All with { Search = "adams" }));
        Assert.Equal([edsger, ann, bob], await ShownAsync(SubmissionFilter.All with { Sort = SubmissionSort.HandedIn }));
        Assert.Equal([bob, ann, edsger], await ShownAsync(SubmissionFilter.All with { Sort = SubmissionSort.Points, Descending = true }));
        var view = await school.TableAsync(id);
        Assert.Equal((new AssignmentCounts(3, 1, 1), new ReleaseCounts(1, 0, 2)), (view.Counts, view.Release));
        Assert.Equal(["7A", "7B"], view.Sections);

        async Task<List<long>> ShownAsync(SubmissionFilter filter) => [.. (await school.TableAsync(id, filter)).Students.Rows.Select(row => row.AccountId)];
    }
}

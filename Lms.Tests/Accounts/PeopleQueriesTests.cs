using Lms.Data.Accounts;
using Lms.Data.Shared;
using Lms.Tests.Support;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Accounts;

public class PeopleQueriesTests
{
    static readonly PeopleFilter everybody = new("", null, false, 1);

    [Fact]
    public async Task Everybody_stands_there_by_name_with_their_part_in_courses()
    {
        await using var school = await GatherAsync();
        _ = await school.EnrolAsync("edsger@school.example", "hedy@school.example");
        _ = (await school.Enrolments.WithdrawAsync(school.Alan, school.Algebra, [(await school.AccountAsync("hedy@school.example"))!.Id])).Value;

        var rows = (await DirectoryAsync(school, everybody)).People.Rows;

        Assert.Equal(
            [("Ada Lovelace", 0, 0), ("Alan Turing", 1, 0), ("Edsger Dijkstra", 0, 1), ("Grace Hopper", 1, 0), ("hedy@school.example", 0, 0), ("katherine@school.example", 1, 0)],
            rows.Select(r => (r.Name, r.Teaches, r.Attends)));
        Assert.Equal((AccountStatus.Active, true, TestDatabase.Start.UtcDateTime), (rows[0].Status, rows[0].IsAdministrator, rows[0].LastSignInAt));
        Assert.Equal((AccountStatus.Pending, "katherine@school.example", null), (rows[5].Status, rows[5].Address, rows[5].LastSignInAt));
        Assert.True(rows[1].MayCreateCourses);
    }

    [Theory]
    [InlineData("hop", null, "Grace Hopper")]
    [InlineData("GRACE hopper", null, "Grace Hopper")]
    [InlineData("katherine@", null, "katherine@school.example")]
    [InlineData("", AccountStatus.Pending, "katherine@school.example")]
    [InlineData("", AccountStatus.Suspended, "Edsger Dijkstra")]
    [InlineData("a", AccountStatus.Active, "Ada Lovelace,Alan Turing")]
    [InlineData("grace", AccountStatus.Pending, "")]
    public async Task Search_and_status_narrow_it_down(string search, AccountStatus? status, string names)
    {
        await using var school = await GatherAsync();
        await school.SuspendAsync(school.Edsger);

        var people = (await DirectoryAsync(school, everybody with { Search = search, Status = status })).People;

        Assert.Equal(names, string.Join(',', people.Rows.Select(r => r.Name)));
        Assert.Equal(people.Rows.Count, people.Count.Known);
    }

    [Theory]
    [InlineData("", false, "Ada Lovelace,Emmy Noether")]
    [InlineData("", true, "Emmy Noether,Ada Lovelace")]
    [InlineData("noeth", false, "Emmy Noether")]
    public async Task Whoever_has_no_part_in_any_course_can_be_found_and_is_counted(string search, bool descending, string names)
    {
        await using var school = await GatherAsync();
        _ = await school.EnrolAsync("edsger@school.example");
        _ = await school.ArriveAsync("emmy@school.example", "Emmy Noether");

        var view = await DirectoryAsync(school, everybody with { Search = search, Descending = descending, NoCourse = true });

        Assert.Equal(names, string.Join(',', view.People.Rows.Select(r => r.Name)));
        Assert.Equal(new BoundedCount(2, false), view.Counts.NoCourse);
    }

    [Fact]
    public async Task Every_page_has_its_own_people_whichever_way_the_names_run()
    {
        await using var school = await GatherAsync();
        _ = await school.EnrolRowsAsync([.. Classroom.Strangers(120)]);

        foreach (var descending in (bool[])[false, true])
        {
            var pages = new List<Page<DirectoryRow>>();
            for (var number = 1; number <= 3; number++)
                pages.Add((await DirectoryAsync(school, everybody with { Descending = descending, Page = number })).People);
            Assert.Equal([50, 50, 25], pages.Select(p => p.Rows.Count));
            Assert.All(pages, page => Assert.Equal((new BoundedCount(125, false), 3), (page.Count, page.Last)));
            Assert.Equal(125, pages.SelectMany(p => p.Rows).Select(r => r.AccountId).Distinct().Count());
            Assert.Equal(descending ? "Pupil 0119" : "Ada Lovelace", pages[0].Rows[0].Name);
        }

        Assert.Equal(3, (await DirectoryAsync(school, everybody with { Page = 99 })).People.Number);
        Assert.Equal(1, (await DirectoryAsync(school, everybody with { Page = -4 })).People.Number);
    }

    [Fact]
    public async Task Counting_ends_at_a_thousand_and_so_do_the_pages()
    {
        await using var school = await GatherAsync();
        _ = await school.EnrolRowsAsync([.. Classroom.Strangers(1100)]);

        var people = (await DirectoryAsync(school, everybody with { Page = 99 })).People;

        Assert.Equal((new BoundedCount(1000, true), 20, 50), (people.Count, people.Number, people.Rows.Count));
    }

    [Fact]
    public async Task What_is_worth_a_look_is_counted()
    {
        await using var school = await GatherAsync();
        await school.SuspendAsync(school.Edsger);
        var request = await school.AskAsync(Doorstep.GraceAddress, "sub-new");
        _ = await school.AskAsync(Doorstep.GraceAddress, "sub-third");
        _ = (await school.Requests().RefuseAsync(school.Ada, request)).Value;
        school.Database.Time.Advance(TimeSpan.FromDays(PeopleQueries.LongPendingDays));
        Assert.Equal(new DirectoryCounts(new(0, false), new(1, false), new(1, false), new(1, false)), (await DirectoryAsync(school, everybody)).Counts);

        school.Database.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(1, (await DirectoryAsync(school, everybody)).Counts.LongPending.Known);
    }

    static async Task<DirectoryView> DirectoryAsync(Cast school, PeopleFilter filter) =>
        (await school.Database.Get<PeopleQueries>().DirectoryAsync(school.Ada, filter)).Value;
}

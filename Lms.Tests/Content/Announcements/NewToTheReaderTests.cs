using Lms.Data.Courses;
using Lms.Data.Shared;
using Lms.Tests.Support;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Content.Announcements;

/// <summary>What counts as new to whom, and until when.</summary>
public class NewToTheReaderTests
{
    [Fact]
    public async Task What_was_published_since_one_looked_is_new_and_ones_own_never_is()
    {
        await using var school = await GatherAsync();
        await school.EnrolAsync("edsger@school.example");
        await school.PostAsync("One");
        await school.PostAsync("Later", at: TestDatabase.Start.UtcDateTime.AddDays(1));

        Assert.Equal((1, 1, 0), (await NewAsync(school, school.Edsger), await NewAsync(school, school.Grace), await NewAsync(school, school.Alan)));
        Assert.True(Assert.Single((await school.NewsAsync(school.Edsger)).Newest).IsNew);
        await LookAsync(school, school.Edsger);
        Assert.Equal((0, 1), (await NewAsync(school, school.Edsger), await NewAsync(school, school.Grace)));
        Assert.False(Assert.Single((await school.NewsAsync(school.Edsger)).Newest).IsNew);

        school.Database.Time.Advance(TimeSpan.FromHours(1));
        await school.PostAsync("Two");
        Assert.Equal(["Two"], (await school.BoardAsync(school.Edsger)).Announcements.Rows.Where(row => row.IsNew).Select(row => row.Title));
        school.Database.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(2, await NewAsync(school, school.Edsger));
    }

    [Fact]
    public async Task Looking_writes_once_and_leaves_no_trace_in_the_log()
    {
        await using var school = await GatherAsync();
        await school.EnrolAsync("edsger@school.example");
        await school.PostAsync();
        var entries = (await school.AuditAsync()).Count;

        await LookAsync(school, school.Edsger);
        var written = await school.Database.DumpAsync();
        school.Database.Time.Advance(TimeSpan.FromHours(1));
        await LookAsync(school, school.Edsger);

        Assert.Equal(written, await school.Database.DumpAsync());
        Assert.Equal(entries, (await school.AuditAsync()).Count);
    }

    [Fact]
    public async Task Of_administrators_without_a_part_in_the_course_nothing_is_kept()
    {
        await using var school = await GatherAsync();
        await school.PostAsync();
        var before = await school.Database.DumpAsync();

        Assert.False((await school.BoardAsync(school.Ada)).AnyNew);
        await LookAsync(school, school.Ada);

        Assert.Equal(before, await school.Database.DumpAsync());
    }

    [Fact]
    public async Task Who_was_withdrawn_sees_nothing_more()
    {
        await using var school = await GatherAsync();
        await school.EnrolAsync("edsger@school.example");
        await school.PostAsync();
        _ = (await school.Enrolments.WithdrawAsync(school.Alan, school.Algebra, [school.Edsger.AccountId])).Value;

        Assert.Empty((await school.NewsAsync(school.Edsger)).Newest);
        Assert.Equal(Why.NotOnCourse, (await school.Announcements().MarkSeenAsync(school.Edsger, school.Algebra, DateTime.MaxValue)).Problem?.Why);
    }

    [Fact]
    public async Task News_are_few_recent_and_of_open_courses()
    {
        await using var school = await GatherAsync();
        await school.EnrolAsync("edsger@school.example");
        await school.PostAsync("Old");
        school.Database.Time.Advance(TimeSpan.FromDays(61));
        Assert.Empty((await school.NewsAsync(school.Edsger)).Newest);
        for (var i = 1; i <= 7; i++)
            await school.PostAsync($"No {i}");
        Assert.Equal(["No 7", "No 6", "No 5", "No 4", "No 3"], (await school.NewsAsync(school.Edsger)).Newest.Select(row => row.Title));
        Assert.Empty((await school.NewsAsync(school.Grace)).Newest); // staff find theirs on the course

        await school.HideAsync();
        Assert.Empty((await school.NewsAsync(school.Edsger)).Newest);
        await school.SetOpenAsync(true);
        await school.ArchiveAsync(school.Algebra);
        Assert.Empty((await school.NewsAsync(school.Edsger)).Newest);
    }

    static async Task LookAsync(Cast school, Actor reader)
    {
        if ((await school.BoardAsync(reader)).NewestAt is { } newest)
            _ = (await school.Announcements().MarkSeenAsync(reader, school.Algebra, newest)).Value;
    }

    static async Task<int> NewAsync(Cast school, Actor reader) =>
        (await school.Database.Get<CourseQueries>().MineAsync(reader)).Value.Single(card => card.Id == school.Algebra).New;
}

using Lms.Data.Audit;
using Lms.Data.Courses;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Audit;

/// <summary>Somebody who tries one door after the other stands in the log, once an hour.</summary>
public class RefusedOftenTests
{
    [Fact]
    public async Task Whoever_is_refused_twenty_times_within_an_hour_is_told_of_once()
    {
        await using var school = await GatherAsync();
        await AskAsync(school, RefusalWatch.Often - 1);
        Assert.Empty(await ToldAsync(school));
        await AskAsync(school, 30);

        var entry = Assert.Single(await ToldAsync(school));
        Assert.Equal((school.Edsger.AccountId, school.Edsger.AccountId, school.Algebra), (entry.ActorId, entry.PersonId, entry.CourseId!.Value));
        Assert.Equal((null, null), (entry.Before, entry.After));

        school.Database.Time.Advance(TimeSpan.FromHours(1));
        await AskAsync(school, RefusalWatch.Often);
        Assert.Equal(2, (await ToldAsync(school)).Count);
    }

    [Fact]
    public async Task Changes_that_are_refused_count_like_looks_and_say_what_was_lacking()
    {
        await using var school = await GatherAsync();
        for (var times = 0; times < RefusalWatch.Often; times++)
            Assert.NotNull((await school.Assignments().CreateAsync(school.Grace, school.Algebra, Coursework.Essay, true)).Problem);

        Assert.Equal(Permission.ManageAssignments, Assert.Single(await ToldAsync(school)).Permission);
    }

    [Fact]
    public async Task What_was_typed_wrongly_is_no_refusal_and_slowly_counts_for_nothing()
    {
        await using var school = await GatherAsync();
        for (var times = 0; times < 2 * RefusalWatch.Often; times++)
            Assert.Equal(Why.TitleMissing, (await school.Assignments().CreateAsync(school.Alan, school.Algebra, Coursework.Essay with { Title = "" }, true)).Problem?.Why);
        for (var times = 0; times < 2 * RefusalWatch.Often; times++)
        {
            await AskAsync(school, 1);
            school.Database.Time.Advance(TimeSpan.FromMinutes(4));
        }

        Assert.Empty(await ToldAsync(school));
    }

    [Fact]
    public void However_many_people_are_refused_the_count_of_them_is_bounded()
    {
        var clock = new SchoolClock(TimeProvider.System, TimeZoneInfo.Utc);
        var watch = new RefusalWatch(clock);
        for (var id = 0L; id < 3 * RefusalWatch.MostPeople; id++)
            Assert.False(watch.Count(id));

        Assert.True(watch.Known <= RefusalWatch.MostPeople);
    }

    static async Task AskAsync(Cast school, int times)
    {
        for (var asked = 0; asked < times; asked++)
            Assert.NotNull((await school.Database.Get<CourseQueries>().CourseAsync(school.Edsger, school.Algebra)).Problem);
    }

    static async Task<IReadOnlyList<AuditEntry>> ToldAsync(Cast school) => [.. (await school.AuditAsync()).Where(e => e.Action == AuditAction.RefusedOften)];
}

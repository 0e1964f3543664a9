using Lms.Data.Audit;
using Lms.Data.Content.Announcements;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using static Lms.Tests.Support.Board;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Content.Announcements;

public class AnnouncementServiceTests
{
    static readonly DateTime start = TestDatabase.Start.UtcDateTime;

    [Fact]
    public async Task What_is_posted_is_there_for_everybody_on_the_course()
    {
        await using var school = await GatherAsync();
        await school.EnrolAsync("edsger@school.example");

        _ = (await school.Announcements().PostAsync(school.Alan, school.Algebra, Draft("  Room\u202e 12 ", "**Monday**\r\n"))).Value;

        foreach (var reader in (Actor[])[school.Alan, school.Grace, school.Edsger, school.Ada])
        {
            var row = Assert.Single((await school.BoardAsync(reader)).Announcements.Rows);
            Assert.Equal(("Room 12", "**Monday**", "Alan Turing", start, false), (row.Title, row.Text, row.AuthorName, row.PublishAt, row.Scheduled));
        }
    }

    [Fact]
    public async Task Who_lacks_the_permission_is_told_which_and_by_whom()
    {
        await using var school = await GatherAsync();
        var id = await school.PostAsync();
        var service = school.Announcements();

        foreach (var problem in (Problem?[])
        [
            (await service.PostAsync(school.Grace, school.Algebra, Draft())).Problem, (await service.PinAsync(school.Grace, school.Algebra, id, true)).Problem,
            (await service.EditAsync(school.Grace, school.Algebra, id, Draft(), Draft("Mine"))).Problem, (await service.RemoveAsync(school.Grace, school.Algebra, id)).Problem,
        ])
            Assert.Equal((Why.NeedsPermission, Permission.PostAnnouncements, "Alan Turing"), (problem!.Why, problem.Values[0], problem.Values[1]));
        var editor = await school.StaffAsync("barbara@school.example", ContentEditor);
        Assert.True((await service.PinAsync(editor, school.Algebra, id, true)).Succeeded);
    }

    [Fact]
    public async Task What_is_scheduled_is_seen_by_who_writes_until_its_time_comes()
    {
        await using var school = await GatherAsync();
        await school.EnrolAsync("edsger@school.example");
        await school.PostAsync("Test", at: start.AddHours(2));

        Assert.True(Assert.Single((await school.BoardAsync(school.Alan)).Announcements.Rows).Scheduled);
        Assert.Empty((await school.BoardAsync(school.Grace)).Announcements.Rows);
        Assert.Empty((await school.BoardAsync(school.Edsger)).Announcements.Rows);
        Assert.Equal(start.AddHours(2), (await school.BoardAsync(school.Edsger)).NextAt);
        Assert.Equal((0, start.AddHours(2)), ((await school.NewsAsync(school.Edsger)).Newest.Count, (await school.NewsAsync(school.Edsger)).NextAt));

        school.Database.Time.Advance(TimeSpan.FromHours(2));
        Assert.False(Assert.Single((await school.BoardAsync(school.Edsger)).Announcements.Rows).Scheduled);
        Assert.Equal("Test", Assert.Single((await school.NewsAsync(school.Edsger)).Newest).Title);
        Assert.Null((await school.BoardAsync(school.Edsger)).NextAt);
    }

    [Fact]
    public async Task Pinned_ones_come_first_then_the_newest_twenty_to_a_page()
    {
        await using var school = await GatherAsync();
        var pinned = await school.PostAsync("Pinned", pinned: true);
        for (var i = 1; i <= 22; i++)
        {
            school.Database.Time.Advance(TimeSpan.FromMinutes(1));
            await school.PostAsync($"No {i}");
        }

        Assert.Equal(["Pinned", "No 22", "No 21"], (await school.BoardAsync(school.Grace)).Titles().Take(3));
        Assert.Equal(["No 3", "No 2", "No 1"], (await school.BoardAsync(school.Grace, 2)).Titles());
        Assert.Equal(2, (await school.BoardAsync(school.Grace, int.MaxValue)).Announcements.Number);
        _ = (await school.Announcements().PinAsync(school.Alan, school.Algebra, pinned, false)).Value;
        Assert.Equal("Pinned", (await school.BoardAsync(school.Grace, 2)).Titles().Last());
    }

    [Fact]
    public async Task A_change_after_students_could_see_it_is_marked_and_one_before_is_not()
    {
        await using var school = await GatherAsync();
        var (now, later) = (await school.PostAsync("Now"), await school.PostAsync("Later", at: start.AddHours(1)));
        school.Database.Time.Advance(TimeSpan.FromMinutes(5));

        _ = (await school.Announcements().EditAsync(school.Alan, school.Algebra, now, Draft("Now", at: start), Draft("Now!"))).Value;
        _ = (await school.Announcements().EditAsync(school.Alan, school.Algebra, later, Draft("Later", at: start.AddHours(1)), Draft("Later!", at: start.AddHours(3)))).Value;

        var rows = (await school.BoardAsync(school.Alan)).Announcements.Rows.ToDictionary(row => row.Id);
        Assert.Equal(("Now!", start, start.AddMinutes(5)), (rows[now].Title, rows[now].PublishAt, rows[now].EditedAt!.Value));
        Assert.Equal(("Later!", start.AddHours(3), null), (rows[later].Title, rows[later].PublishAt, rows[later].EditedAt));
    }

    [Fact]
    public async Task Pinning_is_no_edit()
    {
        await using var school = await GatherAsync();
        var id = await school.PostAsync();
        _ = (await school.Announcements().EditAsync(school.Alan, school.Algebra, id, Draft(at: start), Draft(pinned: true))).Value;
        Assert.True(Assert.Single((await school.BoardAsync(school.Alan)).Announcements.Rows) is { Pinned: true, EditedAt: null });
    }

    [Fact]
    public async Task The_second_of_two_editors_is_told_and_overwrites_nothing()
    {
        await using var school = await GatherAsync();
        var id = await school.PostAsync();
        var seen = Draft(at: start);

        _ = (await school.Announcements().EditAsync(school.Ada, school.Algebra, id, seen, Draft("Room 13"))).Value;
        var second = await school.Announcements().EditAsync(school.Alan, school.Algebra, id, seen, Draft("Room 14"));
        var same = await school.Announcements().EditAsync(school.Alan, school.Algebra, id, seen, Draft("Room 13"));

        Assert.Equal(Why.AnnouncementChangedMeanwhile, second.Problem?.Why);
        Assert.True(same.Succeeded); // what one wanted is there
        Assert.Equal(["Room 13"], (await school.BoardAsync(school.Alan)).Titles());
    }

    [Fact]
    public async Task What_is_removed_is_gone_and_comes_back_as_it_was()
    {
        await using var school = await GatherAsync();
        var id = await school.PostAsync(pinned: true);

        _ = (await school.Announcements().RemoveAsync(school.Alan, school.Algebra, id)).Value;
        _ = (await school.Announcements().RemoveAsync(school.Alan, school.Algebra, id)).Value;
        Assert.Empty((await school.BoardAsync(school.Alan)).Announcements.Rows);
        Assert.Equal(Why.AnnouncementNotFound, (await school.Announcements().PinAsync(school.Alan, school.Algebra, id, false)).Problem?.Why);
        Assert.Equal(Why.AnnouncementNotFound, (await school.Database.Get<AnnouncementQueries>().ToEditAsync(school.Alan, school.Algebra, id)).Problem?.Why);

        _ = (await school.Announcements().RestoreAsync(school.Alan, school.Algebra, id)).Value;
        Assert.True(Assert.Single((await school.BoardAsync(school.Alan)).Announcements.Rows).Pinned);
        Assert.Equal([AuditAction.AnnouncementPosted, AuditAction.AnnouncementRemoved, AuditAction.AnnouncementRestored],
            (await school.AuditAsync()).TakeLast(3).Select(e => e.Action));
    }

    [Fact]
    public async Task An_announcement_of_another_course_is_not_reached_through_ones_own()
    {
        await using var school = await GatherAsync();
        var id = await school.PostAsync();
        var geometry = (await school.Courses.CreateAsync(school.Ada, "GEO-1", "Geometry", "")).Value;
        Assert.Equal(Why.AnnouncementNotFound, (await school.Announcements().RemoveAsync(school.Ada, geometry, id)).Problem?.Why);
    }

    [Fact]
    public async Task An_archived_course_is_read_and_not_written_on()
    {
        await using var school = await GatherAsync();
        var id = await school.PostAsync();
        await school.ArchiveAsync(school.Algebra);

        Assert.Equal(["Room 12"], (await school.BoardAsync(school.Grace)).Titles());
        Assert.Equal(Why.CourseArchived, (await school.BoardAsync(school.Alan)).ReadOnly?.Why);
        Assert.Equal(Why.CourseArchived, (await school.Announcements().RemoveAsync(school.Alan, school.Algebra, id)).Problem?.Why);
    }

    [Fact]
    public async Task Any_text_is_taken_or_refused_but_never_thrown()
    {
        await using var school = await GatherAsync();
        foreach (var odd in (string[])["\ud800", "\0", "<script>", "'; DROP TABLE \"Courses\"; --", new string('x', 100_000), "\u0301"])
            Assert.NotNull(await school.Announcements().PostAsync(school.Alan, school.Algebra, Draft(odd, odd)));
        Assert.True((await school.Database.Get<AnnouncementQueries>().CourseAsync(school.Grace, school.Algebra, 1)).Succeeded);
    }
}

using Lms.Data.Content.Announcements;
using Lms.Data.Courses;
using Lms.Tests.Support;

namespace Lms.Tests.Architecture;

/// <summary>Nor do the settings of a course, its copy and its announcements look through a whole table.</summary>
public sealed class CoursesUseIndexesTests
{
    [Fact]
    public async Task Neither_settings_nor_announcements_scan_a_table()
    {
        await using var cast = await Cast.GatherAsync();
        await cast.EnrolAsync("edsger@school.example");
        var (service, reading) = (cast.Database.Get<AnnouncementService>(), cast.Database.Get<AnnouncementQueries>());
        var draft = new AnnouncementDraft("Room 12", "", false, null);
        var queries = await cast.Database.ListenAsync(async () =>
        {
            var id = (await service.PostAsync(cast.Alan, cast.Algebra, draft)).Value;
            _ = (await service.PostAsync(cast.Alan, cast.Algebra, draft with { PublishAt = TestDatabase.Start.UtcDateTime.AddDays(1) })).Value;
            foreach (var actor in (Data.Shared.Actor[])[cast.Alan, cast.Grace, cast.Edsger])
            {
                _ = (await reading.CourseAsync(actor, cast.Algebra, 1)).Value;
                _ = (await reading.NewsAsync(actor)).Value;
                _ = (await cast.Database.Get<CourseQueries>().MineAsync(actor)).Value;
                _ = (await service.MarkSeenAsync(actor, cast.Algebra, DateTime.MaxValue)).Value;
            }

            _ = (await reading.ToEditAsync(cast.Alan, cast.Algebra, id)).Value;
            _ = (await service.PinAsync(cast.Alan, cast.Algebra, id, true)).Value;
            var settings = (await cast.Database.Get<CourseSettingsQueries>().SettingsAsync(cast.Alan, cast.Algebra)).Value.Settings;
            _ = (await cast.Database.Get<CourseSettingsService>().SaveAsync(cast.Alan, cast.Algebra, settings, settings with { Term = "Spring" })).Value;
            _ = (await cast.Database.Get<CourseCopyService>().CopyAsync(cast.Alan, cast.Algebra, "MATH-102", "Again", "")).Value;
            _ = (await cast.Database.Get<CourseHandoverService>().HandOverAsync(cast.Alan, cast.Algebra, Cast.Hedy)).Value;
        });

        Assert.True(queries.Count > 30, $"Only {queries.Count} queries were heard.");
        var scans = await cast.Database.ScansAsync(queries);
        Assert.True(scans.Count == 0, string.Join("\n\n", scans));
    }
}

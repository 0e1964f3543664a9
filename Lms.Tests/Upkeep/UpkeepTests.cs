using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Data.Content.Files;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Lms.Data.Upkeep;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Upkeep;

/// <summary>What has had its time goes by itself, once a day.</summary>
public class UpkeepTests
{
    [Fact]
    public async Task Whoever_was_named_and_never_came_goes_when_their_time_is_over()
    {
        await using var school = await GatherAsync();
        var hedy = (await school.EnrolAsync("hedy@school.example"))[0];
        school.Database.Time.Advance(TimeSpan.FromDays(89));
        Assert.Equal(new UpkeepDone(0, 0), await RunAsync(school, unusedDays: 90));
        school.Database.Time.Advance(TimeSpan.FromDays(2));

        Assert.Equal(new UpkeepDone(2, 0), await RunAsync(school, unusedDays: 90));

        Assert.Null(await school.AccountAsync("hedy@school.example"));
        Assert.Null(await school.AccountAsync("katherine@school.example"));
        Assert.Equal("Former member", (await school.AccountAsync(hedy)).DisplayName);
        await using var db = school.Database.Open();
        Assert.False(await db.Enrolments.AnyAsync(e => e.AccountId == hedy));
    }

    [Fact]
    public async Task Not_who_was_given_something_since_who_administers_whom_the_office_named_or_who_has_been_here()
    {
        await using var school = await GatherAsync();
        _ = (await school.Accounts.EnsureAdministratorsAsync([Address("head@school.example")])).Value;
        _ = await school.EnrolAsync("hedy@school.example");
        await using (var db = school.Database.Open())
            await db.Users.Where(a => a.NormalizedEmail == "hedy@school.example").ExecuteUpdateAsync(set => set.SetProperty(a => a.SourcedId, "u-7"));
        school.Database.Time.Advance(TimeSpan.FromDays(60));
        _ = (await school.Permissions.SwitchAsync(school.Alan, school.Algebra, PersonRef.To(school.Katherine), Permission.PostAnnouncements, true)).Value;
        school.Database.Time.Advance(TimeSpan.FromDays(60));

        Assert.Equal(new UpkeepDone(0, 0), await RunAsync(school, unusedDays: 90));
    }

    [Fact]
    public async Task Whoever_owns_a_course_stays_and_so_does_what_was_given_before_the_log_was_cut()
    {
        await using var school = await GatherAsync();
        var hedy = (await school.EnrolAsync("hedy@school.example"))[0];
        await using (var db = school.Database.Open())
            await db.Courses.ExecuteUpdateAsync(set => set.SetProperty(c => c.OwnerId, hedy));
        school.Database.Time.Advance(TimeSpan.FromDays(330));
        _ = (await school.Permissions.SwitchAsync(school.Ada, school.Algebra, PersonRef.To(school.Katherine), Permission.ViewGradebook, true)).Value;
        school.Database.Time.Advance(TimeSpan.FromDays(401));

        Assert.Equal(0, (await RunAsync(school, unusedDays: 730)).Accounts);
    }

    [Fact]
    public async Task A_clock_that_was_wrong_once_does_not_end_it()
    {
        await using var school = await GatherAsync();
        await using (var db = school.Database.Open())
        {
            db.Jobs.Add(new TimedJob { Name = "Retention", BegunAt = new(2099, 1, 1, 0, 0, 0, DateTimeKind.Utc) });
            await db.SaveChangesAsync();
        }

        school.Database.Time.Advance(TimeSpan.FromDays(100));
        Assert.Equal(1, (await RunAsync(school, unusedDays: 90)).Accounts);
    }

    [Fact]
    public async Task Without_the_setting_nobody_goes()
    {
        await using var school = await GatherAsync();
        school.Database.Time.Advance(TimeSpan.FromDays(300));
        Assert.Equal(0, (await RunAsync(school, unusedDays: 0)).Accounts);
    }

    [Fact]
    public async Task Two_servers_do_it_once_a_day()
    {
        await using var school = await GatherAsync();
        school.Database.Time.Advance(TimeSpan.FromDays(100));
        var other = school.Database.StartProcess();

        var done = await AtOnce.RunAsync(
        [
            () => Service(school.Database.Get<LmsStore>(), school, 90).RunAsync(),
            () => Service(other.GetRequiredService<LmsStore>(), school, 90).RunAsync(),
        ]);

        Assert.Equal([0, 1], done.Select(d => d.Value.Accounts).Order());
        _ = (await school.Permissions.SwitchAsync(school.Alan, school.Algebra, Hedy, Permission.ViewStudents, true)).Value;
        school.Database.Time.Advance(TimeSpan.FromHours(23));
        Assert.Equal(0, (await RunAsync(school, 90)).Accounts);
    }

    [Fact]
    public async Task The_log_and_refused_sign_ins_are_kept_for_their_months()
    {
        await using var school = await GatherAsync();
        _ = (await school.SignIn.SignInAsync(Google("stranger@elsewhere.example", hd: null))).Value;
        var old = (await school.AuditAsync()).Count;
        school.Database.Time.Advance(TimeSpan.FromDays(380));
        _ = (await school.Courses.CreateAsync(school.Alan, "MATH-102", "Geometry", "")).Value;
        Assert.Equal(new UpkeepDone(0, 0), await RunAsync(school, 0));
        school.Database.Time.Advance(TimeSpan.FromDays(30));

        Assert.Equal(new UpkeepDone(0, old + 1), await RunAsync(school, 0));
        Assert.Equal(AuditAction.CourseCreated, Assert.Single(await school.AuditAsync()).Action);
    }

    [Fact]
    public async Task An_announcement_that_was_taken_away_is_gone_for_good_after_a_month()
    {
        await using var school = await GatherAsync();
        var (taken, stays) = (await school.PostAsync("Taken away"), await school.PostAsync("Stays"));
        _ = (await school.Announcements().RemoveAsync(school.Alan, school.Algebra, taken)).Value;
        school.Database.Time.Advance(TimeSpan.FromDays(29));
        _ = await RunAsync(school, 0);
        Assert.True((await school.Announcements().RestoreAsync(school.Alan, school.Algebra, taken)).Succeeded);
        _ = (await school.Announcements().RemoveAsync(school.Alan, school.Algebra, taken)).Value;
        school.Database.Time.Advance(TimeSpan.FromDays(31));
        _ = await RunAsync(school, 0);

        await using var db = school.Database.Open();
        Assert.Equal([stays], await db.Announcements.Select(a => a.Id).ToListAsync());
    }

    [Fact]
    public async Task Files_that_nothing_refers_to_go_and_the_others_stay()
    {
        await using var school = await GatherAsync();
        var section = await school.SectionAsync();
        var kept = await school.FileOfAsync(await school.HandoutAsync(section, "Kept.txt"));
        var lost = await school.HandoutAsync(section, "Lost.txt");
        _ = await school.UploadAsync("Nobody's.txt"); // came, and nothing became of it
        await using (var db = school.Database.Open())
            await db.Materials.Where(m => m.Id == lost).ExecuteDeleteAsync();
        Assert.Equal(3, school.Stored().Count);
        school.Database.Time.Advance(TimeSpan.FromDays(36_500)); // files have the time of the machine

        _ = await RunAsync(school, 0);

        await using var after = school.Database.Open();
        Assert.Equal([kept], await after.Files.Select(f => f.Id).ToListAsync());
        Assert.Equal(await after.Files.Select(f => f.Key).ToListAsync(), school.Stored().Select(Path.GetFileName));
    }

    static async Task<UpkeepDone> RunAsync(Cast school, int unusedDays) => (await Service(school.Database.Get<LmsStore>(), school, unusedDays).RunAsync()).Value;

    static UpkeepService Service(LmsStore store, Cast school, int unusedDays) => new(
        store, school.Database.Get<LmsDatabase>(), school.Database.Get<FileSweep>(), school.Database.Get<SchoolClock>(), Options.Create(new RetentionOptions { UnusedDays = unusedDays }));
}

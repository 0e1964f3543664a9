using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Accounts;

/// <summary>Pending accounts that nobody has used.</summary>
public class UnusedTests
{
    [Fact]
    public async Task They_are_listed_the_oldest_first_with_what_waits_and_who_named_them()
    {
        await using var school = await GatherAsync();
        school.Database.Time.Advance(TimeSpan.FromDays(20));
        _ = await school.EnrolAsync("hedy@school.example");
        school.Database.Time.Advance(TimeSpan.FromDays(1));
        _ = (await school.Accounts.EnsureAdministratorsAsync([Address("head@school.example")])).Value;
        school.Database.Time.Advance(TimeSpan.FromDays(80));

        var rows = (await ListAsync(school, 30)).Rows;

        Assert.Equal(["katherine@school.example", "hedy@school.example", "head@school.example"], rows.Select(row => row.Name));
        Assert.Equal([("Alan Turing", 1, 0, null), ("Alan Turing", 0, 1, null), (null, 0, 0, Why.MoreThanUnused)],
            rows.Select(row => (row.NamedBy, row.Teaches, row.Attends, row.Kept?.Why)));
        Assert.Equal(["katherine@school.example"], (await ListAsync(school, 90)).Rows.Select(row => row.Name));
        Assert.Empty((await ListAsync(school, 365)).Rows);
    }

    [Fact]
    public async Task They_are_removed_with_what_waits()
    {
        await using var school = await GatherAsync();
        var hedy = (await school.EnrolAsync("hedy@school.example"))[0];
        school.Database.Time.Advance(TimeSpan.FromDays(31));

        Assert.Equal(new Removed(2, 0), (await Erasure(school).RemoveUnusedAsync(school.Ada, 30, [hedy, school.Katherine])).Value);

        Assert.Empty((await ListAsync(school, 30)).Rows);
        Assert.Null(await school.AccountAsync("hedy@school.example"));
        Assert.Null(await school.GrantsAsync(school.Katherine));
        Assert.Equal([AuditAction.UnusedRemoved, AuditAction.UnusedRemoved], (await school.AuditAsync()).TakeLast(2).Select(e => e.Action));
        Assert.Equal(new Removed(0, 0), (await Erasure(school).RemoveUnusedAsync(school.Ada, 30, [hedy, school.Katherine])).Value);
    }

    [Fact]
    public async Task Whoever_came_meanwhile_stays()
    {
        await using var school = await GatherAsync();
        _ = await school.ArriveAsync("katherine@school.example");

        var hedy = (await school.EnrolAsync("hedy@school.example"))[0];
        school.Database.Time.Advance(TimeSpan.FromDays(31));

        Assert.Equal(new Removed(1, 1), (await Erasure(school).RemoveUnusedAsync(school.Ada, 30, [hedy, school.Katherine])).Value);
        Assert.Null(await school.AccountAsync("hedy@school.example"));
        Assert.NotNull(await school.GrantsAsync(school.Katherine));
    }

    [Fact]
    public async Task Whoever_was_given_something_since_or_stands_at_the_door_is_not_unused()
    {
        await using var school = await GatherAsync();
        var hedy = (await school.EnrolAsync("hedy@school.example"))[0];
        school.Database.Time.Advance(TimeSpan.FromDays(80));
        _ = (await school.Permissions.SwitchAsync(school.Alan, school.Algebra, PersonRef.To(school.Katherine), Permission.ViewGradebook, true)).Value;
        _ = await school.AskAsync("hedy@school.example", "hedy herself", hd: null);
        school.Database.Time.Advance(TimeSpan.FromDays(80));

        Assert.Empty((await ListAsync(school, 90)).Rows);
        Assert.Equal(new Removed(0, 2), (await Erasure(school).RemoveUnusedAsync(school.Ada, 90, [hedy, school.Katherine])).Value);
        Assert.NotNull(await school.AccountAsync("hedy@school.example"));
    }

    static ErasureService Erasure(Cast school) => school.Database.Get<ErasureService>();

    static async Task<Page<UnusedRow>> ListAsync(Cast school, int days) =>
        (await school.Database.Get<UnusedQueries>().UnusedAsync(school.Ada, days, 1)).Value;
}

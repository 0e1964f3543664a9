using System.Diagnostics;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Lms.Tests.Support;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Storage;

/// <summary>Who writes while others do: first come, first served, and told in time when it can't be.</summary>
public class WritersInLineTests
{
    [Fact]
    public async Task Whoever_comes_first_writes_first()
    {
        await using var school = await GatherAsync();
        var (store, gate, order) = (school.Database.Get<LmsStore>(), new TaskCompletionSource(), new List<int>());
        var holding = store.WriteUnaskedAsync<Done>(async _ =>
        {
            await gate.Task;
            return new Done();
        }, default);
        var waiting = Enumerable.Range(0, 20).Select(i => store.WriteUnaskedAsync<Done>(_ =>
        {
            order.Add(i);
            return Task.FromResult<Result<Done>>(new Done());
        }, default)).ToList();

        gate.SetResult();

        Assert.True((await holding).Succeeded);
        Assert.All(await Task.WhenAll(waiting), done => Assert.True(done.Succeeded));
        Assert.Equal(Enumerable.Range(0, 20), order);
    }

    [Fact]
    public async Task While_another_program_does_not_let_go_everybody_in_line_is_told_within_the_same_few_seconds()
    {
        await using var school = await GatherAsync();
        await using var other = await school.Database.ConnectAsync();
        await other.Query("BEGIN IMMEDIATE").ExecuteNonQueryAsync();
        var since = Stopwatch.GetTimestamp();

        var told = await AtOnce.RunAsync(4, async i =>
            (await school.Permissions.SwitchAsync(school.Alan, school.Algebra, Hedy, Permission.EditCourse, i % 2 == 0)).Problem?.Why);

        Assert.All(told, why => Assert.Equal(Why.StorageUnavailable, why));
        Assert.InRange(Stopwatch.GetElapsedTime(since).TotalSeconds, 4.5, 9);
        await other.Query("ROLLBACK").ExecuteNonQueryAsync();
        Assert.True((await school.Permissions.SwitchAsync(school.Alan, school.Algebra, Hedy, Permission.EditCourse, true)).Succeeded);
    }
}

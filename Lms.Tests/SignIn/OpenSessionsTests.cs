using System.Collections.Concurrent;
using System.Security.Claims;
using Lms.Data.Accounts;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Lms.Tests.Support;
using Lms.Web.Shared;
using Lms.Web.SignIn;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.Logging.Abstractions;
using static Lms.Tests.Support.Doorstep;

namespace Lms.Tests.SignIn;

/// <summary>Pages that are open while a session ends.</summary>
public sealed class OpenSessionsTests
{
    [Fact]
    public async Task From_the_moment_on_at_which_a_session_ends_its_pages_are_nobodys()
    {
        await using var school = await Cast.GatherAsync();
        var closed = new ConcurrentQueue<string>();
        using var server = school.Server(closed);
        foreach (var end in Ways(school))
        {
            var (grace, alan) = (await school.ComeAsync(GraceAddress), await school.ComeAsync("alan@school.example"));
            using var page = await server.OpenPageAsync(grace);
            using var others = await server.OpenPageAsync(alan);
            var kept = await new CurrentActor(page, new LookingAs()).GetAsync();
            Assert.Equal(school.Grace.AccountId, kept.AccountId);

            await end(grace);

            Assert.False(await page.IsSomebodyAsync());
            Assert.Equal(0, await new CurrentActor(page, new LookingAs()).IdAsync());
            Assert.True(kept.SignedOut.IsCancellationRequested);
            Assert.True(await others.IsSomebodyAsync());
            await WaitUntilAsync(() => closed.Contains(Session.NumberOf(grace)));
            Assert.DoesNotContain(Session.NumberOf(alan), closed);
        }
    }

    [Fact]
    public async Task Nothing_is_heard_from_a_page_whose_session_has_ended()
    {
        await using var school = await Cast.GatherAsync();
        using var server = school.Server();
        var grace = await school.ComeAsync(GraceAddress);
        using var page = await server.OpenPageAsync(grace);
        var heard = 0;
        var hear = new PageVisitor.Circuits(page, server).CreateInboundActivityHandler(_ =>
        {
            heard++;
            return Task.CompletedTask;
        });
        await hear(null!);
        _ = (await school.Sessions().SignOutAsync(Session.TicketOf(grace)!.Number)).Value;
        await hear(null!);
        Assert.Equal(1, heard);
    }

    [Fact]
    public async Task What_was_begun_before_signing_out_is_not_finished_after()
    {
        await using var school = await Cast.GatherAsync();
        using var server = school.Server();
        using var page = await server.OpenPageAsync(await school.ComeAsync("alan@school.example"));
        var kept = await new CurrentActor(page, new LookingAs()).GetAsync();
        var before = await school.Database.DumpAsync();

        // It ends in the middle of a change, and before another.
        var (begun, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        var slow = school.Database.Get<LmsStore>().WriteAsync<Done>(kept, async db =>
        {
            db.Courses.Single(c => c.Id == school.Algebra).Title = "Changed";
            begun.SetResult();
            await go.Task;
            return new Done();
        }, default);
        await begun.Task;
        await TellThatItEndedAsync(school, school.Alan);
        go.SetResult();

        Assert.Equal(Why.SignedOut, (await slow).Problem?.Why);
        Assert.Equal(Why.SignedOut, (await school.Courses.CreateAsync(kept, "MATH-103", "Mine", "")).Problem?.Why);
        Assert.Equal(before, await school.Database.DumpAsync());
    }

    [Fact]
    public async Task A_page_that_opens_with_a_cookie_of_before_is_nobodys()
    {
        await using var school = await Cast.GatherAsync();
        var grace = await school.ComeAsync(GraceAddress);
        _ = (await school.Sessions().SignOutAsync(Session.TicketOf(grace)!.Number)).Value;
        using var server = school.Server();
        using var page = await server.OpenPageAsync(grace);
        Assert.False(await page.IsSomebodyAsync());
    }

    [Fact]
    public async Task Idle_pages_ask_the_records_nothing_and_what_another_program_wrote_is_found_by_one_look()
    {
        await using var school = await Cast.GatherAsync();
        using var server = school.Server();
        await using var pulse = school.Database.Get<DatabasePulse>();
        using var watch = Watch(school, server, pulse);
        var pages = new List<PageVisitor>();
        for (var i = 0; i < 20; i++)
            pages.Add(await server.OpenPageAsync(await school.ComeAsync(i % 2 == 0 ? GraceAddress : "alan@school.example")));
        await watch.LookAsync(default); // what was written before

        Assert.Empty(await school.Database.ListenAsync(() => IdleAsync(school, watch, TimeSpan.FromMinutes(4))));

        await SuspendByHandAsync(school, GraceAddress);
        var asked = await school.Database.ListenAsync(() => IdleAsync(school, watch, SessionWatch.Pause));

        Assert.Single(asked);
        Assert.Empty(await school.Database.ScansAsync(asked));
        for (var i = 0; i < 20; i++)
            Assert.Equal(i % 2 != 0, await pages[i].IsSomebodyAsync());
        pages.ForEach(page => page.Dispose());
    }

    [Fact]
    public async Task No_page_has_a_clock_of_its_own_and_too_old_ones_end_with_the_one_look()
    {
        Assert.DoesNotContain(typeof(PageVisitor).Assembly.GetTypes(), type => type.IsSubclassOf(typeof(RevalidatingServerAuthenticationStateProvider)));
        await using var school = await Cast.GatherAsync();
        using var server = school.Server();
        await using var pulse = school.Database.Get<DatabasePulse>();
        using var watch = Watch(school, server, pulse);
        using var page = await server.OpenPageAsync(await school.ComeAsync(GraceAddress));
        await IdleAsync(school, watch, TimeSpan.FromSeconds(2));
        school.Database.Time.Advance(TimeSpan.FromHours(12) - TimeSpan.FromSeconds(4));
        await watch.LookAsync(default);
        Assert.True(await page.IsSomebodyAsync());
        Assert.Empty(await school.Database.ListenAsync(() => IdleAsync(school, watch, SessionWatch.Pause)));
        Assert.False(await page.IsSomebodyAsync());
    }

    [Fact]
    public async Task Who_was_there_is_noted_in_one_write_every_five_minutes()
    {
        await using var school = await Cast.GatherAsync();
        using var server = school.Server();
        await using var pulse = school.Database.Get<DatabasePulse>();
        using var watch = Watch(school, server, pulse);
        var grace = await school.ComeAsync(GraceAddress);
        _ = await school.ComeAsync("alan@school.example");
        var session = new Session(school.Database.Get<SessionQueries>(), server);
        var written = await school.Database.ListenAsync(async () =>
        {
            for (var second = 0; second < 600; second += 2)
            {
                if (second < 300)
                    Assert.True(await session.MayGoOnAsync(grace, default));
                await IdleAsync(school, watch, SessionWatch.Pause);
            }
        });
        Assert.InRange(written.Count(sql => sql.Contains("UPDATE", StringComparison.Ordinal)), 1, 2);
        Assert.Equal(TestDatabase.Start.UtcDateTime.AddMinutes(5), (await school.SignInsAsync(school.Grace.AccountId)).Single().LastSeenAt);
        Assert.Equal(TestDatabase.Start.UtcDateTime, (await school.SignInsAsync(school.Alan.AccountId)).Single().LastSeenAt);
    }

    static IEnumerable<Func<ClaimsPrincipal, Task>> Ways(Cast school) =>
    [
        async who => _ = (await school.Sessions().SignOutAsync(Session.TicketOf(who)!.Number)).Value,
        async who => _ = (await school.Sessions().EndAsync(school.Grace, (await school.SignInsAsync(school.Grace.AccountId))[^1].Id)).Value,
        async any => _ = (await school.Standings.SignOutEverywhereAsync(school.Ada, school.Grace.AccountId)).Value,
        async any => _ = (await school.Requests().SamePersonAsync(school.Ada, await school.AskAsync(GraceAddress, "sub-new"))).Value,
    ];

    static async Task WaitUntilAsync(Func<bool> so)
    {
        for (var waited = 0; !so() && waited < 1000; waited++)
            await Task.Delay(10, TestContext.Current.CancellationToken);
        Assert.True(so());
    }

    static SessionWatch Watch(Cast school, OpenSessions server, DatabasePulse pulse) =>
        new(server, school.Sessions(), pulse, school.Database.Time, NullLogger<SessionWatch>.Instance);

    static async Task IdleAsync(Cast school, SessionWatch watch, TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += SessionWatch.Pause)
        {
            school.Database.Time.Advance(SessionWatch.Pause);
            await watch.LookAsync(default);
        }
    }

    static async Task SuspendByHandAsync(Cast school, string address)
    {
        await using var connection = await school.Database.ConnectAsync();
        await connection.Query($"UPDATE \"Accounts\" SET \"Status\" = {(int)AccountStatus.Suspended} WHERE \"NormalizedEmail\" = '{address}'").ExecuteNonQueryAsync();
    }

    // As it is told after the commit of whoever ends it.
    static async Task TellThatItEndedAsync(Cast school, Actor person)
    {
        var key = (await school.SignInsAsync(person.AccountId))[^1].Key;
        school.Database.Get<LiveChanges>().Publish([Change.OfSignIns(person.AccountId) with { EndedSession = key }], _ => { });
    }
}

using System.Collections.Concurrent;
using Lms.Data.Accounts;
using Lms.Data.Mail;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;

namespace Lms.Tests.Mail;

public sealed class OutboxTests : IAsyncLifetime
{
    Cast school = null!;

    public async ValueTask InitializeAsync() => school = await Cast.GatherAsync();

    public ValueTask DisposeAsync() => school.DisposeAsync();

    [Fact]
    public async Task A_letter_says_who_what_and_whereto_and_is_sent_once()
    {
        _ = (await school.InviteAsync(school.Katherine)).Value;

        var letter = Assert.Single(await school.SendAsync());
        Assert.Equal(
            (InvitationKind.Invitation, "", "katherine@school.example", "Alan Turing", school.Algebra, "Algebra I"),
            (letter.Kind, letter.Name, letter.Address.Normal, letter.ByName, letter.CourseId, letter.CourseTitle));
        Assert.Empty(await school.SendAsync());
        var sent = Assert.Single(await school.InvitationsAsync());
        Assert.Equal((1, null, Classroom.Now, null), (sent.Attempts, sent.DueAt, sent.SentAt, sent.GivenUpAt));
    }

    [Fact]
    public async Task Two_servers_send_each_of_fifty_mails_once()
    {
        _ = await school.EnrolRowsAsync([.. Classroom.Strangers(50)]);
        await using (var db = school.Database.Open())
            _ = (await school.InviteAsync([.. db.Enrolments.Where(e => e.CourseId == school.Algebra).Select(e => e.AccountId)])).Value;
        var taken = new ConcurrentQueue<string>();
        Outbox[] servers = [school.Outbox(), school.Database.Another<Outbox>()];

        await AtOnce.RunAsync(servers.Length, async i =>
        {
            // Where the other one writes all the time, a server may have to ask again.
            while (await servers[i].SendNextAsync(TakeAsync) is { Succeeded: false } or { Succeeded: true, Value: not null })
                await Task.Yield();
            return true;
        });

        Assert.Equal(50, taken.Count);
        Assert.Equal(50, taken.Distinct().Count());
        Assert.All(await school.InvitationsAsync(), i => Assert.Equal((1, true), (i.Attempts, i.SentAt is not null)));

        async Task<Delivery> TakeAsync(Letter letter)
        {
            taken.Enqueue(letter.Address.Normal);
            await Task.Delay(1);
            return Delivery.Sent;
        }
    }

    [Fact]
    public async Task What_another_server_began_is_left_to_it_until_it_can_only_be_dead()
    {
        _ = (await school.InviteAsync(school.Katherine)).Value;
        await Assert.ThrowsAsync<InvalidOperationException>(() => school.Outbox().SendNextAsync(_ => throw new InvalidOperationException("the power went")));

        Assert.Empty(await school.SendAsync(outbox: school.Database.Another<Outbox>()));
        Assert.Equal(Why.InvitationWaits, (await school.InviteAsync(school.Katherine)).Problem?.Why);
        school.Database.Time.Advance(Outbox.Lease - TimeSpan.FromSeconds(1));
        Assert.Empty(await school.SendAsync(outbox: school.Database.Another<Outbox>()));

        school.Database.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Single(await school.SendAsync(outbox: school.Database.Another<Outbox>()));
        Assert.Equal(2, (await school.InvitationsAsync())[0].Attempts);
    }

    [Fact]
    public async Task A_mail_that_kills_its_server_each_time_is_given_up()
    {
        _ = (await school.InviteAsync(school.Katherine)).Value;
        for (var times = 0; times < 6; times++)
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => school.Outbox().SendNextAsync(_ => throw new InvalidOperationException("the power went")));
            school.Database.Time.Advance(Outbox.Lease);
        }

        Assert.Empty(await school.SendAsync());
        Assert.NotNull((await school.InvitationsAsync())[0].GivenUpAt);
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_is_waited_for_and_after_a_week_it_is_given_up()
    {
        _ = (await school.InviteAsync(school.Katherine)).Value;
        for (var hour = 0; hour < 7 * 24; hour++)
        {
            Assert.Single(await school.SendAsync(Delivery.Unreachable));
            school.Database.Time.Advance(TimeSpan.FromHours(1));
        }

        Assert.Empty(await school.SendAsync(Delivery.Unreachable));
        var given = Assert.Single(await school.InvitationsAsync());
        Assert.Equal((0, null), (given.Attempts, given.DueAt));
        Assert.NotNull(given.GivenUpAt);
    }

    [Fact]
    public async Task A_failure_is_waited_out_longer_each_time_and_then_given_up()
    {
        const Delivery delivery = Delivery.Failed;
        _ = (await school.InviteAsync(school.Katherine)).Value;
        foreach (var minutes in (int[])[1, 5, 30, 120, 720])
        {
            Assert.Single(await school.SendAsync(delivery));
            school.Database.Time.Advance(TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(1));
            Assert.Empty(await school.SendAsync(delivery));
            school.Database.Time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Single(await school.SendAsync(delivery));
        var given = Assert.Single(await school.InvitationsAsync());
        Assert.Equal((6, null, null), (given.Attempts, given.DueAt, given.SentAt));
        Assert.NotNull(given.GivenUpAt);
    }

    [Fact]
    public async Task What_is_refused_for_good_is_given_up_at_once()
    {
        _ = (await school.InviteAsync(school.Katherine)).Value;
        Assert.Single(await school.SendAsync(Delivery.Refused));

        school.Database.Time.Advance(TimeSpan.FromDays(1));
        Assert.Empty(await school.SendAsync());
        Assert.Equal(Classroom.Now, (await school.InvitationsAsync())[0].GivenUpAt);
    }

    [Fact]
    public async Task A_database_that_cannot_be_written_sends_nothing_and_forgets_nothing()
    {
        _ = (await school.InviteAsync(school.Katherine)).Value;
        var good = await school.Database.RuinAsync();
        var asked = false;
        var answer = await school.Outbox().SendNextAsync(_ =>
        {
            asked = true;
            return Task.FromResult(Delivery.Sent);
        });
        Assert.Equal((Why.StorageUnavailable, false), (answer.Problem?.Why, asked));

        await school.Database.MendAsync(good);
        Assert.Single(await school.SendAsync());
    }
}

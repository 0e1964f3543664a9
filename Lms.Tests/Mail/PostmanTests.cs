using Lms.Data.Mail;
using Lms.Tests.Support;
using Lms.Web.Mail;
using SmtpServer.Protocol;

namespace Lms.Tests.Mail;

/// <summary>Over the wire, to a mail server.</summary>
public sealed class PostmanTests : IAsyncLifetime
{
    Cast school = null!;

    public async ValueTask InitializeAsync()
    {
        school = await Cast.GatherAsync();
        _ = (await school.InviteAsync(school.Katherine)).Value;
    }

    public ValueTask DisposeAsync() => school.DisposeAsync();

    [Fact]
    public async Task What_is_due_arrives_once_as_text_and_as_HTML()
    {
        await using var office = new PostOffice();
        Assert.True(await SendAsync(office.Settings()));
        Assert.True(await SendAsync(office.Settings()));

        var (to, mail) = Assert.Single(office.Taken);
        Assert.Equal(["katherine@school.example"], to);
        Assert.Equal("Alan Turing has added you to Algebra I", mail.Subject);
        Assert.Contains("/sign-in?returnUrl=%2Fcourses%2F1", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("/sign-in?returnUrl=%2Fcourses%2F1", mail.HtmlBody, StringComparison.Ordinal);
        Assert.NotNull((await OnlyAsync()).SentAt);
    }

    [Fact]
    public async Task Two_postmen_on_two_servers_bring_each_of_twenty_mails_once()
    {
        await using var office = new PostOffice();
        var students = await school.EnrolAsync([.. Enumerable.Range(0, 19).Select(i => $"pupil{i}@school.example")]);
        _ = (await school.InviteAsync([.. students])).Value;
        Postman[] postmen = [school.Postman(office.Settings()), school.Postman(office.Settings(), school.Database.Another<Outbox>())];

        await AtOnce.RunAsync(postmen.Length, async i =>
        {
            while (!await postmen[i].SendDueAsync(default))
                await Task.Yield(); // the database was the other one's
            return true;
        });

        Assert.Equal(20, office.Taken.Count);
        Assert.Equal(20, office.Taken.Select(taken => taken.To[0]).Distinct().Count());
    }

    [Fact]
    public async Task An_address_that_does_not_exist_is_given_up_and_the_next_one_gets_theirs()
    {
        await using var office = new PostOffice();
        office.Recipient = to => to.StartsWith("katherine", StringComparison.Ordinal) ? SmtpResponse.MailboxUnavailable : null;
        var mary = (await school.EnrolAsync("mary@school.example"))[0];
        _ = (await school.InviteAsync(mary)).Value;

        Assert.True(await SendAsync(office.Settings()));

        Assert.Equal("mary@school.example", Assert.Single(office.Taken).To[0]);
        Assert.Equal([true, false], (await school.InvitationsAsync()).Select(i => i.GivenUpAt is not null));
    }

    [Theory]
    [InlineData(450, "no room just now", 1)]
    [InlineData(550, "5.1.1 no such person", null)]
    [InlineData(550, "5.4.5 daily limit exceeded", 5)]
    [InlineData(554, "5.7.1 not from you", 5)]
    public async Task An_address_that_is_not_there_is_given_up_and_what_the_sender_may_not_now_is_tried_again(int code, string answer, int? minutes)
    {
        await using var office = new PostOffice { Recipient = _ => new SmtpResponse((SmtpReplyCode)code, answer) };
        _ = await SendAsync(office.Settings());

        var failed = await OnlyAsync();
        Assert.Equal((minutes is null, minutes is { } pause ? Classroom.Now.AddMinutes(pause) : null), (failed.GivenUpAt is not null, failed.DueAt));
    }

    [Theory]
    [InlineData(451)]
    [InlineData(550)]
    [InlineData(554)]
    public async Task A_server_that_takes_no_more_for_now_is_left_alone_and_costs_nobody_their_mail(int code)
    {
        await using var office = new PostOffice { Text = () => new SmtpResponse((SmtpReplyCode)code, "too many") };
        _ = (await school.InviteAsync((await school.EnrolAsync("mary@school.example"))[0])).Value;
        for (var round = 0; round < 20; round++)
        {
            Assert.False(await SendAsync(office.Settings()));
            school.Database.Time.Advance(TimeSpan.FromMinutes(10));
        }

        office.Text = () => SmtpResponse.Ok;
        Assert.True(await SendAsync(office.Settings()));
        Assert.Equal(2, office.Taken.Count);
    }

    [Fact]
    public async Task A_sender_that_is_refused_is_a_setting_to_be_mended_and_costs_nobody_their_mail()
    {
        await using var office = new PostOffice { TakesSender = false };
        _ = await SendAsync(office.Settings());
        Assert.NotNull((await OnlyAsync()).DueAt);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_tried_again_and_only_one_mail_waits_for_it_at_a_time()
    {
        var mary = (await school.EnrolAsync("mary@school.example"))[0];
        _ = (await school.InviteAsync(mary)).Value;
        await using (var office = new PostOffice())
            Assert.False(await SendAsync(office.Settings(port: Ports.Free())));

        Assert.Equal([true, false], (await school.InvitationsAsync()).Select(i => i.DueAt > Classroom.Now));
    }

    [Fact]
    public async Task It_is_woken_by_whoever_asks_and_stops_when_it_is_told_to()
    {
        await using var office = new PostOffice();
        using var postman = school.Postman(office.Settings());
        await postman.StartAsync(default);
        await UntilAsync(() => office.Taken.Count == 1);

        var mary = (await school.EnrolAsync("mary@school.example"))[0];
        _ = (await school.InviteAsync(mary)).Value;
        await UntilAsync(() => office.Taken.Count == 2);
        await postman.StopAsync(default).WaitAsync(TimeSpan.FromSeconds(10));
        Assert.True(postman.ExecuteTask!.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task It_outlives_a_database_that_is_away()
    {
        await using var office = new PostOffice();
        var good = await school.Database.RuinAsync();
        Assert.False(await SendAsync(office.Settings()));
        Assert.Empty(office.Taken);

        await school.Database.MendAsync(good);
        Assert.True(await SendAsync(office.Settings()));
        Assert.Single(office.Taken);
    }

    async Task<bool> SendAsync(MailSettings settings)
    {
        using var postman = school.Postman(settings);
        return await postman.SendDueAsync(default);
    }

    async Task<Invitation> OnlyAsync() => Assert.Single(await school.InvitationsAsync());

    static async Task UntilAsync(Func<bool> met)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!met())
            await Task.Delay(20, patience.Token);
    }
}

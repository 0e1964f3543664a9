using Lms.Data.Accounts;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;

namespace Lms.Tests.Mail;

/// <summary>What happens between asking and sending.</summary>
public sealed class NoLongerWantedTests : IAsyncLifetime
{
    Cast school = null!;

    public async ValueTask InitializeAsync() => school = await Cast.GatherAsync();

    public ValueTask DisposeAsync() => school.DisposeAsync();

    [Fact]
    public async Task The_address_is_the_one_they_have_when_it_is_sent()
    {
        _ = (await school.InviteAsync(school.Katherine)).Value;
        _ = (await school.Accounts.CorrectAddressAsync(school.Alan, school.Katherine, "kj@school.example", merge: false)).Value;

        Assert.Equal("kj@school.example", Assert.Single(await school.SendAsync()).Address.Normal);
    }

    [Fact]
    public Task Who_signed_in_meanwhile_is_not_written_to() =>
        NobodyIsWrittenToAsync(() => school.ArriveAsync("katherine@school.example", "Katherine Johnson"));

    [Fact]
    public Task Nor_is_who_was_taken_off_the_staff() => NobodyIsWrittenToAsync(async () =>
        _ = (await school.Permissions.RemoveAsync(school.Alan, school.Algebra, [PersonRef.To(school.Katherine)])).Value);

    [Fact]
    public Task Nor_who_was_suspended() => NobodyIsWrittenToAsync(() => school.SuspendAsync(new Actor(school.Katherine)));

    [Fact]
    public Task Nor_who_gave_up_their_address() => NobodyIsWrittenToAsync(async () =>
        _ = (await school.Requests().SomebodyNewAsync(school.Ada, await school.AskAsync(Doorstep.KatherineAddress, "private", hd: null))).Value);

    [Fact]
    public Task Nor_anybody_of_a_course_that_was_archived() => NobodyIsWrittenToAsync(() => school.ArchiveAsync(school.Algebra));

    [Fact]
    public Task Nor_anybody_for_somebody_who_was_suspended() => NobodyIsWrittenToAsync(() => school.SuspendAsync(school.Alan));

    [Fact]
    public async Task Who_was_invited_under_two_addresses_that_became_one_gets_one_mail()
    {
        var mary = (await school.Permissions.SwitchAsync(school.Alan, school.Algebra, Cast.Named("mary@school.example"), Permission.ViewGradebook, true)).Value;
        _ = (await school.InviteAsync(school.Katherine, mary.Steps[0].AccountId)).Value;
        _ = (await school.Accounts.CorrectAddressAsync(school.Alan, school.Katherine, "mary@school.example", merge: true)).Value;

        Assert.Equal("mary@school.example", Assert.Single(await school.SendAsync()).Address.Normal);
    }

    async Task NobodyIsWrittenToAsync(Func<Task> meanwhile)
    {
        _ = (await school.InviteAsync(school.Katherine)).Value;
        await meanwhile();

        Assert.Empty(await school.SendAsync());
        Assert.Empty(await school.InvitationsAsync());
    }
}

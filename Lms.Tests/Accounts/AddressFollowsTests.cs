using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Data.Permissions;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Accounts;

/// <summary>Somebody who is known comes with another address: rows 4 to 6 of the linking table, carried out.</summary>
public class AddressFollowsTests
{
    [Fact]
    public async Task Row_4_the_account_follows_its_owner_to_a_new_address()
    {
        await using var school = await GatherAsync();

        var outcome = (await school.SignIn.SignInAsync(Google("hopper@school.example", "sub-grace@school.example"))).Value;

        Assert.Equal((school.Grace.AccountId, "hopper@school.example"), (outcome.AccountId, outcome.Address));
        Assert.Equal("hopper@school.example", (await school.AccountAsync(school.Grace.AccountId)).Email);
        var entry = (await school.AuditAsync())[^1];
        Assert.Equal((AuditAction.AddressFollowedGoogle, "grace@school.example", "hopper@school.example"), (entry.Action, entry.Before, entry.After));
    }

    [Fact]
    public async Task Whoever_is_named_by_an_address_they_had_before_is_still_meant()
    {
        await using var school = await GatherAsync();
        await school.SignIn.SignInAsync(Google("hopper@school.example", "sub-grace@school.example"));
        var people = (await school.EverybodyAsync()).Count;

        var change = (await school.Permissions.SwitchAsync(school.Alan, school.Algebra, Named("grace@school.example"), Permission.PostAnnouncements, true)).Value;

        Assert.Equal(school.Grace.AccountId, Assert.Single(change.Steps).AccountId);
        Assert.Equal(people, (await school.EverybodyAsync()).Count);
    }

    [Fact]
    public async Task Whoever_gets_an_address_that_was_given_up_gets_none_of_its_permissions()
    {
        await using var school = await GatherAsync();
        await school.SignIn.SignInAsync(Google("hopper@school.example", "sub-grace@school.example"));

        var refused = (await school.SignIn.SignInAsync(Google("grace@school.example", "sub-of-another-grace"))).Value;
        Assert.Equal((null, SignInRefusal.AddressTaken), (refused.AccountId, refused.Refusal));
        var request = Assert.Single(await school.WaitingAsync());
        _ = (await school.Requests().SomebodyNewAsync(school.Ada, request.Id)).Value;

        var newcomer = (await school.SignIn.SignInAsync(Google("grace@school.example", "sub-of-another-grace"))).Value;
        Assert.NotEqual(school.Grace.AccountId, newcomer.AccountId);
        Assert.Null(await school.GrantsAsync(newcomer.AccountId!.Value));
        Assert.NotNull(await school.GrantsAsync(school.Grace.AccountId));
        Assert.Equal("hopper@school.example", (await school.AccountAsync(school.Grace.AccountId)).Email);
    }

    [Fact]
    public async Task Whoever_goes_back_to_an_address_they_had_before_has_it_again_and_keeps_the_other()
    {
        await using var school = await GatherAsync();
        foreach (var address in (string[])["hopper@school.example", "grace@school.example", "grace@school.example"])
            Assert.Equal(school.Grace.AccountId, (await school.SignIn.SignInAsync(Google(address, "sub-grace@school.example"))).Value.AccountId);

        var grace = await school.AccountAsync(school.Grace.AccountId);
        Assert.Equal(("grace@school.example", "hopper@school.example"), (grace.Email, Assert.Single(grace.Aliases).Address));
    }

    [Fact]
    public async Task Row_5_what_waited_at_the_new_address_becomes_theirs()
    {
        await using var school = await GatherAsync();

        var outcome = (await school.SignIn.SignInAsync(Google("katherine@school.example", "sub-edsger@school.example"))).Value;

        Assert.Equal((school.Edsger.AccountId, true), (outcome.AccountId, outcome.Welcome));
        Assert.Equal(PermissionSet.Of(Permission.GradeSubmissions), (await school.GrantsAsync(school.Edsger.AccountId))!.Allow);
        Assert.Equal(school.Edsger.AccountId, (await school.AccountAsync("katherine@school.example"))!.Id);
        var entry = (await school.AuditAsync())[^1];
        Assert.Equal((AuditAction.AccountsMerged, school.Edsger.AccountId), (entry.Action, entry.PersonId));
        await using var db = school.Database.Open();
        Assert.False(await db.Users.AnyAsync(a => a.Id == school.Katherine));
    }

    [Theory]
    [InlineData("alan@school.example", true, "school.example")]
    [InlineData("free@school.example", false, "school.example")]
    [InlineData("free@school.example", true, null)]
    [InlineData("katherine@school.example", false, "school.example")]
    [InlineData("katherine@school.example", true, "evilschool.example")]
    public async Task Row_6_an_address_that_cannot_be_taken_is_left_and_noted_once(string address, bool verified, string? hd)
    {
        await using var school = await GatherAsync();
        var before = await school.AuditAsync();

        for (var times = 0; times < 3; times++)
        {
            var outcome = (await school.SignIn.SignInAsync(Google(address, "sub-grace@school.example", verified, hd))).Value;
            Assert.Equal((school.Grace.AccountId, "grace@school.example"), (outcome.AccountId, outcome.Address));
        }

        Assert.Equal("grace@school.example", (await school.AccountAsync(school.Grace.AccountId)).Email);
        var entry = Assert.Single((await school.AuditAsync()).Skip(before.Count));
        Assert.Equal((AuditAction.AddressNotTaken, address), (entry.Action, entry.After));
        Assert.NotNull(await school.GrantsAsync(school.Katherine));
    }

    [Fact]
    public async Task Row_6_leaves_a_suspended_persons_address_alone()
    {
        await using var school = await GatherAsync();
        await school.SuspendAsync(school.Edsger);

        var outcome = (await school.SignIn.SignInAsync(Google("edsger@school.example", "sub-grace@school.example"))).Value;

        Assert.Equal((school.Grace.AccountId, "grace@school.example"), (outcome.AccountId, outcome.Address));
        Assert.Equal(school.Edsger.AccountId, (await school.AccountAsync("edsger@school.example"))!.Id);
    }
}

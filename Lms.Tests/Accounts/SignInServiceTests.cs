using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Data.Permissions;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Accounts;

/// <summary>The rows of the linking table that let somebody in by the address they are known by, carried out.</summary>
public class SignInServiceTests
{
    [Fact]
    public async Task Row_3_a_known_person_comes_in_and_is_called_what_Google_calls_them()
    {
        await using var school = await GatherAsync();
        school.Database.Time.Advance(TimeSpan.FromHours(1));

        var outcome = (await school.SignIn.SignInAsync(Google("GRACE@school.example", "sub-grace@school.example", name: "Rear Admiral Hopper"))).Value;

        Assert.Equal((school.Grace.AccountId, false, null), (outcome.AccountId, outcome.Welcome, outcome.Refusal));
        var grace = await school.AccountAsync(school.Grace.AccountId);
        Assert.Equal(("Rear Admiral Hopper", "grace@school.example"), (grace.DisplayName, grace.NormalizedEmail));
        Assert.Equal(TestDatabase.Start.UtcDateTime, grace.FirstSignInAt);
        Assert.Equal(TestDatabase.Start.UtcDateTime.AddHours(1), grace.LastSignInAt);
    }

    [Fact]
    public async Task Row_3_needs_no_verified_address_and_no_name()
    {
        await using var school = await GatherAsync();

        var outcome = (await school.SignIn.SignInAsync(Google("grace@school.example", verified: false, hd: null, name: " "))).Value;

        Assert.Equal(school.Grace.AccountId, outcome.AccountId);
        Assert.Equal("Grace Hopper", (await school.AccountAsync(school.Grace.AccountId)).DisplayName);
    }

    [Fact]
    public async Task Row_10_whoever_was_named_finds_everything_there()
    {
        await using var school = await GatherAsync();

        var outcome = (await school.SignIn.SignInAsync(Google("Katherine@School.example", "sub-k", name: "Katherine Johnson"))).Value;

        Assert.Equal((school.Katherine, true, null), (outcome.AccountId, outcome.Welcome, outcome.Refusal));
        var katherine = await school.AccountAsync(school.Katherine);
        Assert.Equal((AccountStatus.Active, "Katherine Johnson", school.Alan.AccountId), (katherine.Status, katherine.DisplayName, katherine.CreatedById));
        Assert.True((await school.GrantsAsync(school.Katherine))!.Effective.Has(Permission.GradeSubmissions));
        Assert.Equal((AuditAction.SignInLinked, school.Katherine), ((await school.AuditAsync())[^1].Action, (await school.AuditAsync())[^1].PersonId));
        await using var db = school.Database.Open();
        Assert.Equal((SignInService.Google, "sub-k"), await db.UserLogins.Where(l => l.UserId == school.Katherine)
            .Select(l => ValueTuple.Create(l.LoginProvider, l.ProviderKey)).SingleAsync());
    }

    [Fact]
    public async Task Row_11_links_an_unproven_address_where_the_school_says_so()
    {
        await using var school = await GatherAsync(options => options.TrustVerifiedAddresses = true);

        var outcome = (await school.SignIn.SignInAsync(Google("katherine@school.example", hd: null))).Value;

        Assert.Equal((school.Katherine, true), (outcome.AccountId, outcome.Welcome));
    }

    [Fact]
    public async Task Row_12_a_newcomer_from_the_school_gets_an_account_and_nothing_else()
    {
        await using var school = await GatherAsync();

        var outcome = (await school.SignIn.SignInAsync(Google("hedy@school.example", name: "Hedy Lamarr"))).Value;

        Assert.False(outcome.Welcome);
        var hedy = await school.AccountAsync("hedy@school.example");
        Assert.Equal((hedy!.Id, AccountStatus.Active, false, false, (long?)null),
            (outcome.AccountId!.Value, hedy.Status, hedy.IsAdministrator, hedy.MayCreateCourses, hedy.CreatedById));
        Assert.Equal(AuditAction.NewcomerSignedIn, (await school.AuditAsync())[^1].Action);
        Assert.Null(await school.GrantsAsync(hedy.Id));
    }

    [Fact]
    public async Task An_administrator_of_the_settings_signs_in_by_the_same_rule()
    {
        await using var school = await GatherAsync();
        _ = (await school.Accounts.EnsureAdministratorsAsync([Address("radia@gmail.com")])).Value;

        var outcome = (await school.SignIn.SignInAsync(Google("radia@gmail.com", hd: null))).Value;

        Assert.True((await school.AccountAsync(outcome.AccountId!.Value)).IsAdministrator);
    }
}

using Lms.Data.Accounts;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Accounts;

/// <summary>The rows of the linking table that let nobody in, carried out.</summary>
public class SignInRefusalTests
{
    [Theory]
    [InlineData(null, "grace@school.example")]
    [InlineData("", "grace@school.example")]
    [InlineData("  ", "grace@school.example")]
    [InlineData("sub-grace@school.example", null)]
    [InlineData("sub-grace@school.example", "")]
    [InlineData("sub-grace@school.example", "not an address")]
    [InlineData("sub-grace@school.example", "evil@gmail.com <katherine@school.example>")]
    [InlineData("sub-grace@school.example", "<katherine@school.example>")]
    [InlineData("sub-grace@school.example", " katherine@school.example")]
    [InlineData("sub-grace@school.example", "ada@school.example\r\n<script>\0")]
    public async Task Row_1_without_an_identity_or_an_address_nobody_comes_in(string? sub, string? email)
    {
        await using var school = await GatherAsync();
        await RefusedAsync(school, new GoogleIdentity(sub, email, true, "school.example", "Grace", null), SignInRefusal.Unidentified);
    }

    [Fact]
    public async Task Row_2_a_suspended_person_stays_outside_whatever_their_address_is_now()
    {
        await using var school = await GatherAsync();
        await school.SuspendAsync(school.Grace);

        await RefusedAsync(school, Google("grace@school.example"), SignInRefusal.Suspended);
        await RefusedAsync(school, Google("new@school.example", "sub-grace@school.example"), SignInRefusal.Suspended);
        await RefusedAsync(school, Google("katherine@school.example", "sub-grace@school.example"), SignInRefusal.Suspended);
    }

    [Theory]
    [InlineData("katherine@school.example")]
    [InlineData("grace@school.example")]
    [InlineData("hedy@school.example")]
    [InlineData("hedy@gmail.com")]
    public async Task Row_7_an_unverified_address_opens_nothing(string address)
    {
        await using var school = await GatherAsync(options => options.TrustVerifiedAddresses = true);
        await RefusedAsync(school, Google(address, "sub-eve", verified: false), SignInRefusal.Unverified);
    }

    [Fact]
    public async Task Row_8_a_second_Google_account_does_not_get_round_a_suspension()
    {
        await using var school = await GatherAsync();
        await school.SuspendAsync(school.Grace);
        await RefusedAsync(school, Google("grace@school.example", "sub-second"), SignInRefusal.Suspended);
    }

    [Fact]
    public async Task Row_9_a_recycled_address_gets_nothing_until_an_administrator_decides()
    {
        await using var school = await GatherAsync(options => options.TrustVerifiedAddresses = true);

        await RefusedAsync(school, Google("grace@school.example", "sub-new-grace", name: "Grace\u202e Two"), SignInRefusal.AddressTaken);

        var request = Assert.Single(await RequestsAsync(school));
        Assert.Equal((school.Grace.AccountId, "sub-new-grace", "Grace Two", SignInRefusal.AddressTaken),
            (request.AccountId, request.Sub, request.GoogleName, request.Reason));
    }

    [Fact]
    public async Task Row_11_an_unproven_address_gets_nothing_until_an_administrator_decides()
    {
        await using var school = await GatherAsync();

        await RefusedAsync(school, Google("katherine@school.example", "sub-consumer", hd: null), SignInRefusal.Unproven);

        Assert.Equal(AccountStatus.Pending, (await school.AccountAsync(school.Katherine)).Status);
        Assert.Equal(SignInRefusal.Unproven, Assert.Single(await RequestsAsync(school)).Reason);
    }

    [Fact]
    public async Task Asking_again_changes_nothing()
    {
        await using var school = await GatherAsync();
        for (var times = 0; times < 3; times++)
        {
            await RefusedAsync(school, Google("grace@school.example", "sub-a"), SignInRefusal.AddressTaken);
            await RefusedAsync(school, Google("katherine@school.example", "sub-a", hd: null), SignInRefusal.Unproven);
            await RefusedAsync(school, Google("grace@school.example", "sub-b"), SignInRefusal.AddressTaken);
            school.Database.Time.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal(3, (await RequestsAsync(school)).Count);
    }

    [Theory]
    [InlineData("hedy@elsewhere.example", "elsewhere.example")]
    [InlineData("hedy@school.example", null)]
    [InlineData("hedy@school.example", "evilschool.example")]
    [InlineData("hedy@students.school.example", "school.example")]
    [InlineData("hedy@evilschool.example", "evilschool.example")]
    [InlineData("hedy@gmail.com", null)]
    public async Task Row_13_nobody_comes_uninvited_from_elsewhere(string address, string? hd)
    {
        await using var school = await GatherAsync(options => options.TrustVerifiedAddresses = true);
        await RefusedAsync(school, Google(address, hd: hd), SignInRefusal.Unknown);
    }

    [Fact]
    public async Task Row_13_where_newcomers_are_not_wanted_nobody_comes_uninvited()
    {
        await using var school = await GatherAsync(options => options.Newcomers = Newcomers.Nobody);
        await RefusedAsync(school, Google("hedy@school.example"), SignInRefusal.Unknown);
    }

    // Nobody comes in, and of what was there nothing has changed.
    static async Task RefusedAsync(Cast school, GoogleIdentity google, SignInRefusal refusal)
    {
        var before = Known(await school.Database.DumpAsync());

        var outcome = (await school.SignIn.SignInAsync(google)).Value;

        Assert.Equal((null, false, refusal), (outcome.AccountId, outcome.Welcome, outcome.Refusal));
        Assert.Equal(before, Known(await school.Database.DumpAsync()));
        await using var db = school.Database.Open();
        Assert.True(await db.RefusedSignIns.AnyAsync(r => r.Refusal == refusal));
    }

    static IEnumerable<string> Known(string dump) => dump.Split('\n')
        .Where(line => !line.StartsWith("RefusedSignIns", StringComparison.Ordinal) && !line.StartsWith("SignInRequests", StringComparison.Ordinal));

    static async Task<List<SignInRequest>> RequestsAsync(Cast school)
    {
        await using var db = school.Database.Open();
        return await db.SignInRequests.AsNoTracking().ToListAsync();
    }
}

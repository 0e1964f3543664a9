using Lms.Data.Accounts;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Accounts;

/// <summary>What is kept of a sign-in that was refused.</summary>
public class RefusedSignInTests
{
    [Fact]
    public async Task The_same_refusal_within_an_hour_is_counted_and_not_repeated()
    {
        await using var school = await GatherAsync();
        for (var times = 0; times < 5; times++)
        {
            await school.SignIn.SignInAsync(Google("hedy@elsewhere.example"));
            school.Database.Time.Advance(TimeSpan.FromMinutes(10));
        }

        school.Database.Time.Advance(TimeSpan.FromMinutes(10));
        await school.SignIn.SignInAsync(Google("hedy@elsewhere.example"));
        await school.SignIn.SignInAsync(Google("hedy@elsewhere.example", verified: false));

        await using var db = school.Database.Open();
        var refused = await db.RefusedSignIns.OrderBy(r => r.Id).ToListAsync();
        Assert.Equal([(SignInRefusal.Unknown, 5), (SignInRefusal.Unknown, 1), (SignInRefusal.Unverified, 1)], refused.Select(r => (r.Refusal, r.Times)));
        Assert.Equal(TestDatabase.Start.UtcDateTime.AddMinutes(40), refused[0].LastAt);
    }

    [Fact]
    public async Task Of_a_stranger_only_the_address_is_kept_on_one_line_and_not_too_much_of_it()
    {
        await using var school = await GatherAsync();

        await school.SignIn.SignInAsync(new GoogleIdentity("sub", $"a\r\nb\u202e{new string('c', 10_000)}", true, null, "A Name", "https://pictures.example/1"));

        await using var db = school.Database.Open();
        var kept = (await db.RefusedSignIns.SingleAsync()).Address;
        Assert.InRange(kept.Length, 1, 254);
        Assert.DoesNotContain(kept, c => char.IsControl(c) || c == '\u202e');
        Assert.DoesNotContain("A Name", await school.Database.DumpAsync(), StringComparison.Ordinal);
    }
}

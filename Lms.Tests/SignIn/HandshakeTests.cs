using Lms.Data.Accounts;
using Lms.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using static Lms.Tests.Support.Cast;
using static Lms.Tests.Support.Doorstep;
using static Lms.Tests.Support.SignedIn;

namespace Lms.Tests.SignIn;

/// <summary>A hand-shake with Google is good for one time.</summary>
public sealed class HandshakeTests
{
    [Fact]
    public async Task It_signs_somebody_in_once_here_and_on_another_server()
    {
        await using var school = await GatherAsync();
        var visit = Visit();
        Assert.Equal(school.Grace.AccountId, (await school.SignIn.SignInAsync(Google(GraceAddress), visit)).Value.AccountId);

        var another = school.Database.StartProcess().GetRequiredService<SignInService>();
        foreach (var service in (SignInService[])[school.SignIn, another])
        {
            var again = (await service.SignInAsync(Google(GraceAddress), visit)).Value;
            Assert.Equal((null, SignInRefusal.HandshakeFailed, null), (again.AccountId, again.Refusal, again.Session));
        }

        Assert.Single(await school.SignInsAsync(school.Grace.AccountId));
    }

    [Fact]
    public async Task Twenty_at_once_on_two_servers_are_one()
    {
        await using var school = await GatherAsync();
        var visit = Visit();
        SignInService[] servers = [school.SignIn, school.Database.StartProcess().GetRequiredService<SignInService>()];
        var outcomes = await AtOnce.RunAsync(20, i => servers[i % 2].SignInAsync(Google("hedy@school.example"), visit));
        Assert.Single(outcomes, outcome => outcome.Value.Session is not null);
        Assert.Equal(19, outcomes.Count(outcome => outcome.Value.Refusal == SignInRefusal.HandshakeFailed));
    }

    [Fact]
    public async Task One_that_was_refused_is_spent_too()
    {
        await using var school = await GatherAsync();
        var visit = Visit();
        Assert.Equal(SignInRefusal.Unknown, (await school.SignIn.SignInAsync(Google("hedy@elsewhere.example"), visit)).Value.Refusal);
        Assert.Equal(SignInRefusal.HandshakeFailed, (await school.SignIn.SignInAsync(Google(GraceAddress), visit)).Value.Refusal);
    }

    [Theory]
    [InlineData(FirefoxOnWindows, "Firefox", "Windows")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36 Edg/142.0", "Edge", "Windows")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36", "Chrome", "Linux")]
    [InlineData("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0 Mobile Safari/537.36", "Samsung Internet", "Android")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1", "Safari", "iPhone")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15", "Safari", "Mac")]
    [InlineData("<script>alert(1)</script>", "", "")]
    [InlineData("", "", "")]
    [InlineData(null, "", "")]
    public async Task Only_the_kind_of_browser_is_kept(string? said, string browser, string system)
    {
        Assert.Equal((browser, system), BrowserKind.Of(said));
        await using var school = await GatherAsync();
        _ = await school.ComeAsync(GraceAddress, Visit(said));
        if (said is { Length: > 0 })
            Assert.DoesNotContain(said, await school.Database.DumpAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public void However_much_a_browser_says_only_the_beginning_is_looked_at() =>
        Assert.Equal(("", ""), BrowserKind.Of(new string('x', 1_000_000) + "Firefox/1"));
}

using System.Net;
using Lms.Tests.Support;
using Microsoft.AspNetCore.WebUtilities;

namespace Lms.Tests.SignIn;

/// <summary>Off to Google and back, by the real handler: nobody comes back by a way that somebody else began.</summary>
public sealed class WayBackTests(RunningApp app) : IClassFixture<RunningApp>
{
    const string Alan = "alan@school.example";

    [Fact]
    public async Task Google_is_asked_with_a_state_and_a_challenge_that_only_this_browser_can_answer()
    {
        using var alan = app.Arrive();
        var asked = QueryHelpers.ParseQuery(new Uri(app.Address, await alan.GoToGoogleAsync()).Query);
        Assert.NotEmpty(asked["state"].ToString());
        Assert.Equal(43, asked["code_challenge"].ToString().Length); // SHA-256 in base 64 without padding. Source: RFC 7636, 4.2
        Assert.Equal("S256", asked["code_challenge_method"]);
        Assert.Equal("openid profile email", asked["scope"]);
    }

    [Fact]
    public async Task A_way_back_that_somebody_else_began_signs_nobody_in()
    {
        using var alan = app.Arrive();
        var back = await alan.ComeBackFromGoogleAsync(Alan);

        using var lured = app.Arrive();
        _ = await lured.GoToGoogleAsync(); // they have begun one of their own, too
        await RefusedAsync(lured, back);
        using var stranger = app.Arrive();
        await RefusedAsync(stranger, back);
    }

    [Fact]
    public async Task A_way_back_leads_in_once()
    {
        using var alan = app.Arrive();
        var back = await alan.ComeBackFromGoogleAsync(Alan);
        Assert.Equal(HttpStatusCode.OK, (await alan.GetFollowedAsync(back)).StatusCode);
        await RefusedAsync(alan, back);
    }

    [Fact]
    public async Task A_state_that_was_changed_on_the_way_is_none()
    {
        using var alan = app.Arrive();
        var back = await alan.ComeBackFromGoogleAsync(Alan);
        await RefusedAsync(alan, back.Replace("state=", "state=x", StringComparison.Ordinal));
    }

    static async Task RefusedAsync(HttpClient client, string back)
    {
        var answer = await client.GetFollowedAsync(back);
        Assert.Equal("/sign-in/refused", answer.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains("Signing in with Google was not finished. Try again.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}

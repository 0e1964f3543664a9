using Lms.Data.Accounts;
using Lms.Tests.Support;
using Lms.Web.Circuits;
using Microsoft.Extensions.DependencyInjection;
using static Microsoft.Playwright.Assertions;

namespace Lms.Tests.Journeys;

public sealed class ASessionEnds(Chromium chromium, RunningApp app) : BrowserTest(chromium, app), IClassFixture<RunningApp>
{
    [Fact]
    public async Task A_page_whose_session_is_ended_elsewhere_goes_to_the_sign_in_page_by_itself()
    {
        var page = await SignInAsync("Grace Hopper");
        var grace = await App.ActorAsync("grace@school.example");
        _ = (await App.Services.GetRequiredService<StandingService>().SignOutEverywhereAsync(grace, grace.AccountId)).Value;
        await App.Services.GetRequiredService<OpenCircuits>().EndAccountAsync(grace.AccountId);
        await Expect(page.HeadingNamed("Sign in")).ToBeVisibleAsync();
        Complaints.Clear(); // the connection that ended, and the answer that it stays so
    }
}

using Lms.Data.Shared;
using Lms.Tests.Support;
using Lms.Web.Features.Accounts;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Accounts.Screens;

public sealed class WelcomePageTests : ScreenTest
{
    [Fact]
    public async Task Katherine_finds_what_was_waiting_and_from_whom()
    {
        await KatherineArrivesAsync();

        Soon(() => The("heading", "Welcome, Katherine"));
        var waiting = The("list", "What was waiting for you");
        Assert.Equal($"/courses/{School.Algebra}", waiting.EveryOf("link", "Algebra I").Single().GetAttribute("href"));
        Assert.Contains("Custom: View students, View submissions, Grade submissions", waiting.Words());
        Assert.Contains("Set up by Alan Turing.", waiting.Words());
        Assert.Equal("/", The("link", "Continue").GetAttribute("href"));
    }

    [Fact]
    public async Task An_end_date_is_said_and_what_is_over_gives_nothing()
    {
        _ = (await School.Permissions.SetUntilAsync(School.Alan, School.Algebra, [Named("katherine@school.example")], new(2026, 11, 30))).Value;
        await KatherineArrivesAsync();
        Soon(() => Assert.Contains("until 30 Nov 2026", The("listitem").Words()));

        School.Database.Time.Advance(TimeSpan.FromDays(30));
        Show<WelcomePage>();
        Soon(() => Assert.Contains("Nothing at present", The("listitem").Words()));
    }

    [Fact]
    public async Task Where_nothing_waits_it_says_so()
    {
        Become(await School.ArriveAsync("hedy@school.example"));
        Show<WelcomePage>();

        Soon(() => The("heading", "Welcome, hedy@school.example"));
        Assert.Contains("Your account was waiting for you. Nothing else is set up yet.", Stage.Markup);
        Assert.Empty(Every("list"));
    }

    [Fact]
    public async Task Leaving_a_course_asks_first_and_can_be_thought_better_of()
    {
        await KatherineArrivesAsync();
        await PressAsync("button", "I don't belong here: Algebra I");
        SoonSays("dialog", "Leave the staff of Algebra I?");
        await PressAsync("button", "Cancel");

        Soon(() => Assert.Empty(Every("dialog")));
        The("link", "Algebra I");
        Assert.NotNull(await School.GrantsAsync(School.Katherine));
    }

    [Fact]
    public async Task Whoever_does_not_belong_there_leaves()
    {
        await KatherineArrivesAsync();
        await PressAsync("button", "I don't belong here: Algebra I");
        await PressAsync("button", "Leave");

        Soon(() => Assert.Empty(Every("list")));
        Assert.Contains("Nothing else is set up yet.", Stage.Markup);
        Assert.Null(await School.GrantsAsync(School.Katherine));
    }

    [Theory]
    [InlineData("/courses/1/staff", "/courses/1/staff")]
    [InlineData("https://elsewhere.example/", "/")]
    [InlineData("//elsewhere.example", "/")]
    public async Task It_goes_on_to_where_they_wanted_to_be_but_nowhere_else(string wanted, string href)
    {
        Navigation.NavigateTo($"/welcome?returnUrl={Uri.EscapeDataString(wanted)}");
        await KatherineArrivesAsync();

        Soon(() => Assert.Equal(href, The("link", "Continue").GetAttribute("href")));
    }

    async Task KatherineArrivesAsync()
    {
        _ = (await School.SignIn.SignInAsync(Google("katherine@school.example", name: "Katherine Johnson"))).Value;
        Become(new Actor(School.Katherine));
        Show<WelcomePage>();
    }
}

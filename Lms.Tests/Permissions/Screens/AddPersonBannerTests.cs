using Bunit;
using Lms.Data.Permissions;
using Lms.Tests.Support;
using Lms.Web.Features.Permissions;

namespace Lms.Tests.Permissions.Screens;

public sealed class AddPersonBannerTests : ScreenTest
{
    readonly List<Named> named = [];
    string before = "";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        before = await School.Database.DumpAsync();
    }

    [Theory]
    [InlineData("", "Type an email address.")]
    [InlineData("hedy@@school.example", "An email address has one @ with something on both sides, like ada@school.example.")]
    [InlineData("hedy@elsewhere.example", "You can't add people at elsewhere.example. Allowed: school.example. An administrator can add anyone.")]
    [InlineData("ALAN@school.example", "Nobody changes their own permissions. Ask another manager.")]
    public async Task What_stands_in_the_way_is_said_at_the_field(string typed, string sentence)
    {
        await ContinueWithAsync(typed);

        Soon(() => Assert.Equal("true", The("textbox", "Email address").GetAttribute("aria-invalid")));
        Soon(() => Assert.Equal(sentence, DescriptionOf(The("textbox", "Email address"))));
        Assert.Equal("true", The("textbox", "Email address").GetAttribute("aria-invalid"));
        await TypeAsync("textbox", "Email address", typed + "x");
        Soon(() => Assert.Equal("false", The("textbox", "Email address").GetAttribute("aria-invalid")));
        await NothingIsWrittenAsync();
    }

    [Fact]
    public async Task The_owner_and_the_suspended_are_named_in_a_sentence()
    {
        await School.SuspendAsync(School.Edsger);
        before = await School.Database.DumpAsync();
        await ContinueWithAsync("edsger@school.example");
        Soon(() => Assert.Equal("Edsger Dijkstra is suspended. They can be removed, but not given anything.", DescriptionOf(The("textbox", "Email address"))));

        Become(School.Ada);
        await ContinueWithAsync("alan@school.example");
        Soon(() => Assert.Equal("Alan Turing owns this course and always holds everything.", DescriptionOf(The("textbox", "Email address"))));
        await NothingIsWrittenAsync();
    }

    [Fact]
    public async Task A_likely_slip_is_a_button_and_using_it_drafts_the_address_that_was_meant()
    {
        await ContinueWithAsync("hedy@schol.example");
        await PressAsync("button", "hedy@school.example");

        Soon(() => Assert.Equal("hedy@school.example", Assert.Single(named).Row?.Address));
        Assert.True(named[0].Row!.IsDraft);
        Assert.Empty(Every("button", "hedy@school.example"));
        await NothingIsWrittenAsync();
    }

    [Fact]
    public async Task A_name_without_a_domain_is_given_one_when_wanted()
    {
        await ContinueWithAsync("grace");
        await PressAsync("button", "grace@school.example");

        Soon(() => Assert.Equal(School.Grace.AccountId, Assert.Single(named).Row?.AccountId));
        await NothingIsWrittenAsync();
    }

    [Fact]
    public async Task People_with_nearly_the_same_address_are_offered_first()
    {
        await ContinueWithAsync("grac@school.example");
        SoonSays("region", "Did you mean one of these people?");
        Assert.Empty(named);
        await PressAsync("button", "Grace Hopper · grace@school.example");

        Soon(() => Assert.Equal(School.Grace.AccountId, Assert.Single(named).Row?.AccountId));
        SoonSays("region", "Grace Hopper is already here. Their row is at the top.");
        await NothingIsWrittenAsync();
    }

    [Fact]
    public async Task And_can_be_declined()
    {
        await ContinueWithAsync("grac@school.example");
        await PressAsync("button", "No, go on with grac@school.example");

        Soon(() => Assert.Equal(("grac@school.example", true), (Assert.Single(named).Row?.Name, named[0].Row!.IsDraft)));
        Assert.Equal("", The("textbox", "Email address").GetAttribute("value") ?? "");
        await NothingIsWrittenAsync();
    }

    [Fact]
    public async Task Somebody_known_is_shown_instead_of_made_again()
    {
        await ContinueWithAsync(" Katherine@School.example ");

        SoonSays("region", "katherine@school.example is already here. Their row is at the top.");
        Assert.Equal(School.Katherine, Assert.Single(named).Row?.AccountId);
        await NothingIsWrittenAsync();
    }

    [Fact]
    public async Task A_search_that_is_an_address_is_taken_over_and_words_are_not()
    {
        ShowBanner("hedy");
        Assert.Equal("", The("textbox", "Email address").GetAttribute("value") ?? "");

        Stage.FindComponent<AddPersonBanner>().Render(banner => banner.Add(b => b.Search, "hedy@school.example"));
        Assert.Equal("hedy@school.example", The("textbox", "Email address").GetAttribute("value"));
        await PressAsync("button", "Continue");
        Soon(() => Assert.Equal("hedy@school.example", Assert.Single(named).Address?.Display));
        await NothingIsWrittenAsync();
    }

    [Fact]
    public async Task What_was_typed_since_is_not_overwritten_by_the_same_search()
    {
        ShowBanner("hedy@school.example");
        await TypeAsync("textbox", "Email address", "emmy@school.example");
        Stage.FindComponent<AddPersonBanner>().Render();

        Assert.Equal("emmy@school.example", The("textbox", "Email address").GetAttribute("value"));
    }

    async Task ContinueWithAsync(string typed)
    {
        ShowBanner("");
        await TypeAsync("textbox", "Email address", typed);
        await PressAsync("button", "Continue");
    }

    void ShowBanner(string search) => Show<AddPersonBanner>(banner => banner
        .Add(b => b.CourseId, School.Algebra).Add(b => b.Search, search).Add(b => b.OnNamed, named.Add));

    async Task NothingIsWrittenAsync() => Assert.Equal(before, await School.Database.DumpAsync());
}

using Bunit;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using Lms.Web.Features.Permissions;

namespace Lms.Tests.Permissions.Screens;

public sealed class StaffFilterBarTests : ScreenTest
{
    static readonly StaffFilter everyone = new("", StaffShow.Everyone, false, 4);

    readonly List<StaffFilter> asked = [];

    [Fact]
    public async Task Typing_asks_once_for_the_first_page()
    {
        ShowBar(everyone);
        foreach (var text in (string[])["g", "gr", "gra "])
            await TypeAsync("searchbox", "Search people", text);

        Soon(() => Assert.Equal([everyone with { Search = "gra", Page = 1 }], asked));
        Assert.Equal("gra ", The("searchbox", "Search people").GetAttribute("value"));
    }

    [Fact]
    public async Task An_older_answer_does_not_overwrite_what_was_typed_since()
    {
        ShowBar(everyone);
        await TypeAsync("searchbox", "Search people", "gr");
        Soon(() => Assert.Single(asked));
        Answer(everyone); // the page is drawn while the address is still the old one
        await TypeAsync("searchbox", "Search people", "grace");
        Soon(() => Assert.Equal(2, asked.Count));
        Answer(asked[0]);

        Assert.Equal("grace", The("searchbox", "Search people").GetAttribute("value"));
        Answer(asked[1]);
        Assert.Equal("grace", The("searchbox", "Search people").GetAttribute("value"));
    }

    [Fact]
    public async Task What_is_being_typed_outlives_the_answer_to_what_was_typed_before()
    {
        ShowBar(everyone);
        await TypeAsync("searchbox", "Search people", "gr");
        Soon(() => Assert.Single(asked));
        await TypeAsync("searchbox", "Search people", "grace");
        Answer(asked[0]);

        Assert.Equal("grace", The("searchbox", "Search people").GetAttribute("value"));
        Soon(() => Assert.Equal("grace", asked[^1].Search));
    }

    [Fact]
    public async Task Going_back_shows_what_was_searched_for_then()
    {
        ShowBar(everyone with { Search = "ada" });
        Assert.Equal("ada", The("searchbox", "Search people").GetAttribute("value"));
        await TypeAsync("searchbox", "Search people", "grace");
        Soon(() => Assert.Single(asked));
        Answer(asked[0]);
        Answer(everyone with { Search = "ada" });

        Soon(() => Assert.Equal("ada", The("searchbox", "Search people").GetAttribute("value")));
    }

    [Fact]
    public void Whom_to_show_is_a_group_of_three()
    {
        ShowBar(everyone with { Search = "ada" });
        Assert.Equal(["Everyone", "This course's staff", "Pending"], The("radiogroup", "Show").EveryOf("radio").Select(ByRole.NameOf));
        Assert.True(The("radio", "Everyone").HasAttribute("checked"));
        The("radio", "Pending").Change(true);

        Assert.Equal([new StaffFilter("ada", StaffShow.Pending, false, 1)], asked);
    }

    [Fact]
    public void Whoever_can_only_look_has_nothing_to_choose()
    {
        ShowBar(everyone, readOnly: true);
        Assert.Empty(Every("radiogroup"));
        The("searchbox", "Search people");
    }

    [Theory]
    [InlineData(0, false, "No one found")]
    [InlineData(1, false, "1 person")]
    [InlineData(3, false, "3 people")]
    [InlineData(1000, true, "More than 1,000 people")]
    public void The_count_is_told_to_whoever_listens(int known, bool more, string sentence)
    {
        ShowBar(everyone, new BoundedCount(known, more));
        Assert.Equal(sentence, The("status").Words());
    }

    void ShowBar(StaffFilter filter, BoundedCount count = default, bool readOnly = false) => Show<StaffFilterBar>(bar => bar
        .Add(b => b.Filter, filter).Add(b => b.Count, count).Add(b => b.ReadOnly, readOnly).Add(b => b.OnFilter, asked.Add));

    void Answer(StaffFilter filter) => Stage.FindComponent<StaffFilterBar>().Render(bar => bar.Add(b => b.Filter, filter));
}

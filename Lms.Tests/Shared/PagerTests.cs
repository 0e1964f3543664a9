using Bunit;
using Lms.Tests.Support;
using Lms.Web.Shared;

namespace Lms.Tests.Shared;

public sealed class PagerTests : ScreenTest
{
    readonly List<int> asked = [];

    [Theory]
    [InlineData(1, true, false)]
    [InlineData(2, false, false)]
    [InlineData(3, false, true)]
    public void There_is_no_way_beyond_the_first_and_the_last_page(int page, bool first, bool last)
    {
        ShowPager(page, 3);

        Assert.Equal($"Previous Page {page} of 3 Next", The("navigation", "Pages").Words());
        Assert.Equal((first, last), (The("button", "Previous").HasAttribute("disabled"), The("button", "Next").HasAttribute("disabled")));
    }

    [Fact]
    public async Task It_asks_for_the_page_before_and_after()
    {
        ShowPager(2, 3);
        await PressAsync("button", "Previous");
        await PressAsync("button", "Next");

        Assert.Equal([1, 3], asked);
    }

    [Fact]
    public void One_page_needs_none()
    {
        ShowPager(1, 1);
        Assert.Empty(Every("navigation"));
    }

    [Fact]
    public void Where_counting_ends_it_says_how_to_find_the_others()
    {
        ShowPager(40, 40, more: true);
        Assert.Contains("Search to find the others.", The("navigation").Words());

        ShowPager(39, 40, more: true);
        Assert.DoesNotContain("Search to find the others.", The("navigation").Words());
    }

    void ShowPager(int page, int last, bool more = false) => Show<Pager>(pager => pager
        .Add(p => p.Page, page).Add(p => p.Last, last).Add(p => p.More, more).Add(p => p.OnPage, asked.Add));
}

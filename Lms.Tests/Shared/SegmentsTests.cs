using Lms.Data.Enrolments;
using Lms.Tests.Support;
using Lms.Web.Shared;

namespace Lms.Tests.Shared;

public sealed class SegmentsTests : ScreenTest
{
    [Fact]
    public async Task Every_choice_is_in_view_one_is_made_and_another_is_asked_for()
    {
        var asked = new List<RosterSort>();
        Show<Segments<RosterSort>>(segments => segments.Add(s => s.Value, RosterSort.Section).Add(s => s.Label, "Sort by")
            .Add(s => s.Text, sort => $"By {sort}").Add(s => s.OnChoose, asked.Add));

        Assert.Equal(["By Name", "By Section", "By Enrolled"], The("radiogroup", "Sort by").EveryOf("radio").Select(ByRole.NameOf));
        Assert.Equal("By Section", ByRole.NameOf(Assert.Single(Every("radio"), radio => radio.HasAttribute("checked"))));
        await TypeAsync("radio", "By Enrolled", true);
        Assert.Equal([RosterSort.Enrolled], asked);
    }
}

using Bunit;
using Lms.Data.Accounts;
using Lms.Tests.Support;
using Lms.Web.Features.Accounts;
using Microsoft.AspNetCore.Http;

namespace Lms.Tests.Accounts.Screens;

public sealed class PeoplePageTests : ScreenTest
{
    [Fact]
    public async Task Everybody_stands_in_the_directory_with_what_they_are()
    {
        _ = (await School.Standings.SuspendAsync(School.Ada, School.Edsger.AccountId, "On leave")).Value;
        Open();

        Soon(() => Assert.Equal(["Ada Lovelace", "Alan Turing", "Edsger Dijkstra", "Grace Hopper", "katherine@school.example"], Rows));
        Assert.Contains("5 people", The("status").Words());
        Assert.Contains("Administrator", The("row", "Ada Lovelace").Words());
        Assert.Contains("Suspended", The("row", "Edsger Dijkstra").Words());
        Assert.Contains("grace@school.example teaches 1 25 Nov 2026", The("row", "Grace Hopper").Words());
        Assert.Contains("Pending teaches 1 Never", The("row", "katherine@school.example").Words());
        Assert.Equal($"/admin/people/{School.Katherine}", The("link", "katherine@school.example").GetAttribute("href"));
        Assert.Contains("Suspended: 1", Stage.Find(".glance").TextContent);
    }

    [Fact]
    public async Task Search_status_and_order_are_kept_in_the_address()
    {
        Open();
        await TypeAsync("searchbox", "Search people", "kath");
        Soon(() => Assert.EndsWith("?q=kath", Navigation.Uri, StringComparison.Ordinal));
        await TypeAsync("radio", "Pending", true);
        Assert.Contains("show=pending", Navigation.Uri, StringComparison.Ordinal);
        await Stage.InvokeAsync(() => Stage.Find("button.sort").Click());
        Assert.Contains("sort=-name", Navigation.Uri, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?q=hop", "Grace Hopper")]
    [InlineData("?show=PENDING", "katherine@school.example")]
    [InlineData("?sort=-name&q=a&show=active", "Alan Turing,Ada Lovelace")]
    [InlineData("?show=7&page=-2&sort=x&q=", "Ada Lovelace,Alan Turing,Edsger Dijkstra,Grace Hopper,katherine@school.example")]
    [InlineData("?page=99999999999999&show=4711", "Ada Lovelace,Alan Turing,Edsger Dijkstra,Grace Hopper,katherine@school.example")]
    public void What_the_address_says_is_shown(string query, string names)
    {
        Open(query);
        Soon(() => Assert.Equal(names, string.Join(',', Rows)));
    }

    [Fact]
    public void Nobody_found_is_said()
    {
        Open("?q=nobody-at-all");
        Soon(() => Assert.Contains("No one found", The("status").Words()));
        Assert.Empty(Every("table"));
    }

    [Fact]
    public async Task Whoever_waits_at_the_door_is_told_of()
    {
        _ = await School.AskAsync(Doorstep.GraceAddress, "sub-new");
        Open();
        Soon(() => Assert.Equal("/admin/sign-in-requests", The("link", "Sign-in requests waiting: 1").GetAttribute("href")));
    }

    [Fact]
    public async Task An_address_that_was_given_up_is_not_shown()
    {
        _ = (await School.Requests().SomebodyNewAsync(School.Ada, await School.AskAsync(Doorstep.GraceAddress, "sub-new", name: "Grace Kelly"))).Value;
        Open("?q=grace");

        Soon(() => Assert.Equal(["Grace Hopper", "Grace Kelly"], Rows));
        Assert.Contains("No address any more", The("row", "Grace Hopper").Words());
        Assert.DoesNotContain("given-up", Stage.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Others_are_told_that_it_is_for_administrators()
    {
        var http = new DefaultHttpContext();
        Show<PeoplePage>(page => page.AddCascadingValue<HttpContext>(http));

        SoonSays("alert", "Only administrators may do this.");
        Assert.Equal(403, http.Response.StatusCode);
        Assert.Empty(Every("navigation"));
        Assert.DoesNotContain("Grace", Stage.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void The_administration_has_its_tabs()
    {
        Open();
        Soon(() => Assert.Equal(["/admin/people", "/admin/sign-in-requests", "/admin/roles", "/admin/audit", "/admin/import"],
            The("navigation", "Administration").EveryOf("link").Select(link => link.GetAttribute("href"))));
    }

    void Open(string query = "")
    {
        Become(School.Ada);
        Navigation.NavigateTo($"/admin/people{query}");
        Show<PeoplePage>();
    }

    IEnumerable<string> Rows => Every("row").Select(ByRole.NameOf).Skip(1);
}

using Bunit;
using Lms.Data.Accounts;
using Lms.Data.Permissions;
using Lms.Tests.Support;
using static Lms.Data.Permissions.Permission;

namespace Lms.Tests.Permissions.Screens;

public sealed class StaffPageTests : StaffPageTest
{
    [Fact]
    public void It_shows_everyone_with_the_staff_first()
    {
        Open();

        Soon(() => The("heading", "Staff & permissions"));
        Assert.Equal(["Alan Turing, Owner, You", "Grace Hopper", "katherine@school.example, Pending", "Ada Lovelace, Administrator", "Edsger Dijkstra"], Rows);
        SoonSays("status", "5 people");
        The("region", Banner);
        The("table", "People");
    }

    [Theory]
    [InlineData("?q=hop", "Grace Hopper")]
    [InlineData("?show=pending", "katherine@school.example, Pending")]
    [InlineData("?show=staff&sort=-name", "Alan Turing, Owner, You|katherine@school.example, Pending|Grace Hopper")]
    [InlineData("?show=nonsense&page=-3&q=edsger", "Edsger Dijkstra")]
    [InlineData("?page=two&show=7&q=edsger", "Edsger Dijkstra")]
    [InlineData("?page=99999999999&q=edsger", "Edsger Dijkstra")]
    [InlineData("?page=99&q=ada", "Ada Lovelace, Administrator")]
    public void What_it_shows_is_in_the_address(string query, string people)
    {
        Open(query);
        Soon(() => Assert.Equal(people.Split('|'), Rows));
    }

    [Fact]
    public async Task Search_filter_and_order_go_to_the_address_and_back_again()
    {
        Open();
        await TypeAsync("searchbox", "Search people", "grace");
        Soon(() => Assert.Equal(["Grace Hopper"], Rows));
        Assert.EndsWith("/staff?q=grace", Navigation.Uri, StringComparison.Ordinal);
        SoonSays("status", "1 person");

        await Stage.InvokeAsync(() => The("radio", "Pending").Change(true));
        Soon(() => Assert.EndsWith("/staff?q=grace&show=pending", Navigation.Uri, StringComparison.Ordinal));
        SoonSays("status", "No one found");
        Soon(() => Assert.Empty(Every("table")));

        await Stage.InvokeAsync(() => Navigation.NavigateTo($"/courses/{School.Algebra}/staff"));
        Soon(() => Assert.Equal("Alan Turing, Owner, You", Rows.First()));
        Assert.Equal("", The("searchbox", "Search people").GetAttribute("value") ?? "");
        await PressAsync("button", "Person");
        Soon(() => Assert.EndsWith("/staff?sort=-name", Navigation.Uri, StringComparison.Ordinal));
        Soon(() => Assert.Equal("descending", The("columnheader", "Person").GetAttribute("aria-sort")));
    }

    [Fact]
    public async Task Thirty_more_people_are_on_two_pages()
    {
        for (var i = 10; i < 40; i++)
            await School.ArriveAsync($"p{i}@school.example", $"Person {i}");
        Open();
        Soon(() => Assert.Equal(25, Rows.Count()));
        Assert.True(The("button", "Previous").HasAttribute("disabled"));
        await PressAsync("button", "Next");

        Soon(() => Assert.Equal(10, Rows.Count()));
        Assert.EndsWith("?page=2", Navigation.Uri, StringComparison.Ordinal);
        Assert.Contains("Page 2 of 2", The("navigation", "Pages").Words());
        await TypeAsync("searchbox", "Search people", "person");
        Soon(() => Assert.EndsWith("?q=person", Navigation.Uri, StringComparison.Ordinal));
        SoonSays("status", "30 people");
    }

    [Fact]
    public async Task Undo_brings_back_all_that_went_off_together()
    {
        Open();
        await SwitchAsync("View students", "Grace Hopper");
        SoonSays("alert", "View students is off for Grace Hopper. Also off: View submissions, Grade submissions.");
        SoonOff("Grade submissions", "Grace Hopper");
        await PressAsync("button", "Undo");

        SoonOn("Grade submissions", "Grace Hopper");
        Assert.Equal(0, (await School.GrantsAsync(School.Grace.AccountId))!.Deny.Count);
    }

    [Fact]
    public async Task Undo_is_refused_when_somebody_has_changed_the_same_person_since()
    {
        Open();
        await SwitchAsync("View gradebook", "Grace Hopper");
        SoonOn("View gradebook", "Grace Hopper");
        await ElsewhereAsync(School.Ada, PersonRef.To(School.Grace.AccountId), EditCourse, true);
        await PressAsync("button", "Undo");

        SoonSays("alert", "Something has been changed for Grace Hopper since. Nothing was undone.");
    }

    [Fact]
    public async Task A_role_and_a_removal_are_said_and_shown()
    {
        Open();
        await TypeAsync("combobox", "Role for Grace Hopper", "5");
        SoonSays("alert", "Grace Hopper is now Observer.");
        SoonOn("View gradebook", "Grace Hopper");
        await ChooseAsync("Remove from staff", "Grace Hopper");

        SoonSays("alert", "Grace Hopper is no longer on the staff.");
        SoonOff("View gradebook", "Grace Hopper");
        Assert.Contains("Grace Hopper", Rows);
        Assert.Null(await School.GrantsAsync(School.Grace.AccountId));
    }

    [Fact]
    public async Task The_link_that_is_copied_leads_to_the_sign_in_page()
    {
        JSInterop.Setup<bool>("lms.copy", _ => true).SetResult(true);
        Open();
        await ChooseAsync("Copy sign-in link", "katherine@school.example");

        SoonSays("alert", "The link is copied. It leads to the sign-in page and signs nobody in by itself.");
        Assert.Equal($"http://localhost/sign-in?returnUrl=%2Fcourses%2F{School.Algebra}", JSInterop.VerifyInvoke("lms.copy").Arguments[0]);
    }

    [Fact]
    public async Task A_link_that_the_browser_does_not_copy_is_shown()
    {
        JSInterop.Setup<bool>("lms.copy", _ => true).SetResult(false);
        Open();
        await ChooseAsync("Copy sign-in link", "katherine@school.example");

        SoonSays("alert", $"http://localhost/sign-in?returnUrl=%2Fcourses%2F{School.Algebra}");
    }

    [Fact]
    public async Task Leaving_asks_first_and_goes_home()
    {
        Become(School.Grace);
        Open();
        await ChooseAsync("Leave this course's staff…", "Grace Hopper");
        SoonSays("dialog", "You give up everything you may do there. Whoever manages its staff can add you again.");
        await PressAsync("button", "Cancel");
        Soon(() => Assert.Empty(Every("dialog")));
        Assert.NotNull(await School.GrantsAsync(School.Grace.AccountId));

        await ChooseAsync("Leave this course's staff…", "Grace Hopper");
        await PressAsync("button", "Leave");
        Soon(() => Assert.Equal("http://localhost/", Navigation.Uri));
        Assert.Null(await School.GrantsAsync(School.Grace.AccountId));
    }
}

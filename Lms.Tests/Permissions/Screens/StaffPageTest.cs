using Bunit;
using Lms.Data.Accounts;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using Lms.Web.Features.Permissions;
using Microsoft.AspNetCore.Components;

namespace Lms.Tests.Permissions.Screens;

/// <summary>The staff page of Algebra I.</summary>
public abstract class StaffPageTest : ScreenTest
{
    private protected const string Banner = "Can't find the person you're looking for?";

    private protected void Open(string query = "")
    {
        Navigation.NavigateTo($"/courses/{School.Algebra}/staff{query}");
        Show<StaffPage>(page => page.Add(p => p.CourseId, School.Algebra));
    }

    private protected Task SwitchAsync(string permission, string person) => PressAsync("switch", $"{permission} for {person}");

    private protected void SoonOn(string permission, string person) => SoonIs("true", permission, person);

    private protected void SoonOff(string permission, string person) => SoonIs("false", permission, person);

    private protected async Task ContinueWithAsync(string address)
    {
        await TypeAsync("textbox", "Email address", address);
        await PressAsync("button", "Continue");
    }

    private protected async Task ChooseAsync(string item, string person)
    {
        await PressAsync("button", $"More for {person}");
        await PressAsync("menuitem", item);
    }

    private protected IEnumerable<string> Rows => Every("row").Select(ByRole.NameOf).Skip(1);

    /// <summary>Of another manager, on another server unless told otherwise: the page does not hear of it.</summary>
    private protected async Task ElsewhereAsync(Actor actor, PersonRef person, Permission permission, bool on, PermissionService? service = null) =>
        _ = (await (service ?? School.Database.Another<PermissionService>()).SwitchAsync(actor, School.Algebra, person, permission, on)).Value;

    void SoonIs(string state, string permission, string person) => Soon(() =>
    {
        var element = The("switch", $"{permission} for {person}");
        Assert.Equal(state, element.GetAttribute("aria-checked"));
        Assert.DoesNotContain("saving", element.ClassList);
    });
}

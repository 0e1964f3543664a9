using Lms.Data.Enrolments;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using Lms.Web.Features.Enrolments;
using static Lms.Tests.Support.Classroom;

namespace Lms.Tests.Enrolments.Screens;

/// <summary>The roster of Algebra I: Edsger Dijkstra in 7C, Hedy Lamarr in 7B and Mary Somerville in none; the two have never signed in.</summary>
public abstract class RosterPageTest : ScreenTest
{
    private protected const string Edsger = "Edsger Dijkstra", Hedy = "Hedy Lamarr", Mary = "Mary Somerville";

    private protected static readonly string[] everybody = [Edsger, $"{Hedy}, Pending", $"{Mary}, Pending"];

    private protected Task EnrolThreeAsync() => School.EnrolRowsAsync(
        Row("edsger@school.example", "", "7C"), Row("hedy@school.example", Hedy, "7B", "4711"), Row("mary@school.example", Mary));

    private protected async Task OpenWithThreeAsync(string query = "")
    {
        await EnrolThreeAsync();
        Open(query);
        Soon(() => The("heading", "Students"));
    }

    private protected void Open(string query = "")
    {
        Navigation.NavigateTo($"/courses/{School.Algebra}/students{query}");
        Show<RosterPage>(page => page.Add(p => p.CourseId, School.Algebra));
    }

    private protected IEnumerable<string> Students => Every("row").Select(ByRole.NameOf).Skip(1);

    private protected void SoonShows(params string[] students) => Soon(() => Assert.Equal(students, Students));

    private protected async Task ChooseAsync(string item, string person)
    {
        await PressAsync("button", $"More for {person}");
        await PressAsync("menuitem", item);
    }

    private protected async Task SelectAsync(params string[] people)
    {
        foreach (var person in people)
            await TypeAsync("checkbox", $"Select {person}", true);
    }

    private protected async Task<EnrolmentState> PlaceAsync(string address) =>
        (await School.PlaceAsync((await School.AccountAsync(address))!.Id))!;

    /// <summary>By Alan; on another server unless told otherwise: the page does not hear of it.</summary>
    private protected async Task TakeAwayAsync(Actor person, Permission permission, PermissionService? service = null) =>
        _ = (await (service ?? School.Database.Another<PermissionService>()).SwitchAsync(
            School.Alan, School.Algebra, Data.Accounts.PersonRef.To(person.AccountId), permission, false)).Value;

    private protected void OnlyLooks()
    {
        Assert.Empty(Every("checkbox"));
        Assert.DoesNotContain(Every("button"), button => ByRole.NameOf(button).StartsWith("More for", StringComparison.Ordinal));
        Assert.Empty(Every("button", "Join link…"));
        Assert.Empty(Every("link", "Export CSV"));
        Assert.Empty(Every("link", "Enrol students"));
    }
}

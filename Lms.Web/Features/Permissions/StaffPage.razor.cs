using System.Globalization;
using Lms.Data.Accounts;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Web.Features.Accounts;
using Lms.Web.Features.Mail;
using Lms.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace Lms.Web.Features.Permissions;

/// <summary>The staff page: its state is in the address; rows are read again whenever somebody changes what they show.</summary>
public sealed partial class StaffPage
{
    readonly HashSet<long> selected = [];
    StaffView? view;
    StaffRow? pinned;
    EmailAddress? draft;
    Problem? problem;
    (long Course, StaffFilter Filter)? shown;
    bool focusDraft;
    int loads;

    [Inject] PermissionQueries Queries { get; set; } = null!;

    [Inject] StaffActions Actions { get; set; } = null!;

    [Inject] StaffDialogs Dialogs { get; set; } = null!;

    [Inject] PersonDialogs People { get; set; } = null!;

    [Inject] InvitationActions Invitations { get; set; } = null!;

    [Inject] LookingAs Looking { get; set; } = null!;

    [Inject] CurrentActor Current { get; set; } = null!;

    [Inject] NavigationManager Navigation { get; set; } = null!;

    [Inject] Browser Browser { get; set; } = null!;

    [Parameter] public long CourseId { get; set; }

    [SupplyParameterFromQuery(Name = "q")] string? Search { get; set; }

    [SupplyParameterFromQuery] string? Show { get; set; }

    [SupplyParameterFromQuery] string? Sort { get; set; }

    [SupplyParameterFromQuery] string? Page { get; set; }

    bool Descending => Sort == "-name";

    // Anybody can type an address; what makes no sense in it counts as not said.
    StaffFilter Filter => new(
        Search ?? "",
        Enum.TryParse<StaffShow>(Show, ignoreCase: true, out var show) && Enum.IsDefined(show) ? show : StaffShow.Everyone,
        Descending,
        int.TryParse(Page, NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 1);

    // Whoever was just named stands first, whatever the filter; nobody stands twice.
    IReadOnlyList<StaffRow> Rows => view is null ? []
        : pinned is null ? view.People.Rows
        : [pinned, .. view.People.Rows.Where(row => !string.Equals(row.Address, pinned.Address, StringComparison.OrdinalIgnoreCase))];

    protected override async Task OnParametersSetAsync()
    {
        if (shown == (CourseId, Filter))
            return;
        if (shown?.Course != CourseId)
            (pinned, draft) = (null, null);
        selected.Clear();
        await LoadAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!focusDraft)
            return;
        focusDraft = false;
        await Browser.FocusAsync("table.people tbody tr:first-child [role=switch]:not([aria-disabled=true])");
    }

    async Task LoadAsync()
    {
        var again = shown == (CourseId, Filter);
        shown = (CourseId, Filter);
        me = await Current.IdAsync();
        var load = ++loads;
        var answer = await Queries.StaffAsync(await Current.GetAsync(), CourseId, Filter);
        if (load != loads)
            return; // something newer was asked for meanwhile
        if (Passes(answer.Problem))
        {
            Interlocked.Exchange(ref aboutMe, 1); // all of it, once it can be read
            return;
        }

        if (again && view is not null && answer.Problem is { Why: Why.StorageUnavailable } passing)
        {
            Actions.Tell(passing);
            return;
        }

        problem = answer.Problem;
        if (answer.Succeeded)
            view = answer.Value;
        if (view?.ReadOnly is not null)
        {
            (pinned, draft) = (null, null);
            selected.Clear();
        }
    }

    Task ShowAsync(StaffFilter filter)
    {
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
        {
            ["q"] = filter.Search.Length > 0 ? filter.Search : null,
            ["show"] = filter.Show == StaffShow.Everyone ? null : filter.Show.ToString().ToLowerInvariant(),
            ["sort"] = filter.Descending ? "-name" : null,
            ["page"] = filter.Page > 1 ? filter.Page : null,
        }), replace: filter == Filter with { Search = filter.Search }); // each letter is no step back
        return Task.CompletedTask;
    }

    void Pin(Named named) => (pinned, draft, focusDraft) = (named.Row, named.Address, true);
}

using Lms.Data.Accounts;
using Lms.Data.Enrolments;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Web.Features.Accounts;
using Lms.Web.Features.Mail;
using Lms.Web.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Lms.Web.Features.Enrolments;

/// <summary>The roster: its state is in the address, and it is read again whenever somebody changes it.</summary>
public sealed partial class RosterPage
{
    readonly HashSet<long> selected = [];
    RosterView? view;
    Problem? problem;
    (long Course, RosterFilter Filter)? shown;
    int loads;

    [Inject] EnrolmentQueries Queries { get; set; } = null!;

    [Inject] RosterActions Actions { get; set; } = null!;

    [Inject] PersonDialogs People { get; set; } = null!;

    [Inject] InvitationActions Invitations { get; set; } = null!;

    [Inject] IDialogService Dialogs { get; set; } = null!;

    [Inject] LookingAs Looking { get; set; } = null!;

    [Inject] CurrentActor Current { get; set; } = null!;

    [Inject] NavigationManager Navigation { get; set; } = null!;

    [Parameter] public long CourseId { get; set; }

    [SupplyParameterFromQuery(Name = "q")] string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "show")] string? ShowOnly { get; set; }

    [SupplyParameterFromQuery] string? Section { get; set; }

    [SupplyParameterFromQuery(Name = "sort")] string? SortBy { get; set; }

    [SupplyParameterFromQuery] string? Page { get; set; }

    RosterFilter Filter => RosterAddress.Read(Search, ShowOnly, Section, SortBy, Page);

    // Not a link within the page: the browser saves a file, and follows to the page that says why where there is none.
    string Download => new UriBuilder(Navigation.Uri) { Path = $"/courses/{CourseId}/students.csv", Fragment = "" }.Uri.PathAndQuery;

    protected override async Task OnParametersSetAsync()
    {
        if (shown == (CourseId, Filter))
            return;
        selected.Clear();
        await LoadAsync();
    }

    async Task LoadAsync()
    {
        shown = (CourseId, Filter);
        var load = ++loads;
        var answer = await Queries.RosterAsync(await Current.GetAsync(), CourseId, Filter);
        if (load != loads || Passes(answer.Problem))
            return; // something newer was asked for meanwhile
        problem = answer.Problem;
        if (!answer.Succeeded)
            return;
        view = answer.Value;
        selected.IntersectWith(view.ReadOnly is null ? view.Students.Rows.Select(row => row.AccountId) : []);
    }

    void Show(RosterFilter filter) => Navigation.NavigateTo(
        Navigation.GetUriWithQueryParameters(RosterAddress.Write(filter)),
        replace: filter == Filter with { Search = filter.Search }); // each letter is no step back

    void Sort(RosterSort by) => Show(Filter with { Sort = by, Descending = Filter.Sort == by && !Filter.Descending, Page = 1 });

    void Select((IReadOnlyList<long> Students, bool On) choice)
    {
        if (choice.On)
            selected.UnionWith(choice.Students);
        else
            selected.ExceptWith(choice.Students);
    }

    Task DoAsync(StudentCommand command, string title) => command switch
    {
        StudentCommand.LookAs => LookAs(command.Row, title),
        StudentCommand.Withdraw => WithdrawAsync([command.Row.AccountId]),
        StudentCommand.SetSection => SetSectionAsync([command.Row.AccountId]),
        StudentCommand.Invite => Invitations.InviteAsync(CourseId, [command.Row.AccountId]),
        StudentCommand.CopyLink => People.CopySignInLinkAsync(CourseId),
        _ => CorrectAsync(command.Row),
    };

    Task LookAs(StudentRow row, string title)
    {
        Looking.Begin(new(CourseId, row.AccountId, null), row.Name, title);
        Navigation.NavigateTo($"/courses/{CourseId}");
        return Task.CompletedTask;
    }

    async Task WithdrawAsync(IReadOnlyList<long> students)
    {
        await Actions.WithdrawAsync(CourseId, students);
        await LoadAsync();
    }

    async Task SetSectionAsync(IReadOnlyList<long> students)
    {
        var row = students.Count == 1 ? view!.Students.Rows.FirstOrDefault(r => r.AccountId == students[0]) : null;
        var dialog = await Dialogs.ShowAsync<SectionDialog>(Say["Section.Heading", row?.Name ?? Say["Select.Count", students.Count]], new DialogParameters
        {
            [nameof(SectionDialog.Section)] = row?.Section ?? "",
            [nameof(SectionDialog.Known)] = view!.Sections,
        });
        if (await dialog.GetReturnValueAsync<string?>() is not { } section)
            return;
        await Actions.SetSectionAsync(CourseId, students, section);
        await LoadAsync();
    }

    async Task CorrectAsync(StudentRow row)
    {
        if (await People.AskAddressAsync(new Person(row.AccountId, row.Name, row.Address)) is not null)
            await LoadAsync();
    }

    async Task ShowJoinLinkAsync() => await Dialogs.ShowAsync<JoinLinkDialog>(Say["Join.Heading"],
        new DialogParameters { [nameof(JoinLinkDialog.CourseId)] = CourseId });
}

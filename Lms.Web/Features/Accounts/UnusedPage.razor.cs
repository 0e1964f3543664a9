using System.Globalization;
using Lms.Data.Accounts;
using Lms.Data.Shared;
using Lms.Web.Features.Mail;
using Lms.Web.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Lms.Web.Features.Accounts;

/// <summary>Accounts that were named and never used, the oldest first; those chosen are removed once it is said what goes with them.</summary>
public sealed partial class UnusedPage
{
    const int Named = 5; // by name, in the question

    readonly HashSet<long> chosen = [];
    Page<UnusedRow>? unused;
    Problem? problem;
    (UnusedFor Since, int Page)? shown;

    [Inject] UnusedQueries Queries { get; set; } = null!;

    [Inject] ErasureService Erasure { get; set; } = null!;

    [Inject] InvitationActions Invitations { get; set; } = null!;

    [Inject] CurrentActor Current { get; set; } = null!;

    [Inject] IDialogService Dialogs { get; set; } = null!;

    [Inject] Messages Messages { get; set; } = null!;

    [Inject] NavigationManager Navigation { get; set; } = null!;

    [SupplyParameterFromQuery] string? Days { get; set; }

    [SupplyParameterFromQuery] string? Page { get; set; }

    UnusedFor Since => Enum.GetValues<UnusedFor>().Where(since => Number((int)since) == Days).DefaultIfEmpty(UnusedFor.Quarter).First();

    int PageNumber => int.TryParse(Page, NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 1;

    protected override async Task OnParametersSetAsync()
    {
        if (shown == (Since, PageNumber))
            return;
        chosen.Clear(); // what is out of sight is not removed
        await LoadAsync();
    }

    async Task LoadAsync()
    {
        var asked = shown = (Since, PageNumber);
        var answer = await Queries.UnusedAsync(await Current.GetAsync(), (int)Since, PageNumber);
        if (asked != shown)
            return; // something newer was asked for meanwhile
        (problem, unused) = (answer.Problem, answer.Succeeded ? answer.Value : unused);
        chosen.IntersectWith(unused?.Rows.Where(row => row.Kept is null).Select(row => row.AccountId) ?? []);
    }

    async Task RemindAsync()
    {
        long[] people = [.. chosen];
        chosen.Clear();
        await Invitations.InviteAsync(null, people);
        await LoadAsync();
    }

    async Task RemoveAsync()
    {
        var rows = unused!.Rows.Where(row => chosen.Contains(row.AccountId)).ToList();
        var lead = Say[rows.Count == 1 ? "Unused.ConfirmOne" : "Unused.Confirm", rows.Count, Names(rows), rows.Sum(row => row.Teaches), rows.Sum(row => row.Attends)];
        if (!await Dialogs.ConfirmAsync(Say["Unused.Remove"], lead, Say["Unused.Do"], Say["Cancel"]))
            return;
        var removed = await Erasure.RemoveUnusedAsync(await Current.GetAsync(), (int)Since, [.. rows.Select(row => row.AccountId)]);
        if (removed.Problem is { } refused)
            Messages.Tell(refused);
        else
            Messages.Tell(Say[removed.Value.Accounts == 1 ? "Told.UnusedOne" : "Told.Unused", removed.Value.Accounts]
                + (removed.Value.Kept > 0 ? " " + Say["Told.UnusedKept", removed.Value.Kept] : ""));
        await LoadAsync();
    }

    void Show(UnusedFor since, int page) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
    {
        ["days"] = since == UnusedFor.Quarter ? null : (int)since,
        ["page"] = page > 1 ? page : null,
    }));

    static string Names(List<UnusedRow> rows) => string.Join(", ", rows.Take(Named).Select(row => row.Name)) + (rows.Count > Named ? " …" : "");

    static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

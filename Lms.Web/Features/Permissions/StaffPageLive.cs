using Lms.Data.Permissions;
using Lms.Data.Shared;
using Microsoft.AspNetCore.Components;

namespace Lms.Web.Features.Permissions;

/// <summary>What others change while the page is open appears in it.</summary>
public sealed partial class StaffPage
{
    long me;
    int aboutMe;

    [Inject] NamingQueries Naming { get; set; } = null!;

    // Whoever is pinned stands outside of the page that is loaded.
    async Task ReadAsync(bool all)
    {
        if (all)
            await LoadAsync();
        if (!all || pinned is not null)
            await RefreshAsync();
    }

    // Rows keep their place under the pointer: only what they show is read again.
    async Task RefreshAsync()
    {
        if (view is null)
            return;
        var ids = Rows.Where(row => !row.IsDraft).Select(row => row.AccountId).ToList();
        var answer = await Queries.RowsAsync(await Current.GetAsync(), CourseId, ids);
        if (!answer.Succeeded)
        {
            await LoadAsync();
            return;
        }

        var fresh = answer.Value.ToDictionary(row => row.AccountId);
        view = view with
        {
            People = view.People with { Rows = [.. view.People.Rows.Where(r => fresh.ContainsKey(r.AccountId)).Select(r => fresh[r.AccountId])] },
        };
        if (pinned is { IsDraft: false })
            pinned = fresh.GetValueOrDefault(pinned.AccountId);
    }

    // Somebody else was faster with the same address: the draft becomes their row.
    async Task AdoptAsync()
    {
        if (draft is null)
            return;
        var named = await Naming.NameAsync(await Current.GetAsync(), CourseId, draft.Normal, sure: true);
        if (named is { Succeeded: true, Value.Row: { IsDraft: false } row })
            (pinned, draft) = (row, null);
    }

    protected override bool Concerned(IReadOnlyCollection<Change> changes)
    {
        if (!changes.Any(change => change.TouchesPeopleOf(CourseId)))
            return false;
        if (changes.Any(change => change.MayConcern(me)))
            Interlocked.Exchange(ref aboutMe, 1);
        return true;
    }

    protected override async Task ReadAgainAsync()
    {
        var could = view is { ReadOnly: null };
        await AdoptAsync();
        // One's own rights may have come or gone.
        await ReadAsync(all: Interlocked.Exchange(ref aboutMe, 0) == 1 || problem is not null || !could);
        if (could && view?.ReadOnly is { Why: Why.NeedsManageStaff })
            Actions.TellNoLonger();
    }
}

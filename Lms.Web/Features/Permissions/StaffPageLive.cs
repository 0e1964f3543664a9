using Lms.Data.Permissions;
using Lms.Data.Shared;
using Microsoft.AspNetCore.Components;

namespace Lms.Web.Features.Permissions;

/// <summary>What others change while the page is open appears in it.</summary>
public sealed partial class StaffPage
{
    static readonly TimeSpan breath = TimeSpan.FromMilliseconds(300);

    IDisposable? subscription;
    long me;
    int aboutMe;
    int refreshing;

    [Inject] LiveChanges Live { get; set; } = null!;

    [Inject] NamingQueries Naming { get; set; } = null!;

    public void Dispose() => subscription?.Dispose();

    protected override void OnInitialized()
    {
        if (RendererInfo.IsInteractive)
            subscription = Live.Subscribe(Hear);
    }

    // Whoever is pinned stands outside of the page that is loaded.
    async Task ReadAgainAsync(bool all)
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

    void Hear(IReadOnlyCollection<Change> changes)
    {
        if (changes.Any(change => change.MayConcern(me)))
            Interlocked.Exchange(ref aboutMe, 1);
        var concerns = changes.Any(change => change.CourseId is null || change.CourseId == CourseId);
        if (concerns && Interlocked.Exchange(ref refreshing, 1) == 0)
            _ = InvokeAsync(HeardAsync);
    }

    async Task HeardAsync()
    {
        try
        {
            await Task.Delay(breath);
            Interlocked.Exchange(ref refreshing, 0);
            var could = view is { ReadOnly: null };
            await AdoptAsync();
            // One's own rights may have come or gone.
            await ReadAgainAsync(all: Interlocked.Exchange(ref aboutMe, 0) == 1 || problem is not null || !could);
            if (could && view?.ReadOnly is { Why: Why.NeedsManageStaff })
                Actions.TellNoLonger();
            StateHasChanged();
        }
        catch (Exception exception)
        {
            await DispatchExceptionAsync(exception);
        }
    }
}

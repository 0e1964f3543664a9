using Lms.Data.Shared;
using Microsoft.AspNetCore.Components;

namespace Lms.Web.Features.Enrolments;

/// <summary>What others change while the roster is open appears in it.</summary>
public sealed partial class RosterPage
{
    static readonly TimeSpan breath = TimeSpan.FromMilliseconds(300);

    IDisposable? subscription;
    int refreshing;

    [Inject] LiveChanges Live { get; set; } = null!;

    public void Dispose()
    {
        subscription?.Dispose();
        subscription = null;
    }

    protected override void OnInitialized()
    {
        if (RendererInfo.IsInteractive)
            subscription = Live.Subscribe(Hear);
    }

    void Hear(IReadOnlyCollection<Change> changes)
    {
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
            if (subscription is null)
                return; // the page was left meanwhile
            await LoadAsync();
            StateHasChanged();
        }
        catch (Exception exception)
        {
            await DispatchExceptionAsync(exception);
        }
    }
}

using Lms.Data.Shared;
using Microsoft.AspNetCore.Components;

namespace Lms.Web.Shared;

/// <summary>A page that is read again, a breath later, when somebody changes what it shows.</summary>
public abstract class LivePage : ComponentBase, IDisposable
{
    static readonly TimeSpan breath = TimeSpan.FromMilliseconds(300), pause = TimeSpan.FromSeconds(3);

    IDisposable? subscription;
    IDisposable? alarm;
    DateTime? alarmAt;
    int waiting;
    bool again, passed;

    [Inject] LiveChanges Live { get; set; } = null!;

    [Inject] SchoolClock Time { get; set; } = null!;

    public void Dispose()
    {
        SetAlarm(null);
        subscription?.Dispose();
        subscription = null;
        GC.SuppressFinalize(this);
    }

    protected override void OnInitialized()
    {
        if (RendererInfo.IsInteractive)
            subscription = Live.Subscribe(Hear);
    }

    /// <summary>Whether any of these changes what the page shows. Asked on the thread of whoever made the change.</summary>
    protected abstract bool Concerned(IReadOnlyCollection<Change> changes);

    protected abstract Task ReadAgainAsync();

    /// <summary>How long changes are gathered before the page is read again: longer where reading it counts much.</summary>
    protected virtual TimeSpan Breath => breath;

    /// <summary>Whether what was just read again could not be read: there is nothing new to show.</summary>
    protected bool HasPassed => again && passed;

    /// <summary>
    /// Whether the records could not be reached while the page was read again by itself: what it shows, and what is typed there, stays; it is read
    /// once more soon.
    /// </summary>
    protected bool Passes(Problem? problem) => again && problem?.Why == Why.StorageUnavailable && (passed = true);

    /// <summary>Reads the page again once more when an instant (UTC) has come at which something appears by itself; null: at none.</summary>
    protected void ReadAgainAt(DateTime? instant)
    {
        if (subscription is not null && instant != alarmAt)
            SetAlarm(instant);
    }

    void SetAlarm(DateTime? instant)
    {
        alarm?.Dispose();
        alarmAt = instant;
        alarm = instant is { } at ? Time.At(at, Begin) : null;
    }

    void Hear(IReadOnlyCollection<Change> changes)
    {
        if (Concerned(changes))
            Begin();
    }

    void Begin()
    {
        if (Interlocked.Exchange(ref waiting, 1) == 0)
            _ = InvokeAsync(HeardAsync);
    }

    async Task HeardAsync()
    {
        try
        {
            await Task.Delay(passed ? pause : Breath);
            Interlocked.Exchange(ref waiting, 0);
            if (subscription is null)
                return; // the page was left meanwhile
            (again, passed) = (true, false);
            await ReadAgainAsync();
            again = false;
            StateHasChanged();
            if (passed)
                Begin();
        }
        catch (Exception exception)
        {
            await DispatchExceptionAsync(exception);
        }
    }
}

using Lms.Data.Shared;
using Microsoft.AspNetCore.Components;

namespace Lms.Web.Shared;

/// <summary>A page that is read again, a breath later, when somebody changes what it shows.</summary>
public abstract class LivePage : ComponentBase, IDisposable
{
    static readonly TimeSpan breath = TimeSpan.FromMilliseconds(300);

    IDisposable? subscription;
    IDisposable? alarm;
    DateTime? alarmAt;
    int waiting;

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
            await Task.Delay(breath);
            Interlocked.Exchange(ref waiting, 0);
            if (subscription is null)
                return; // the page was left meanwhile
            await ReadAgainAsync();
            StateHasChanged();
        }
        catch (Exception exception)
        {
            await DispatchExceptionAsync(exception);
        }
    }
}

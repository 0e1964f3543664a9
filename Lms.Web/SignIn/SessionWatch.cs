using Lms.Data.Accounts;
using Lms.Data.Storage;

namespace Lms.Web.SignIn;

/// <summary>
/// The one look of a server, for all its pages: whether a session's time has come, and whether another program wrote something that ends one. While nobody
/// writes, it reads nothing; however many pages are open, it reads once.
/// </summary>
public sealed partial class SessionWatch(
    OpenSessions open, SessionService sessions, DatabasePulse pulse, TimeProvider time, ILogger<SessionWatch> log) : BackgroundService
{
    /// <summary>How long what another program wrote may go unseen.</summary>
    internal static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    static readonly TimeSpan noting = TimeSpan.FromMinutes(5);

    bool due;
    DateTimeOffset noted = time.GetUtcNow();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using (pulse)
        {
            using var timer = new PeriodicTimer(Pause, time);
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await LookAsync(stoppingToken);
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    LogFailed(exception); // a fault here must not close the school; the next look tries again
                }
            }
        }
    }

    internal async Task LookAsync(CancellationToken cancel)
    {
        open.EndDue();
        due |= await pulse.HasMovedAsync(cancel);
        if (due)
            due = !await open.LookAsync(cancel);
        if ((time.GetUtcNow() - noted).Duration() >= noting)
            await NoteAsync(cancel);
    }

    async Task NoteAsync(CancellationToken cancel)
    {
        noted = time.GetUtcNow();
        if (open.TakeHeard() is { Count: > 0 } heard)
            _ = await sessions.SeenAsync(heard, cancel); // what the database could not do, the store has logged
    }

    [LoggerMessage(LogLevel.Error, "Which sessions have ended could not be looked at.")]
    partial void LogFailed(Exception exception);
}

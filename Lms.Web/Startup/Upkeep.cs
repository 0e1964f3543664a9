using Lms.Data.Upkeep;

namespace Lms.Web.Startup;

/// <summary>Looks every hour whether the day's upkeep is due; the database knows, so that several servers do it once.</summary>
sealed partial class Upkeep(UpkeepService service, TimeProvider time, ILogger<Upkeep> log) : BackgroundService
{
    static readonly TimeSpan hour = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(hour, time);
        do
        {
            try
            {
                var done = await service.RunAsync(stoppingToken); // what the database could not do, the store has logged
                if (done is { Succeeded: true, Value: { Accounts: > 0 } or { Entries: > 0 } })
                    LogDone(done.Value.Accounts, done.Value.Entries);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogFailed(exception); // a fault here must not close the school; the next hour tries again
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Information, "Upkeep removed {Accounts} unused accounts and {Entries} old log entries.")]
    partial void LogDone(int accounts, int entries);

    [LoggerMessage(LogLevel.Error, "Upkeep failed.")]
    partial void LogFailed(Exception exception);
}

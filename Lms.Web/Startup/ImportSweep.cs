using Lms.Data.Enrolments.Turns;

namespace Lms.Web.Startup;

/// <summary>Looks every minute whether another program died in the middle of an import, and takes back what it left.</summary>
sealed partial class ImportSweep(ImportTakeBack imports, TimeProvider time, ILogger<ImportSweep> log) : BackgroundService
{
    static readonly TimeSpan minute = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(minute, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await SweepAsync(stoppingToken);
    }

    /// <summary>Once, also before the first visitor. A fault here must not close the school, nor keep it closed: the next minute tries again.</summary>
    internal async Task SweepAsync(CancellationToken cancel)
    {
        try
        {
            var swept = await imports.SweepAsync(cancel); // what the database could not do, the store has logged
            if (swept is { Succeeded: true, Value: true })
                LogTakenBack();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogFailed(exception);
        }
    }

    [LoggerMessage(LogLevel.Warning, "An import whose program had ended in the middle of it was taken back.")]
    partial void LogTakenBack();

    [LoggerMessage(LogLevel.Error, "What an import left half done could not be taken back.")]
    partial void LogFailed(Exception exception);
}

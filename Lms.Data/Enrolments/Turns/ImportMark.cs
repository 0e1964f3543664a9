using System.Diagnostics;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Lms.Data.Enrolments.Turns;

/// <summary>
/// Says that an import of many turns is carried out, or taken back, by a program that lives: an empty file beside the database, held open.
/// However the program ends, the operating system lets go of it; a time in a table would have to run out first. There is one, so that no
/// import builds on what another may yet take back.
/// </summary>
public sealed partial class ImportMark(IDbContextFactory<LmsDbContext> contexts, ILogger<ImportMark> log)
{
    static readonly TimeSpan again = TimeSpan.FromMilliseconds(100), patience = TimeSpan.FromSeconds(10);

    /// <summary>Takes the mark, unless another holds it.</summary>
    internal async Task<Result<FileStream>> TryTakeAsync(CancellationToken cancel)
    {
        var file = await FileAsync(cancel);
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (IsHeld(exception))
        {
            return Why.ImportUnderWay;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogUnavailable(exception);
            return Why.StorageUnavailable;
        }
    }

    /// <summary>Takes the mark as soon as nobody holds it; whoever waits long is told so.</summary>
    internal async Task<Result<FileStream>> TakeAsync(CancellationToken cancel)
    {
        for (var since = Stopwatch.GetTimestamp(); ;)
        {
            var taken = await TryTakeAsync(cancel);
            if (taken.Problem?.Why != Why.ImportUnderWay || Stopwatch.GetElapsedTime(since) >= patience)
                return taken;
            await Task.Delay(again, cancel);
        }
    }

    // EWOULDBLOCK of Linux and of BSD and macOS; the sharing and the lock violation of Windows.
    static bool IsHeld(IOException exception) => exception.HResult is 11 or 35 or unchecked((int)0x80070020) or unchecked((int)0x80070021);

    async Task<string> FileAsync(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return $"{db.Database.GetDbConnection().DataSource}-import";
    }

    [LoggerMessage(LogLevel.Error, "The file beside the database that says that an import is under way could not be opened.")]
    partial void LogUnavailable(Exception exception);
}

using System.Security.Cryptography;
using Lms.Data.Shared;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Lms.Data.Content.Files;

/// <summary>
/// The folder in which uploaded files lie, under names that are made up. A file is there as a whole or not at all. It knows nothing of
/// who may read what: use cases do.
/// </summary>
public sealed partial class FileStore(IOptions<FilesOptions> options, ILogger<FileStore> log)
{
    const int BufferLength = 1 << 16;
    const string Partly = ".part";

    // In bytes: how much is taken in before the disk is looked at again.
    const long Stretch = 16_000_000;

    string Folder => options.Value.Folder;

    /// <summary>
    /// Takes a file in as it comes, and says what it is by its content. <see cref="Why.UploadTooLarge"/>, <see cref="Why.FileEmpty"/>,
    /// <see cref="Why.FileTypeNotAllowed"/>, <see cref="Why.UploadFailed"/> (it stopped coming), <see cref="Why.FilesUnavailable"/> (no room);
    /// nothing is left then. The caller makes a row of it in its own transaction, or calls <see cref="Discard"/>.
    /// </summary>
    public async Task<Result<NewFile>> SaveAsync(string name, Stream content, CancellationToken cancel = default)
    {
        var clean = FileNames.Clean(name);
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var partly = PathOf(key) + Partly;
        var kept = false;
        try
        {
            Directory.CreateDirectory(Folder);
            if (IsNearlyFull())
                return Why.FilesUnavailable;
            var saved = await CopyAsync(clean, key, content, partly, cancel);
            if (saved.Succeeded)
                File.Move(partly, PathOf(key));
            kept = saved.Succeeded;
            return saved;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogUnavailable(exception);
            return Why.FilesUnavailable;
        }
        finally
        {
            if (!kept)
                Delete(partly);
        }
    }

    /// <summary>Takes a file away that no row knows of: what it was for did not happen.</summary>
    public void Discard(NewFile file) => Remove(file.Key);

    /// <summary>The content of a file, to be closed by the caller; null when it is not there.</summary>
    public Stream? Open(string key)
    {
        try
        {
            return new FileStream(PathOf(key), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferLength, useAsync: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogUnavailable(exception);
            return null;
        }
    }

    internal void Remove(string key) => Delete(PathOf(key));

    /// <summary>The keys of what lies there untouched since a time (UTC), whole or partly.</summary>
    internal IEnumerable<string> Since(DateTime before) => !Directory.Exists(Folder) ? [] :
        new DirectoryInfo(Folder).EnumerateFiles().Where(file => file.LastWriteTimeUtc < before).Select(file => file.Name);

    bool IsNearlyFull()
    {
        try
        {
            if (new DriveInfo(Folder).AvailableFreeSpace >= options.Value.MegabytesLeftFree * 1_000_000L)
                return false;
            LogFull(options.Value.MegabytesLeftFree);
            return true;
        }
        catch (ArgumentException)
        {
            return false; // a share of another machine, which does not say how much room it has
        }
    }

    async Task<Result<NewFile>> CopyAsync(string name, string key, Stream content, string path, CancellationToken cancel)
    {
        await using var file = Create(path);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferLength];
        var (length, looked) = (0L, 0L);
        for (; ; )
        {
            if (await ReadAsync(content, buffer, cancel) is not { } count)
                return new Problem(Why.UploadFailed, name);
            if (count == 0)
                break;
            if ((length += count) > options.Value.MaxBytes)
                return new Problem(Why.UploadTooLarge, name, options.Value.MaxMegabytes);
            if (length - looked > Stretch)
            {
                looked = length; // others fill the disk meanwhile
                if (IsNearlyFull())
                    return new Problem(Why.FilesUnavailable);
            }

            hash.AppendData(buffer, 0, count);
            await file.WriteAsync(buffer.AsMemory(0, count), cancel);
        }

        if (length == 0)
            return new Problem(Why.FileEmpty, name);
        await file.FlushAsync(cancel);
        var type = await FileTypes.OfAsync(file, cancel);
        if (type is null || !options.Value.Allowed.Contains(type.Kind))
            return new Problem(Why.FileTypeNotAllowed, name, options.Value.Allowed);
        file.Flush(flushToDisk: true);
        return new NewFile(key, name, type.ContentType, length, Convert.ToHexStringLower(hash.GetCurrentHash()));
    }

    // Whatever stops a source, a cut line or a closed page: it is not the folder's fault, and the visitor may try again.
    async Task<int?> ReadAsync(Stream content, byte[] buffer, CancellationToken cancel)
    {
        try
        {
            return await content.ReadAsync(buffer, cancel);
        }
        catch (Exception exception) when (!cancel.IsCancellationRequested)
        {
            LogCut(exception);
            return null;
        }
    }

    static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }

    void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogUnavailable(exception); // the day's sweep tries again
        }
    }

    string PathOf(string key) => Path.Combine(Folder, Path.GetFileName(key));

    [LoggerMessage(LogLevel.Error, "The folder of uploaded files could not be read or written.")]
    partial void LogUnavailable(Exception exception);

    [LoggerMessage(LogLevel.Error, "Less than {Megabytes} MB are free on the disk of uploaded files: no more are taken.")]
    partial void LogFull(int megabytes);

    [LoggerMessage(LogLevel.Information, "An upload stopped before its end.")]
    partial void LogCut(Exception exception);
}

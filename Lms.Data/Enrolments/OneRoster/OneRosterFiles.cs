using System.IO.Compression;
using Lms.Data.Shared;
using Lms.Data.Storage;

namespace Lms.Data.Enrolments.OneRoster;

/// <summary>
/// Where a package comes from: a zip, a folder, or files that somebody chose. Whatever they hold is read or refused with a reason,
/// no further than the limit; nothing is unpacked.
/// </summary>
public static class OneRosterFiles
{
    /// <summary>A zip; its files may lie in a folder within.</summary>
    public static async Task<Result<OneRosterPackage>> ReadZipAsync(Stream zip, ImportOptions limits, CancellationToken cancel = default)
    {
        await using var seekable = zip.CanSeek ? null : await KeptAsync(zip, limits, cancel);
        if (seekable is not null && seekable.Length > limits.OneRosterBytes)
            return new Problem(Why.OneRosterTooLarge, limits.OneRosterMegabytes);
        try
        {
            await using var archive = await ZipArchive.CreateAsync(seekable ?? zip, ZipArchiveMode.Read, leaveOpen: true, null, cancel);
            var files = new Dictionary<string, Func<Stream>>();
            foreach (var entry in archive.Entries)
                files.TryAdd(entry.FullName, entry.Open);
            return await ReadAsync(files, limits, cancel);
        }
        catch (InvalidDataException)
        {
            return Why.OneRosterNoZip;
        }
    }

    /// <summary>A folder. Throws what the file system throws.</summary>
    public static Task<Result<OneRosterPackage>> ReadFolderAsync(string folder, ImportOptions limits, CancellationToken cancel = default) =>
        ReadAsync(
            Directory.EnumerateFiles(folder).ToDictionary(path => Path.GetFileName(path), path => (Func<Stream>)(() => File.OpenRead(path))),
            limits, cancel);

    /// <summary>Files by their names, which may have folders in front; each that is needed is opened once, and closed.</summary>
    public static Task<Result<OneRosterPackage>> ReadAsync(
        IReadOnlyDictionary<string, Func<Stream>> files, ImportOptions limits, CancellationToken cancel = default)
    {
        // Those that lie beside the manifest; of several manifests, the one that lies outermost.
        var named = files.Select(file => (Path: file.Key.Replace('\\', '/'), Open: file.Value)).ToList();
        var manifest = named.Where(file => NameOf(file.Path).Equals(OneRosterManifest.File, StringComparison.OrdinalIgnoreCase))
            .Select(file => file.Path).OrderBy(path => path.Count(c => c == '/')).ThenBy(path => path, StringComparer.Ordinal).FirstOrDefault();
        if (manifest is null)
            return Task.FromResult<Result<OneRosterPackage>>(Why.OneRosterNoManifest);
        var folder = manifest[..^NameOf(manifest).Length];
        var beside = new Dictionary<string, Func<Stream>>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in named.Where(file => file.Path == folder + NameOf(file.Path)))
            beside.TryAdd(NameOf(file.Path), file.Open);
        return new OneRosterReader(beside, limits).ReadAsync(cancel);
    }

    static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    // The table of contents of a zip stands at its end. Memory is no place for it: the file is gone when it is closed.
    static async Task<FileStream> KeptAsync(Stream zip, ImportOptions limits, CancellationToken cancel)
    {
        var file = PassingFile.Create();
        try
        {
            var buffer = new byte[81_920];
            for (int read; file.Length <= limits.OneRosterBytes && (read = await zip.ReadAsync(buffer, cancel)) > 0;)
                await file.WriteAsync(buffer.AsMemory(0, read), cancel);
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}

using System.Security.Cryptography;
using System.Text;
using Lms.Data.Content.Files;
using Lms.Data.Shared;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Lms.Tests.Content.Files;

/// <summary>A file is in the folder as a whole, or nothing of it is.</summary>
public sealed class FileStoreTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("lms-files-").FullName;
    readonly FilesOptions options = new() { MaxMegabytes = 1 };

    public FileStoreTests() => options.Folder = folder;

    FileStore Store => new(Options.Create(options), NullLogger<FileStore>.Instance);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task What_is_taken_in_is_described_and_comes_out_as_it_went_in()
    {
        var content = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("Words.\n", 20_000)));

        var file = (await Store.SaveAsync("C:\\Users\\alan\\..\\Week 1\u202E.txt", new MemoryStream(content), default)).Value;

        Assert.Equal(("Week 1.txt", "text/plain", content.Length), (file.Name, file.ContentType, file.Length));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), file.Sha256);
        Assert.Equal(file.Key, Path.GetFileName(Assert.Single(Directory.GetFiles(folder))));
        Assert.Matches("^[0-9a-f]{32}$", file.Key);
        await using (var opened = Store.Open(file.Key)!)
        {
            var read = new MemoryStream();
            await opened.CopyToAsync(read, TestContext.Current.CancellationToken);
            Assert.Equal(content, read.ToArray());
        }

        Store.Discard(file);
        Assert.Empty(Directory.GetFiles(folder));
        Assert.Null(Store.Open(file.Key));
    }

    [Fact]
    public async Task As_much_as_is_allowed_is_taken_and_one_byte_more_is_not()
    {
        var most = Encoding.ASCII.GetBytes(new string('a', 1_000_000));

        Assert.True((await Store.SaveAsync("most.txt", new MemoryStream(most), default)).Succeeded);
        var refused = (await Store.SaveAsync("more.txt", new MemoryStream([.. most, (byte)'a']), default)).Problem!;

        Assert.Equal((Why.UploadTooLarge, "more.txt", 1), (refused.Why, refused.Values[0], refused.Values[1]));
        Assert.Single(Directory.GetFiles(folder));
    }

    [Fact]
    public async Task Nothing_and_what_is_not_allowed_is_refused_and_leaves_nothing()
    {
        options.Allowed = [FileKind.Pdf];

        Assert.Equal(Why.FileEmpty, await RefusedAsync("empty.pdf", []));
        Assert.Equal(Why.FileTypeNotAllowed, await RefusedAsync("really.pdf", "just words"u8.ToArray()));
        Assert.Equal(Why.FileTypeNotAllowed, await RefusedAsync("program.pdf", [(byte)'M', (byte)'Z', 0, 1, 2]));
        Assert.Null(await RefusedAsync("good.txt", "%PDF-1.7"u8.ToArray()));
        Assert.Single(Directory.GetFiles(folder));
    }

    [Fact]
    public async Task A_line_that_is_cut_is_told_and_leaves_nothing()
    {
        foreach (var fault in new Exception[] { new IOException("cut"), new InvalidOperationException("gone"), new OperationCanceledException() })
            Assert.Equal(Why.UploadFailed, (await Store.SaveAsync("a.txt", new Torn("half"u8.ToArray(), () => throw fault), default)).Problem?.Why);
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Fact]
    public async Task Who_stops_an_upload_leaves_nothing()
    {
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.SaveAsync("a.txt", new Torn("half"u8.ToArray(), () =>
        {
            stop.Cancel();
            stop.Token.ThrowIfCancellationRequested();
        }), stop.Token));

        Assert.Empty(Directory.GetFiles(folder));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_or_goes_away_is_told()
    {
        options.Folder = Path.Combine(folder, "taken");
        await File.WriteAllTextAsync(options.Folder, "a file in the folder's place", TestContext.Current.CancellationToken);
        Assert.Equal(Why.FilesUnavailable, await RefusedAsync("a.txt", "words"u8.ToArray()));

        options.Folder = Path.Combine(folder, "pulled out");
        var pulled = await Store.SaveAsync("a.txt", new Torn("words"u8.ToArray(), () => Directory.Delete(options.Folder, recursive: true)), default);
        Assert.Equal(Why.FilesUnavailable, pulled.Problem?.Why);

        Assert.Equal(["taken"], Directory.GetFileSystemEntries(folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_disk_that_is_nearly_full_takes_nothing_more()
    {
        options.MegabytesLeftFree = int.MaxValue;
        Assert.Equal(Why.FilesUnavailable, await RefusedAsync("a.txt", "words"u8.ToArray()));
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Theory]
    [InlineData("../lms.db")]
    [InlineData("/etc/passwd")]
    [InlineData("")]
    public void Only_what_lies_in_the_folder_is_opened(string key) => Assert.Null(Store.Open(key));

    async Task<Why?> RefusedAsync(string name, byte[] content) => (await Store.SaveAsync(name, new MemoryStream(content), default)).Problem?.Why;

    // Gives what it has, and then something happens.
    sealed class Torn(byte[] start, Action then) : MemoryStream(start)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Position == Length)
                then();
            return base.ReadAsync(buffer, cancellationToken);
        }
    }
}

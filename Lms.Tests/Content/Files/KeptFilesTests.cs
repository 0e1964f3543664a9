using System.Text;
using Lms.Data.Content.Files;
using Lms.Data.Shared;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Lms.Tests.Content.Files;

/// <summary>A file is kept as a whole, or nothing of it is.</summary>
public sealed class KeptFilesTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("lms-files-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task What_came_is_there_with_its_length_and_checksum_under_a_name_that_tells_nothing()
    {
        var file = (await SaveAsync("../../etc/abc.txt", "abc"u8.ToArray())).Value;

        Assert.Equal(("abc.txt", "text/plain", 3L, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"), (file.Name, file.ContentType, file.Length, file.Sha256));
        Assert.Matches("^[0-9a-f]{32}$", file.Key);
        Assert.Equal([file.Key], Directory.GetFiles(folder).Select(Path.GetFileName));
        await using var content = Store().Open(file.Key);
        Assert.Equal("abc", await new StreamReader(content!).ReadToEndAsync(TestContext.Current.CancellationToken));
        Store().Discard(file);
        Assert.Empty(Directory.GetFiles(folder));
        Assert.Null(Store().Open(file.Key));
    }

    [Fact]
    public async Task More_than_the_limit_is_refused_and_nothing_of_it_is_left() =>
        await RefusedAsync(new Problem(Why.UploadTooLarge, "long.txt", 1), "long.txt", new MemoryStream(Encoding.ASCII.GetBytes(new string('a', 1_000_001))));

    [Fact]
    public async Task Nor_of_one_without_content() => await RefusedAsync(new Problem(Why.FileEmpty, "empty.txt"), "empty.txt", new MemoryStream());

    [Fact]
    public async Task Nor_of_a_program_whatever_it_is_called()
    {
        var problem = await RefusedAsync(null, "essay.pdf", new MemoryStream("MZ\u0090\0\u0003\0\0\0"u8.ToArray()));
        Assert.Equal((Why.FileTypeNotAllowed, "essay.pdf"), (problem.Why, problem.Values[0]));
    }

    [Fact]
    public async Task Nor_when_the_line_is_cut_in_the_middle() => await RefusedAsync(new Problem(Why.UploadFailed, "cut.txt"), "cut.txt", new Cut(300_000));

    [Fact]
    public async Task Nor_when_somebody_stops_it()
    {
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store().SaveAsync("stopped.txt", new Cut(300_000, stop.Cancel), stop.Token));
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Fact]
    public async Task A_folder_that_can_not_be_written_is_said_in_a_sentence()
    {
        var taken = Path.Combine(folder, "taken");
        await File.WriteAllTextAsync(taken, "", TestContext.Current.CancellationToken);
        Assert.Equal(Why.FilesUnavailable, (await Store(taken).SaveAsync("a.txt", new MemoryStream([65]), TestContext.Current.CancellationToken)).Problem?.Why);
    }

    [Fact]
    public async Task Only_the_sorts_that_the_school_takes_are_taken()
    {
        var store = Store(allowed: [FileKind.Pdf]);
        Assert.Equal(Why.FileTypeNotAllowed, (await store.SaveAsync("a.txt", new MemoryStream("abc"u8.ToArray()), TestContext.Current.CancellationToken)).Problem?.Why);
        Assert.True((await store.SaveAsync("a.txt", new MemoryStream("%PDF-1.7 abc"u8.ToArray()), TestContext.Current.CancellationToken)).Succeeded);
    }

    FileStore Store(string? where = null, IReadOnlyList<FileKind>? allowed = null) => new(
        Options.Create(new FilesOptions { Folder = where ?? folder, MaxMegabytes = 1, Allowed = allowed ?? Enum.GetValues<FileKind>() }), NullLogger<FileStore>.Instance);

    Task<Result<NewFile>> SaveAsync(string name, byte[] content) => Store().SaveAsync(name, new MemoryStream(content), TestContext.Current.CancellationToken);

    async Task<Problem> RefusedAsync(Problem? expected, string name, Stream content)
    {
        var problem = (await Store().SaveAsync(name, content, TestContext.Current.CancellationToken)).Problem!;
        Assert.Equal(expected?.Why ?? problem.Why, problem.Why);
        Assert.Equal(expected?.Values ?? problem.Values, problem.Values);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
        return problem;
    }

    /// <summary>Gives letters until it breaks.</summary>
    sealed class Cut(int after, Action? then = null) : MemoryStream
    {
        int given;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (given >= after)
            {
                then?.Invoke();
                cancellationToken.ThrowIfCancellationRequested();
                throw new IOException("The line is cut.");
            }

            buffer.Span.Fill((byte)'a');
            given += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
